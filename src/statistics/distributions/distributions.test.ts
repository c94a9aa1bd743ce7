import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaUpperTail } from './beta-cdf.ts';
import { betaQuantile } from './beta-quantile.ts';
import { binomialCdf } from './binomial-cdf.ts';
import { binomialProbability } from './binomial-probability.ts';
import golden from './fixtures/scipy.json' with { type: 'json' };
import { logBeta } from './log-beta.ts';
import { logGamma } from './log-gamma.ts';
import { normalCdf } from './normal-cdf.ts';
import { normalQuantile } from './normal-quantile.ts';
import { tCdf } from './t-cdf.ts';
import { tQuantile } from './t-quantile.ts';

/** Largest relative gap between `compute` and the last column of the rows (absolute near 0). */
function worst(
  rows: number[][],
  compute: (...given: number[]) => number,
  answer = rows[0]!.length - 1,
): number {
  return Math.max(
    ...rows.map((row) => {
      const want = row[answer]!;
      const gap = Math.abs(compute(...row.slice(0, 3)) - want);
      return Math.abs(want) < 1e-300 ? gap : gap / Math.abs(want);
    }),
  );
}

describe('against scipy, relative, tails included', () => {
  it('normal quantile, from 1e-300 up', () => {
    expect(worst(golden.normalQuantile, (p) => normalQuantile(p!))).toBeLessThan(2e-15);
  });
  it('normal probability', () => {
    expect(worst(golden.normalCdf, (x) => normalCdf(x!))).toBeLessThan(5e-13);
  });
  it('t quantile', () => {
    expect(worst(golden.tQuantile, (p, df) => tQuantile(p!, df!))).toBeLessThan(1e-11);
  });
  it('t probability', () => {
    expect(worst(golden.tCdf, (x, df) => tCdf(x!, df!))).toBeLessThan(1e-12);
  });
  it('beta quantile', () => {
    expect(worst(golden.betaQuantile, (p, a, b) => betaQuantile(p!, a!, b!))).toBeLessThan(1e-11);
  });
  it('beta probability and its upper tail', () => {
    expect(worst(golden.beta, (x, a, b) => betaCdf(x!, a!, b!), 3)).toBeLessThan(1e-10);
    expect(worst(golden.beta, (x, a, b) => betaUpperTail(x!, a!, b!), 4)).toBeLessThan(1e-10);
  });
  it('binomial probabilities', () => {
    expect(worst(golden.binomial, (k, n, p) => binomialCdf(k!, n!, p!), 3)).toBeLessThan(1e-11);
    expect(worst(golden.binomial, (k, n, p) => binomialProbability(k!, n!, p!), 4)).toBeLessThan(
      1e-11,
    );
  });
  it('log beta and log gamma', () => {
    expect(worst(golden.logBeta, (a, b) => logBeta(a!, b!))).toBeLessThan(1e-11);
    expect(worst(golden.logGamma, (x) => logGamma(x!))).toBeLessThan(1e-13);
  });
});

describe('quantiles undo probabilities', () => {
  const probability = fc.double({ min: 1e-9, max: 0.5, noNaN: true });
  it('normal', () => {
    fc.assert(
      fc.property(probability, (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-12);
        expect(normalQuantile(p)).toBeLessThanOrEqual(0);
      }),
    );
  });
  it('t', () => {
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 2000 }), (p, df) => {
        expect(Math.abs(tCdf(tQuantile(p, df), df) / p - 1)).toBeLessThan(1e-9);
      }),
    );
  });
  it('beta', () => {
    const shape = fc.double({ min: 0.5, max: 5000, noNaN: true });
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        expect(Math.abs(betaCdf(betaQuantile(p, a, b), a, b) / p - 1)).toBeLessThan(1e-8);
      }),
    );
  });
});

describe('outside their domain they throw, and never answer NaN', () => {
  const outside: [string, () => number][] = [
    ['normal quantile of 0', () => normalQuantile(0)],
    ['normal quantile of 1', () => normalQuantile(1)],
    ['normal quantile of NaN', () => normalQuantile(Number.NaN)],
    ['normal probability of NaN', () => normalCdf(Number.NaN)],
    ['t quantile without degrees of freedom', () => tQuantile(0.5, 0)],
    ['t quantile of 1', () => tQuantile(1, 5)],
    ['t probability of NaN', () => tCdf(Number.NaN, 5)],
    ['beta quantile of 2', () => betaQuantile(2, 1, 1)],
    ['beta quantile of shape 0', () => betaQuantile(0.5, 0, 1)],
    ['beta probability of -1', () => betaCdf(-1, 1, 1)],
    ['beta upper tail of NaN', () => betaUpperTail(Number.NaN, 1, 1)],
    ['binomial of half a success', () => binomialCdf(0.5, 3, 0.5)],
    ['binomial of -1 trials', () => binomialCdf(0, -1, 0.5)],
    ['4 successes of 3', () => binomialProbability(4, 3, 0.5)],
    ['binomial of p = 1.5', () => binomialProbability(1, 3, 1.5)],
    ['log beta of 0', () => logBeta(0, 1)],
    ['log gamma of -1', () => logGamma(-1)],
  ];
  it.each(outside)('%s', (_, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code: 'out-of-range' }));
  });
  it('the ends that have an answer give it', () => {
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(binomialCdf(-1, 3, 0.5)).toBe(0);
    expect(binomialCdf(3, 3, 0.5)).toBe(1);
    expect(binomialProbability(0, 0, 0.5)).toBe(1);
    expect(binomialProbability(3, 3, 1)).toBe(1);
    expect(binomialProbability(2, 3, 1)).toBe(0);
  });
});
