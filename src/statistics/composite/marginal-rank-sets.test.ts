import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import fixture from './fixtures/rank-sets.json' with { type: 'json' };
import { marginalRankSets } from './marginal-rank-sets.ts';
import { rankSets } from './rank-sets.ts';

/** What csranks 1.2.2 prints for PISA 2018 mathematics with simul = FALSE; see rank-sets.test.ts. */
describe('csranks: PISA 2018 mathematics, one country at a time', () => {
  // biome-ignore format: the printed rows
  const printed = {
    lower: [15, 10, 5, 4, 35, 37, 10, 5, 1, 5, 12, 10, 32, 25, 12, 10, 32, 19, 1, 1, 12, 25, 25, 35,
      1, 12, 10, 2, 12, 20, 5, 25, 7, 2, 32, 8, 25],
    upper: [26, 24, 18, 12, 36, 37, 24, 14, 6, 18, 26, 24, 34, 31, 26, 24, 34, 31, 4, 6, 25, 31, 31,
      36, 7, 26, 23, 11, 26, 31, 14, 31, 23, 11, 34, 23, 31],
  };
  const pisa = fixture.cases.find(({ name }) => name === 'pisa 2018 mathematics')!;
  const estimate = Float64Array.from(pisa.estimate);
  const sigma = Float64Array.from(pisa.covariance);

  // csranks has drawn anew for every country, so a few of its 37 critical values lie further out.
  test('sets at 0.93 and 0.97 enclose the printed ones', () => {
    const wide = marginalRankSets(estimate, sigma, { level: 0.97, draws: 10_000 });
    const narrow = marginalRankSets(estimate, sigma, { level: 0.93, draws: 10_000 });
    const outside = estimate.filter(
      (_, i) =>
        wide.lower[i]! > printed.lower[i]! ||
        narrow.lower[i]! < printed.lower[i]! ||
        wide.upper[i]! < printed.upper[i]! ||
        narrow.upper[i]! > printed.upper[i]!,
    );
    expect(outside.length).toBeLessThanOrEqual(1);
  });

  test('the United Kingdom stands between 8 and 23', () => {
    const { lower, upper } = marginalRankSets(estimate, sigma, { draws: 20_000 });
    expect([lower[35], upper[35]]).toEqual([8, 23]);
  });
});

describe('marginalRankSets', () => {
  test('lie within the simultaneous sets and hold the rank of the estimate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), (size, seed) => {
        const random = createRandom(seed);
        const estimate = Float64Array.from({ length: size }, (_, i) => 2 * random.normal() + i / 2);
        const sigma = new Float64Array(size * size);
        for (let i = 0; i < size; i++) sigma[i * (size + 1)] = 0.1 + random.uniform();
        const marginal = marginalRankSets(estimate, sigma, { draws: 200 });
        const all = rankSets(estimate, sigma, { draws: 200 });
        for (let i = 0; i < size; i++) {
          const rank = 1 + estimate.filter((value) => value > estimate[i]!).length;
          expect(marginal.lower[i]).toBeGreaterThanOrEqual(all.lower[i]!);
          expect(marginal.upper[i]).toBeLessThanOrEqual(all.upper[i]!);
          expect(marginal.lower[i]).toBeLessThanOrEqual(rank);
          expect(marginal.upper[i]).toBeGreaterThanOrEqual(rank);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('decide the same row twice by its estimates', () => {
    const sigma = Float64Array.of(1, 1, 1, 1);
    const { lower, upper, critical } = marginalRankSets(Float64Array.of(1, 2), sigma);
    expect([...lower]).toEqual([2, 1]);
    expect([...upper]).toEqual([2, 1]);
    expect([...critical]).toEqual([0, 0]);
  });

  test('refuse bad input', () => {
    const one = Float64Array.of(1);
    expect(() => marginalRankSets(one, one, { level: 0 })).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
    expect(() => marginalRankSets(one, one, { draws: 5 })).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });
});
