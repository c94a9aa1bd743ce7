import { describe, expect, test } from 'vitest';
import { aQuestion } from '../../test/a-question.ts';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import { createRandom } from '../statistics/random/random.ts';
import { rankSuite } from './rank-suite.ts';

const question = { ...aQuestion, missing: 'predicted' } as const;
const benchmarks = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const shift = [-1.2, -0.6, -0.2, 0, 0.2, 0.5, 0.9, 1.3];
const logistic = (eta: number) => 100 / (1 + Math.exp(-eta));

/** A world in which the fit's model is true: 24 models from weak to strong, scores of 1,000 items. */
function world(missing: Record<string, string[]>, alone: string[] = []) {
  const random = createRandom(7);
  const strengths = Array.from({ length: 24 }, (_, m) => -1.5 + m / 8);
  const truth = (m: number, b: number) => logistic(strengths[m]! - shift[b]!);
  const models = strengths.map((_, m) => `m${m}`);
  return {
    truth,
    catalog: aCatalog({
      models: [...models, ...alone].map((id) => aModel({ id })),
      benchmarks: benchmarks.map((id) => aBenchmark({ id, items: 1000 })),
      suites: [aSuite({ id: 's', components: benchmarks })],
      scores: models.flatMap((model, m) =>
        benchmarks.flatMap((benchmark, b) =>
          missing[model]?.includes(benchmark)
            ? []
            : [aScore({ model, benchmark, score: truth(m, b) + random.normal() })],
        ),
      ),
    }),
  };
}

describe('missing=predicted', () => {
  test('a missing cell is predicted near what was left out, and its error is added', () => {
    const { catalog, truth } = world({ m20: ['g', 'h'] });
    const row = rankSuite(catalog, question).rows.find(({ model }) => model.id === 'm20')!;
    for (const [b, id] of [
      [6, 'g'],
      [7, 'h'],
    ] as const) {
      const cell = row.cells.find(({ component }) => component === id)!;
      expect(cell.value).toBeNull();
      expect(Math.abs(cell.predicted!.value - truth(20, b))).toBeLessThan(2 * cell.predicted!.se);
      expect(cell.predicted!.se).toBeGreaterThan(0.5);
      expect(cell.predicted!.se).toBeLessThan(20);
    }
    expect(row.bounds[0]).toBe(row.bounds[1]);
    expect(row.missing).toEqual(['g', 'h']);
    const whole = rankSuite(world({}).catalog, question).rows.find(
      ({ model }) => model.id === 'm20',
    )!;
    expect(row.se).toBeGreaterThan(whole.se);
    expect(Math.abs(row.score - whole.score)).toBeLessThan(2 * row.se);
  });

  test('says that a row is predicted, and leaves what is published alone', () => {
    const { catalog } = world({ m20: ['g'] });
    const ranking = rankSuite(catalog, question);
    expect(ranking.notes.join(' ')).toMatch(/predicted from the model’s other scores/);
    const published = ranking.rows.find(({ model }) => model.id === 'm3')!;
    const bounded = rankSuite(catalog, { ...question, missing: 'bounds' });
    expect(published.score).toBe(bounded.rows.find(({ model }) => model.id === 'm3')!.score);
    expect(published.cells.every((cell) => cell.predicted === undefined)).toBe(true);
  });

  test('less coverage than the suite asks for stays unranked', () => {
    const { catalog } = world({ m20: ['d', 'e', 'f', 'g', 'h'] });
    const { unranked } = rankSuite(catalog, question);
    expect(unranked[0]!.model.id).toBe('m20');
    expect(unranked[0]!.reason).toMatch(/covers 38 % of the weight, 70 % needed/);
  });

  test('too few scores for a fit are an error that names the other ways', () => {
    const catalog = aCatalog({
      models: [aModel({ id: 'x' }), aModel({ id: 'y' })],
      benchmarks: ['a', 'b', 'c', 'd'].map((id) => aBenchmark({ id })),
      suites: [aSuite({ id: 's', components: ['a', 'b', 'c', 'd'] })],
      scores: ['a', 'b', 'c'].map((benchmark) => aScore({ model: 'x', benchmark, score: 50 })),
    });
    expect(() => rankSuite(catalog, question)).toThrow(/missing=bounds or missing=complete/);
  });
});
