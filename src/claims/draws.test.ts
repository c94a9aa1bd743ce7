import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf } from '../statistics/distributions/normal-cdf.ts';
import { bestShares, drawScores, probabilityOf, rankIn, topOf } from './draws.ts';

const row = (
  score: number,
  se: number,
  item_se = se,
  bounds: [number, number] = [score, score],
) => ({
  score,
  se,
  item_se,
  bounds,
});

describe('drawScores', () => {
  it('gives the probability that one of two stands above the other', () => {
    const draws = drawScores([row(52, 1.5), row(50, 2)], 'items and sources', 1);
    const p = probabilityOf(draws, (values) => values[0]! > values[1]!);
    // 4,000 draws: the standard error is below 0.008.
    expect(Math.abs(p - normalCdf(2 / 2.5))).toBeLessThan(0.03);
    expect(bestShares(draws)[0]).toBe(p);
  });

  it('takes only the noise of the items when asked to', () => {
    const draws = drawScores([row(52, 5, 0), row(50, 5, 0)], 'items', 1);
    expect(probabilityOf(draws, (values) => values[0]! > values[1]!)).toBe(1);
  });

  it('spreads what missing cells leave open evenly', () => {
    const draws = drawScores([row(50, 0, 0, [40, 60])], 'items', 1);
    expect(Math.min(...draws.values)).toBeGreaterThanOrEqual(40);
    expect(Math.max(...draws.values)).toBeLessThanOrEqual(60);
    const upper = probabilityOf(draws, (values) => values[0]! > 55);
    expect(Math.abs(upper - 0.25)).toBeLessThan(0.03);
  });
});

describe('topOf and rankIn', () => {
  it('agree with sorting', () => {
    const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 12 }), (given, k) => {
        const scores = Float64Array.from(given);
        const sorted = [...given].sort((a, b) => b - a);
        const top = topOf(scores, k);
        expect(top.map((i) => given[i])).toEqual(sorted.slice(0, k));
        expect(new Set(top).size).toBe(top.length);
        given.forEach((score, i) => {
          expect(rankIn(scores, i)).toBe(1 + sorted.indexOf(score));
        });
      }),
    );
  });

  it('ranks within a group', () => {
    expect(rankIn(Float64Array.of(9, 8, 7), 2, [0, 2])).toBe(2);
  });
});
