import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { drawEstimates } from './draw-estimates.ts';
import {
  type RankProbabilities,
  rankProbabilities,
  rankProbabilitiesFromDraws,
} from './rank-probabilities.ts';

const estimate = Float64Array.of(2, 0.5, 1);
const sigma = Float64Array.of(1, 0.5, 0, 0.5, 1, 0, 0, 0, 2);

describe('rankProbabilitiesFromDraws', () => {
  // Ranks of the three models: 1 2 3; 2 1 3; 3 1 2; and a draw in which the first two tie for first.
  const draws = Float64Array.of(9, 5, 1, 5, 9, 1, 1, 9, 5, 7, 7, 1);
  const result = rankProbabilitiesFromDraws(draws, 3, { seed: 8, level: 0.5 });

  test('counts by hand', () => {
    expect([...result.best]).toEqual([1.5 / 4, 2.5 / 4, 0]);
    expect([...result.expectedRank]).toEqual([7.5 / 4, 5.5 / 4, 11 / 4]);
    expect([...result.share]).toEqual([0.375, 0.375, 0.25, 0.625, 0.375, 0, 0, 0.25, 0.75]);
    expect([...result.top(2)]).toEqual([0.75, 1, 0.25]);
    expect([...result.lower]).toEqual([1, 1, 2]);
    expect([...result.upper]).toEqual([2, 2, 3]);
    expect(result.above(0, 1)).toBe(1.5 / 4);
    expect(result.above(1, 0)).toBe(2.5 / 4);
    expect(result).toMatchObject({ seed: 8, draws: 4, level: 0.5 });
  });

  test('shares are those of sorting, for any draws', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }).chain((models) =>
          fc.tuple(
            fc.constant(models),
            fc.array(fc.array(fc.nat(9), { minLength: models, maxLength: models }), {
              minLength: 1,
              maxLength: 20,
            }),
          ),
        ),
        ([models, rows]) => {
          const { share, expectedRank, best } = rankProbabilitiesFromDraws(
            Float32Array.from(rows.flat()),
            models,
            { seed: 0 },
          );
          for (let i = 0; i < models; i++) {
            const mean =
              rows.reduce((sum, row) => {
                const above = row.filter((value) => value > row[i]!).length;
                const equal = row.filter((value) => value === row[i]).length;
                return sum + above + (equal + 1) / 2;
              }, 0) / rows.length;
            expect(expectedRank[i]).toBeCloseTo(mean, 10);
            const row = share.subarray(i * models, (i + 1) * models);
            expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
          }
          expect(best.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
        },
      ),
    );
  });

  test.each<[string, () => unknown]>([
    ['empty', () => rankProbabilitiesFromDraws(new Float64Array(0), 0, { seed: 1 })],
    ['length-mismatch', () => rankProbabilitiesFromDraws(draws, 5, { seed: 1 })],
    ['length-mismatch', () => rankProbabilitiesFromDraws(new Float64Array(0), 3, { seed: 1 })],
    ['not-finite', () => rankProbabilitiesFromDraws(Float64Array.of(1, NaN), 2, { seed: 1 })],
    ['not-finite', () => rankProbabilitiesFromDraws(Float64Array.of(1, -Infinity), 2, { seed: 1 })],
    ['out-of-range', () => rankProbabilitiesFromDraws(draws, 3, { seed: 1, level: 1 })],
    ['out-of-range', () => result.top(0)],
    ['out-of-range', () => result.top(4)],
    ['out-of-range', () => result.above(0, 3)],
  ])('refuses bad input: %s', (code, run) => {
    expect(run).toThrow(expect.objectContaining({ code }));
  });
});

describe('rankProbabilities', () => {
  test('agree with the normal distribution', () => {
    const n = 40_000;
    const result = rankProbabilities(estimate, sigma, { draws: n });
    const error = 4 * Math.sqrt(0.25 / n);
    // Differences of sd 1 and sqrt(3): P = Phi(1.5) and Phi(1 / sqrt(3)).
    expect(Math.abs(result.above(0, 1) - 0.9331928)).toBeLessThan(error);
    expect(Math.abs(result.above(0, 2) - 0.7181486)).toBeLessThan(error);
  });

  test('relabelling the models permutes the result, to the bit', () => {
    const order = [2, 0, 1];
    const original = rankProbabilities(estimate, sigma, { draws: 300 });
    const permuted = rankProbabilities(
      Float64Array.from(order, (i) => estimate[i]!),
      Float64Array.from(sigma, (_, at) => sigma[order[Math.floor(at / 3)]! * 3 + order[at % 3]!]!),
      { draws: 300 },
    );
    expect([...permuted.best]).toEqual(order.map((i) => original.best[i]));
    expect([...permuted.expectedRank]).toEqual(order.map((i) => original.expectedRank[i]));
    expect(permuted.above(1, 2)).toBe(original.above(0, 1));
  });

  test('the same row twice shares the chances', () => {
    const twins = Float64Array.of(1, 1, 1, 1);
    const { best } = rankProbabilities(Float64Array.of(3, 3), twins, { draws: 4000 });
    expect(Math.abs(best[0]! - 0.5)).toBeLessThan(0.04);
  });

  test('without any error the ranks are certain and ties are shared', () => {
    const certain = rankProbabilities(Float64Array.of(1, 5, 5), new Float64Array(9));
    expect([...certain.best]).toEqual([0, 0.5, 0.5]);
    expect([...certain.expectedRank]).toEqual([3, 1.5, 1.5]);
  });

  test('one model is the best', () => {
    const one: RankProbabilities = rankProbabilities(Float64Array.of(3), Float64Array.of(4));
    expect([...one.best]).toEqual([1]);
    expect([one.lower[0], one.upper[0], one.draws]).toEqual([1, 1, 4000]);
  });
});

describe('drawEstimates', () => {
  test('have the same bytes however they are sliced', () => {
    const random = createRandom(6);
    const size = 9;
    const values = Float64Array.from({ length: size }, random.normal);
    const covariance = new Float64Array(size * size).fill(0.3);
    for (let i = 0; i < size; i++) covariance[i * (size + 1)] = 0.5 + random.uniform();
    const slice = (from: number, to: number): number[] => [
      ...drawEstimates(values, covariance, { seed: 3, from, to }),
    ];
    const whole = slice(0, 50);
    expect([...slice(0, 25), ...slice(25, 50)]).toEqual(whole);
    expect([...slice(0, 13), ...slice(13, 26), ...slice(26, 39), ...slice(39, 50)]).toEqual(whole);
  });
});
