import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { composite } from './composite.ts';
import type { CompositeInput } from './composite-input.ts';

const none = Number.NaN;

/** Three models, three benchmarks: complete, 75 % and 50 % of the weight. */
const input: CompositeInput = {
  scores: Float64Array.of(0.8, 0.7, 0.6, 0.7, 0.6, none, 0.5, none, none),
  standardErrors: Float64Array.of(0.02, 0.03, 0.04, 0.02, 0.03, none, 0.02, none, none),
  weights: Float64Array.of(2, 1, 1),
};

/** Random scores, a share of them missing; multiples of 2^-10, so that small sums are exact. */
function randomInput(models: number, benchmarks: number, seed: number, share = 0): CompositeInput {
  const random = createRandom(seed);
  const scores = Float64Array.from({ length: models * benchmarks }, () =>
    random.uniform() < share ? none : random.integer(1024) / 1024,
  );
  return {
    scores,
    standardErrors: scores.map(() => random.uniform() / 16),
    weights: Float64Array.from({ length: benchmarks }, () => 1 + random.integer(4)),
  };
}

describe('composite', () => {
  test('complete cases: index, variance, and the reason for every model left out', () => {
    const result = composite(input);
    expect([...result.ranked]).toEqual([0]);
    expect(result.estimate[0]).toBeCloseTo(0.725, 12);
    expect(result.covariance[0]).toBeCloseTo(0.25 * 0.0004 + 0.0625 * 0.0009 + 0.0625 * 0.0016, 15);
    expect(result.standardError[0]).toBe(Math.sqrt(result.covariance[0]!));
    expect([...result.coverage]).toEqual([1, 0.75, 0.5]);
    expect([...result.missing]).toEqual([0, 0, 0, 0, 0, 1, 0, 1, 1]);
    expect(result.unranked).toMatchObject([
      { model: 1, reason: 'incomplete', coverage: 0.75, missing: [2] },
      { model: 2, reason: 'coverage', coverage: 0.5, missing: [1, 2] },
    ]);
    // Missing scores range over those seen: 0.6 to 0.7 on benchmark 1, 0.6 on benchmark 2.
    const { bounds } = result.unranked[1]!;
    expect(bounds!.lower).toBeCloseTo(0.25 + 0.25 * 0.6 + 0.25 * 0.6, 12);
    expect(bounds!.upper).toBeCloseTo(0.25 + 0.25 * 0.7 + 0.25 * 0.6, 12);
  });

  test('predictions stand in and add their variance', () => {
    const result = composite({
      ...input,
      missing: {
        rule: 'predicted',
        mean: new Float64Array(9).fill(0.4),
        variance: new Float64Array(9).fill(0.01),
      },
    });
    expect([...result.ranked]).toEqual([0, 1]);
    expect(result.estimate[1]).toBeCloseTo(0.35 + 0.15 + 0.1, 12);
    expect(result.covariance[3]).toBeCloseTo(0.25 * 0.0004 + 0.0625 * 0.0009 + 0.0625 * 0.01, 15);
    expect([...result.cells!.scores]).toEqual([0.8, 0.7, 0.6, 0.7, 0.6, 0.4]);
    expect(result.unranked).toMatchObject([{ model: 2, reason: 'coverage' }]);
  });

  test('bounds make the index an interval', () => {
    const result = composite({
      ...input,
      missing: { rule: 'bounds' },
      lowest: Float64Array.of(0, 0, 0),
      highest: Float64Array.of(1, 1, 1),
    });
    expect([...result.ranked]).toEqual([0, 1]);
    expect(result.lower[1]).toBeCloseTo(0.5, 12);
    expect(result.upper[1]).toBeCloseTo(0.75, 12);
    expect(result.halfWidth[0]).toBe(0);
    expect(result.halfWidth[1]).toBeCloseTo(0.125, 12);
    expect(result.estimate[1]).toBeCloseTo(0.625, 12);
    expect(result.cells).toBeUndefined();
  });

  test('a benchmark of weight 0 counts nowhere', () => {
    const result = composite({ ...input, weights: Float64Array.of(2, 1, 0) });
    expect([...result.ranked]).toEqual([0, 1]);
    expect([...result.cells!.columns]).toEqual([0, 1]);
    expect([...result.cells!.scores]).toEqual([0.8, 0.7, 0.7, 0.6]);
    expect(result.unranked).toMatchObject([{ model: 2, reason: 'coverage', missing: [1] }]);
  });

  test('a coverage of exactly the minimum is enough, though the weights are rounded', () => {
    // 14 of 20 equal weights add up to 0.6999999999999998.
    const scores = Float64Array.from({ length: 20 }, (_, b) => (b < 14 ? 0.5 : none));
    const result = composite({
      scores,
      standardErrors: scores,
      weights: new Float64Array(20).fill(1 / 3),
      missing: { rule: 'bounds' },
      lowest: new Float64Array(20),
      highest: new Float64Array(20).fill(1),
    });
    expect(result.ranked.length).toBe(1);
  });

  test('no ranked model is an answer, not an error', () => {
    const result = composite({ ...input, scores: new Float64Array(9).fill(none) });
    expect(result.ranked.length).toBe(0);
    expect(result.covariance.length).toBe(0);
    expect(result.unranked).toHaveLength(3);
    expect(result.unranked[0]).toEqual({
      model: 0,
      reason: 'coverage',
      coverage: 0,
      missing: [0, 1, 2],
      bounds: undefined,
    });
  });

  test('shared items tie the errors of two models together', () => {
    const both: CompositeInput = {
      scores: Float64Array.of(0.8, 0.7, 0.6, 0.5, 0.4, 0.3),
      standardErrors: Float64Array.of(0.02, 0.03, 0.04, 0.05, 0.06, 0.07),
      weights: Float64Array.of(1, 3),
      sharedItems: [
        {
          benchmark: 1,
          models: Int32Array.of(2, 0),
          covariance: Float64Array.of(9, 0.0012, 0.0012, 9),
        },
      ],
    };
    const { covariance } = composite(both);
    expect(covariance[2]).toBeCloseTo(0.75 ** 2 * 0.0012, 15);
    expect(covariance[6]).toBe(covariance[2]);
    expect(covariance[1]).toBe(0);
    const difference = covariance[0]! + covariance[8]! - 2 * covariance[2]!;
    expect(difference).toBeLessThan(covariance[0]! + covariance[8]!);
  });

  test('adding a constant, changing the unit of scores or weights, moving columns', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(),
        (models, benchmarks, seed) => {
          const base = randomInput(models, benchmarks, seed);
          const result = composite(base);
          const moved = composite({
            ...base,
            scores: base.scores.map((score) => 100 * (score + 1)),
            standardErrors: base.standardErrors.map((error) => 100 * error),
            weights: base.weights.map((weight) => weight * 7),
          });
          const reverse = (matrix: Float64Array): Float64Array =>
            matrix.map((_, at) => {
              const row = at - (at % benchmarks);
              return matrix[row + benchmarks - 1 - (at % benchmarks)]!;
            });
          const mirrored = composite({
            scores: reverse(base.scores),
            standardErrors: reverse(base.standardErrors),
            weights: Float64Array.from(base.weights).reverse(),
          });
          for (let i = 0; i < models; i++) {
            expect(moved.estimate[i]).toBeCloseTo(100 * (result.estimate[i]! + 1), 8);
            expect(moved.standardError[i]).toBeCloseTo(100 * result.standardError[i]!, 8);
            expect(mirrored.estimate[i]).toBeCloseTo(result.estimate[i]!, 12);
            expect(mirrored.standardError[i]).toBeCloseTo(result.standardError[i]!, 12);
          }
        },
      ),
    );
  });

  test('relabelling the models permutes the result', () => {
    const base = randomInput(5, 4, 3);
    const turn = (matrix: Float64Array): Float64Array =>
      matrix.map((_, at) => matrix[(at + 4) % matrix.length]!);
    const result = composite(base);
    const turned = composite({
      ...base,
      scores: turn(base.scores),
      standardErrors: turn(base.standardErrors),
    });
    for (let i = 0; i < 5; i++) {
      expect(turned.estimate[i]).toBe(result.estimate[(i + 1) % 5]);
      expect(turned.standardError[i]).toBe(result.standardError[(i + 1) % 5]);
    }
  });

  test('no number that is none comes out, whatever is missing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.nat(),
        fc.constantFrom('complete' as const, 'bounds' as const, 'predicted' as const),
        (models, benchmarks, seed, rule) => {
          const base = randomInput(models, benchmarks, seed, 0.4);
          const size = models * benchmarks;
          const result = composite({
            ...base,
            missing: {
              rule,
              mean: new Float64Array(size).fill(0.5),
              variance: new Float64Array(size).fill(0.01),
            },
            lowest: new Float64Array(benchmarks),
            highest: new Float64Array(benchmarks).fill(1),
            minimumCoverage: 0.5,
          });
          expect(result.ranked.length + result.unranked.length).toBe(models);
          for (const values of [
            result.estimate,
            result.covariance,
            result.standardError,
            result.lower,
            result.upper,
            result.coverage,
            result.cells?.scores ?? [],
          ]) {
            for (const value of values) expect(Number.isFinite(value)).toBe(true);
          }
          for (const { bounds, coverage, reason } of result.unranked) {
            expect(bounds!.lower).toBeLessThanOrEqual(bounds!.upper);
            expect(reason).toBe(coverage < 0.5 - 1e-12 ? 'coverage' : 'incomplete');
          }
        },
      ),
    );
  });

  test.each<[string, Partial<CompositeInput>]>([
    ['out-of-range', { weights: Float64Array.of(1, -1, 1) }],
    ['no-weight', { weights: Float64Array.of(0, 0, 0) }],
    ['out-of-range', { weights: Float64Array.of(1, none, 1) }],
    ['no-weight', { weights: new Float64Array(0) }],
    ['empty', { scores: new Float64Array(0), standardErrors: new Float64Array(0) }],
    ['length-mismatch', { weights: Float64Array.of(1, 1) }],
    ['length-mismatch', { standardErrors: new Float64Array(3) }],
    ['out-of-range', { minimumCoverage: 1.2 }],
    ['not-finite', { scores: new Float64Array(9).fill(Infinity) }],
    ['standard-error', { standardErrors: new Float64Array(9).fill(none) }],
    ['standard-error', { standardErrors: new Float64Array(9).fill(-1) }],
    [
      'prediction',
      {
        missing: {
          rule: 'predicted',
          mean: new Float64Array(9).fill(Infinity),
          variance: new Float64Array(9),
        },
      },
    ],
    [
      'prediction',
      {
        missing: {
          rule: 'predicted',
          mean: new Float64Array(9),
          variance: new Float64Array(9).fill(-1),
        },
      },
    ],
    ['range', { lowest: Float64Array.of(1, 1, 1) }],
    ['range', { highest: Float64Array.of(1, 1) }],
    [
      'range',
      {
        scores: Float64Array.of(0.8, 0.7, none, 0.7, 0.6, none, 0.5, none, none),
        missing: { rule: 'bounds' },
      },
    ],
    [
      'shared-items',
      {
        sharedItems: [
          { benchmark: 0, models: Int32Array.of(0, 1), covariance: Float64Array.of(1, 1, 1, 1) },
        ],
      },
    ],
    [
      'shared-items',
      {
        sharedItems: [
          { benchmark: 0, models: Int32Array.of(0, 3), covariance: new Float64Array(4) },
        ],
      },
    ],
    [
      'shared-items',
      {
        sharedItems: [
          { benchmark: 0, models: Int32Array.of(1, 1), covariance: new Float64Array(4) },
        ],
      },
    ],
    [
      'shared-items',
      {
        sharedItems: [
          { benchmark: 0, models: Int32Array.of(0, 1), covariance: new Float64Array(3) },
        ],
      },
    ],
  ])('refuses bad input: %s', (code, change) => {
    expect(() => composite({ ...input, ...change })).toThrow(expect.objectContaining({ code }));
  });
});
