import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aQuestion } from '../../test/a-question.ts';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import { rankSuite } from './rank-suite.ts';
import { analyseSensitivity } from './sensitivity.ts';

function rankingOf(table: Record<string, (number | null)[]>, weights?: Record<string, number>) {
  const ids = ['a', 'b', 'c'];
  const catalog = aCatalog({
    models: Object.keys(table).map((id) => aModel({ id })),
    benchmarks: ids.map((id) => aBenchmark({ id, items: 1000 })),
    suites: [aSuite({ id: 's', min_coverage: 0.5, components: ids })],
    scores: Object.entries(table).flatMap(([model, values]) =>
      values.flatMap((score, i) =>
        score === null ? [] : [aScore({ model, benchmark: ids[i]!, score })],
      ),
    ),
  });
  return rankSuite(catalog, { ...aQuestion, ...(weights ? { weights } : {}) });
}

describe('analyseSensitivity', () => {
  const table = { x: [90, 50, 50], y: [50, 60, 60], z: [10, 10, 10] };

  test('says in words what would flip the order, and the flip is real', () => {
    const { flip } = analyseSensitivity(rankingOf(table));
    expect(flip).toMatchObject({ ahead: 'x', behind: 'y' });
    expect(flip!.sentence).toMatch(
      /This order flips if 13.3 % of the weight moves: 13.3 % from a to b/,
    );
    const weight = flip!.moves[0]!.weight;
    const weights = { a: 1 / 3 - weight - 0.001, b: 1 / 3 + weight + 0.001, c: 1 / 3 };
    expect(rankingOf(table, weights).rows[0]!.model.id).toBe('y');
  });

  test('says when no weighting turns the order', () => {
    const { flip } = analyseSensitivity(rankingOf(table), ['z', 'x']);
    expect(flip).toMatchObject({ ahead: 'x', behind: 'z', moved: null });
    expect(flip!.sentence).toBe('No weighting puts z ahead of x: it is nowhere better.');
  });

  test('shows the ranks without each benchmark', () => {
    const report = analyseSensitivity(rankingOf(table));
    expect(report.without.find(({ component }) => component === 'a')!.order).toEqual([
      'y',
      'x',
      'z',
    ]);
    expect(report.models[0]).toMatchObject({ id: 'x', rank: 1, without_one: [1, 2] });
    expect(report.models[2]).toMatchObject({ id: 'z', without_one: [3, 3], leads_anywhere: 0 });
  });

  test('leaves out models with missing cells, and names them', () => {
    const report = analyseSensitivity(rankingOf({ ...table, part: [99, 99, null] }));
    expect(report.left_out).toEqual(['part']);
    expect(report.models.map((model) => model.id)).toEqual(['x', 'y', 'z']);
  });

  test('refuses a single model, and a pair that is not there', () => {
    expect(() => analyseSensitivity(rankingOf({ x: [1, 2, 3] }))).toThrow(/sensitivity needs two/);
    expect(() => analyseSensitivity(rankingOf(table), ['x', 'w'])).toThrow(/w is not among/);
    expect(() => analyseSensitivity(rankingOf(table), ['x', 'x'])).toThrow(/two different models/);
  });

  test('level models, whose sums differ by rounding alone, are level', () => {
    const { flip } = analyseSensitivity(rankingOf({ a: [0, 4, 72], b: [69, 3, 4], c: [0, 0, 0] }));
    expect(flip).toMatchObject({ moved: 0, moves: [] });
    expect(flip!.sentence).toMatch(/are level/);
  });

  test('shares of weightings that lead sum to 1', () => {
    const value = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, value), { minLength: 2, maxLength: 5 }),
        (values) => {
          const report = analyseSensitivity(
            rankingOf(Object.fromEntries(values.map((row, i) => [`m${i}`, row]))),
          );
          for (const key of ['leads_near', 'leads_anywhere'] as const) {
            expect(report.models.reduce((sum, model) => sum + model[key], 0)).toBeCloseTo(1, 9);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
