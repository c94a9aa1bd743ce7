import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import type { Score } from '../catalog/index.ts';
import { compareModels } from './compare.ts';
import { judge, sayDifference } from './difference.ts';

function catalogOf(table: Record<string, (number | null)[]>, more: Partial<Score> = {}) {
  const benchmarks = ['a', 'b', 'c', 'd'];
  return aCatalog({
    models: Object.keys(table).map((id) => aModel({ id })),
    benchmarks: benchmarks.map((id) => aBenchmark({ id, items: 2000 })),
    suites: [aSuite({ id: 's', components: ['a', { id: 'b', benchmarks: ['b'], weight: 3 }] })],
    scores: Object.entries(table).flatMap(([model, values]) =>
      values.flatMap((score, i) =>
        score === null ? [] : [aScore({ model, benchmark: benchmarks[i]!, score, ...more })],
      ),
    ),
  });
}

const question = { models: ['x', 'y'], evidence: {} };

describe('compareModels', () => {
  test('takes only what all have, and means over it', () => {
    const result = compareModels(
      catalogOf({ x: [90, 80, 70, null], y: [50, 40, 30, 20] }),
      question,
    );
    expect(result.benchmarks.map((benchmark) => benchmark.id)).toEqual(['a', 'b', 'c']);
    expect(result.not_shared).toEqual([0, 1]);
    expect(result.means![0]).toBeCloseTo(80, 10);
    const [overall] = result.overall;
    expect(overall!.difference).toBeCloseTo(40, 10);
    expect(overall).toMatchObject({ finding: 'first', ahead: [3, 0, 0] });
    expect(result.benchmarks[0]!.differences[0]).toMatchObject({ pair: [0, 1], finding: 'first' });
  });

  test('by a suite, its weights count', () => {
    const catalog = catalogOf({ x: [80, 40, 0, 0], y: [40, 40, 90, 90] });
    const result = compareModels(catalog, { ...question, suite: 's' });
    expect(result.overall[0]!.difference).toBeCloseTo(10, 10);
    expect(result.suite?.hash).toBe('hash-of-s');
  });

  test('says how sure each value, mean and order is', () => {
    const catalog = catalogOf({ x: [80, 40, 0, 0], y: [79, 40, 90, 90] });
    const { benchmarks, means_se, overall } = compareModels(catalog, { ...question, suite: 's' });
    const [heavy, light] = benchmarks;
    // Items alone: one source each, so that nothing is known of a spread between sources.
    expect(light!.se[0]).toBeCloseTo(100 * Math.sqrt((0.8 * 0.2) / 2000), 3);
    expect(means_se![0]).toBeCloseTo(Math.hypot(0.75 * heavy!.se[0]!, 0.25 * light!.se[0]!), 10);
    expect(heavy!.differences[0]!.p_first).toBe(0.5);
    const { difference, se, p, p_first } = light!.differences[0]!;
    expect(difference).toBe(1);
    expect(se).toBeCloseTo(Math.hypot(...light!.se), 10);
    expect(p_first).toBeCloseTo(1 - p / 2, 10);
    expect(overall[0]!.p_first).toBeGreaterThan(0.5);
  });

  test('calls thin what a suite would not rank, and what few tests know', () => {
    const catalog = catalogOf({ x: [90, 80, 70, 60], y: [50, null, null, null] });
    const bySuite = compareModels(catalog, { ...question, suite: 's' });
    expect(bySuite.evidence).toMatchObject([
      { tests: 2, coverage: 1, thin: false },
      { tests: 1, coverage: 0.25, thin: true },
    ]);
    const all = compareModels(catalog, question);
    expect(all.evidence).toMatchObject([
      { tests: 4, coverage: null, thin: true },
      { tests: 1, coverage: null, thin: true },
    ]);
  });

  test('names what a model was made from, and whether anyone confirms it', () => {
    const catalog = aCatalog({
      models: [
        aModel({ id: 'x', base_model: 'y', checked: { base_model: 'a page' } }),
        aModel({ id: 'y', name: 'Y', base_model: 'elsewhere' }),
      ],
    });
    expect(compareModels(catalog, question).evidence.map((each) => each.made_from)).toEqual([
      [
        { id: 'y', name: 'Y', confirmed: true },
        { id: 'elsewhere', name: null, confirmed: false },
      ],
      [{ id: 'elsewhere', name: null, confirmed: false }],
    ]);
  });

  test('by a suite of which only the whole index is published, that is compared', () => {
    const catalog = aCatalog({
      models: [aModel({ id: 'x' }), aModel({ id: 'y' })],
      benchmarks: [aBenchmark({ id: 'whole', is_index: true })],
      suites: [aSuite({ id: 's', components: ['a'], basis: 'index', index_benchmark: 'whole' })],
      scores: [
        aScore({ model: 'x', benchmark: 'whole', score: 60 }),
        aScore({ model: 'y', benchmark: 'whole', score: 40 }),
      ],
    });
    const { benchmarks, overall } = compareModels(catalog, { ...question, suite: 's' });
    expect(benchmarks.map(({ id, weight }) => [id, weight])).toEqual([['whole', 1]]);
    expect(overall[0]!.difference).toBe(20);
  });

  test('nothing shared gives no numbers', () => {
    const result = compareModels(catalogOf({ x: [90, null], y: [null, 40] }), question);
    expect(result).toMatchObject({ benchmarks: [], overall: [], means: null, notes: [] });
    expect(result.not_shared).toEqual([1, 1]);
  });

  test('what has no percent scale, and means of others, are shown and not counted', () => {
    const catalog = aCatalog({
      models: [aModel({ id: 'x' }), aModel({ id: 'y' })],
      benchmarks: [
        aBenchmark({ id: 'elo', score_range: [0, 4000] }),
        aBenchmark({ id: 'index', is_index: true }),
      ],
      scores: ['x', 'y'].flatMap((model) => [
        aScore({ model, benchmark: 'elo', score: 1400, unit: 'elo' }),
        aScore({ model, benchmark: 'index', score: 50 }),
      ]),
    });
    const result = compareModels(catalog, question);
    expect(result.benchmarks.map((b) => [b.id, b.weight, b.differences])).toEqual([
      ['elo', 0, []],
      ['index', 0, []],
    ]);
    expect(result.means).toBeNull();
    expect(result.overall).toEqual([]);
  });

  test('fewer points are better where the benchmark says so, and the value stays as printed', () => {
    const catalog = aCatalog({
      models: [aModel({ id: 'x' }), aModel({ id: 'y' })],
      benchmarks: [aBenchmark({ id: 'rate', higher_is_better: false, items: 5000 })],
      scores: [
        aScore({ model: 'x', benchmark: 'rate', score: 5 }),
        aScore({ model: 'y', benchmark: 'rate', score: 45 }),
      ],
    });
    const { benchmarks, overall } = compareModels(catalog, question);
    expect(benchmarks[0]!.values).toEqual([5, 45]);
    expect(overall[0]).toMatchObject({ finding: 'first' });
    expect(overall[0]!.difference).toBeCloseTo(40, 10);
  });

  test('says where one was tested thinking and the other not', () => {
    const catalog = aCatalog({
      models: [aModel({ id: 'x' }), aModel({ id: 'y' })],
      benchmarks: [aBenchmark({ id: 'a' })],
      scores: [
        aScore({ model: 'x', benchmark: 'a', score: 5, conditions: { mode: 'thinking' } }),
        aScore({ model: 'y', benchmark: 'a', score: 4, conditions: { mode: 'non-thinking' } }),
      ],
    });
    const { benchmarks, notes } = compareModels(catalog, question);
    expect(benchmarks[0]!.mixed_modes).toBe(true);
    expect(notes.join(' ')).toMatch(/tested thinking and another not/);
  });

  test('refuses one model, five, the same twice, and unknown names', () => {
    const catalog = catalogOf({ x: [1], y: [2] });
    const ask = (models: string[]) => () => compareModels(catalog, { models, evidence: {} });
    expect(ask(['x'])).toThrow(/2 to 4 models/);
    expect(ask(['x', 'y', 'x', 'y', 'x'])).toThrow(/2 to 4 models/);
    expect(ask(['x', 'x'])).toThrow(/named twice/);
    expect(ask(['x', 'z'])).toThrow(/no model "z"/);
    expect(() => compareModels(catalog, { ...question, suite: 't' })).toThrow(/no suite/);
    expect(() => compareModels(catalog, { ...question, level: 1 })).toThrow(/level/);
  });

  test('turned round, it says the same of the other side', () => {
    const value = fc.integer({ min: 0, max: 100 });
    const four = fc.tuple(value, value, value, value);
    fc.assert(
      fc.property(four, four, (x, y) => {
        const catalog = catalogOf({ x, y });
        const there = compareModels(catalog, question).overall[0]!;
        const back = compareModels(catalog, { ...question, models: ['y', 'x'] }).overall[0]!;
        expect(back.difference).toBeCloseTo(-there.difference, 9);
        expect(back.p).toBeCloseTo(there.p, 12);
        expect(back.ahead).toEqual([there.ahead[1], there.ahead[0], there.ahead[2]]);
      }),
    );
  });
});

describe('judge', () => {
  const test95 = { level: 0.95, z: 1.959963984540054, margin: 1 };

  test('a known p-value, and Holm over the family', () => {
    const [first, second] = judge(
      [
        { difference: 1.959963984540054, se: 1 },
        { difference: 0, se: 1 },
      ],
      test95,
    );
    expect(first!.p).toBeCloseTo(0.05, 10);
    expect(first!.p_adjusted).toBeCloseTo(0.1, 10);
    expect(first!.finding).toBe('cannot tell');
    expect(second!.p).toBe(1);
  });

  test('a small difference known well is a tie, known badly it is not', () => {
    expect(judge([{ difference: 0.1, se: 0.2 }], test95)[0]!.finding).toBe('tied');
    expect(judge([{ difference: 0.1, se: 2 }], test95)[0]!.finding).toBe('cannot tell');
    expect(judge([{ difference: 0, se: 0 }], test95)[0]!.finding).toBe('tied');
    expect(judge([{ difference: -2, se: 0 }], test95)[0]!.finding).toBe('second');
  });

  test('in words, the leader comes first', () => {
    const say = (difference: number, se: number) =>
      sayDifference(judge([{ difference, se }], test95)[0]!, 'A', 'B', 'on 9 benchmarks');
    expect(say(2.1, 0.7)).toBe('A leads B by 2.1 ± 1.4 points on 9 benchmarks; p = .003.');
    expect(say(-9, 1)).toBe('B leads A by 9.0 ± 2.0 points on 9 benchmarks; p < .001.');
    expect(say(-1, 1)).toBe(
      'Cannot tell which of A and B is better: B is ahead by 1.0 ± 2.0 points on 9 benchmarks; p = .32.',
    );
    expect(say(0.1, 0.2)).toMatch(/tied within 1 point/);
  });
});
