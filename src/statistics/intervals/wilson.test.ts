import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialProbability } from '../distributions/binomial-probability.ts';
import { betaInterval } from './beta-interval.ts';
import golden from './fixtures/statsmodels.json' with { type: 'json' };
import { meanInterval } from './mean-interval.ts';
import { publishedInterval } from './published.ts';
import { wilsonInterval } from './wilson.ts';

describe('share intervals against statsmodels and scipy, to 1e-9', () => {
  it.each(golden.shares)('$x of $n at $level', (known) => {
    const { x, n, level } = known;
    const wilson = wilsonInterval(x, n, { level });
    expect(wilson.lo).toBeCloseTo(known.wilson[0]!, 10);
    expect(wilson.hi).toBeCloseTo(known.wilson[1]!, 10);
    const uniform = betaInterval(x, n, { level });
    expect(uniform.lo).toBeCloseTo(known.uniform[0]!, 10);
    expect(uniform.hi).toBeCloseTo(known.uniform[1]!, 10);
    expect(uniform.estimate).toBeCloseTo(known.uniformMean, 12);
    expect(uniform.se).toBeCloseTo(known.uniformSd, 12);
    const jeffreys = betaInterval(x, n, { level, prior: 'jeffreys' });
    expect(jeffreys.lo).toBeCloseTo(known.jeffreys[0]!, 10);
    expect(jeffreys.hi).toBeCloseTo(known.jeffreys[1]!, 10);
  });
});

describe('coverage, exactly enumerated (acceptance test 1)', () => {
  const zeroOne = (right: number, n: number) =>
    Float64Array.from({ length: n }, (_, i) => (i < right ? 1 : 0));
  const rules = {
    wilson: wilsonInterval,
    uniform: betaInterval,
    // All right or all wrong: the central limit interval has no width at all.
    clt: (right: number, n: number) =>
      right === 0 || right === n
        ? { lo: right / n, hi: right / n }
        : meanInterval(zeroOne(right, n), { reference: 'normal' }),
  };
  function coverage(rule: keyof typeof rules, n: number, p: number): number {
    let covered = 0;
    for (let right = 0; right <= n; right++) {
      const { lo, hi } = rules[rule](right, n);
      if (lo <= p && p <= hi) covered += binomialProbability(right, n, p);
    }
    return covered;
  }

  it.each(golden.coverage)('n = $n, p = $p', ({ n, p, wilson, uniform, clt }) => {
    expect(Math.abs(coverage('wilson', n, p) - wilson)).toBeLessThan(1e-9);
    expect(Math.abs(coverage('uniform', n, p) - uniform)).toBeLessThan(1e-9);
    expect(Math.abs(coverage('clt', n, p) - clt)).toBeLessThan(1e-9);
  });

  it.each(['wilson', 'uniform'] as const)('%s: mean 94 to 96 %%, never below 92 %%', (rule) => {
    const all = golden.coverage.map(({ n, p }) => coverage(rule, n, p));
    const mean = all.reduce((total, one) => total + one, 0) / all.length;
    expect(mean).toBeGreaterThan(0.94);
    expect(mean).toBeLessThan(0.96);
    expect(Math.min(...all)).toBeGreaterThan(0.92);
    expect(coverage(rule, 50, 0.98)).toBeCloseTo(0.922, 3);
  });

  it('the central limit interval misses two thirds of the time at n = 20, p = .98', () => {
    // With chance .98^20 = .668 all are right, and an interval without width covers nothing.
    expect(coverage('clt', 20, 0.98)).toBeCloseTo(0.332, 3);
    expect(coverage('clt', 50, 0.98)).toBeCloseTo(0.635, 3);
  });
});

describe('Wilson and Beta', () => {
  const counts = fc
    .integer({ min: 1, max: 3000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

  it('turn around when right and wrong are swapped', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(wilsonInterval, betaInterval), ([x, n], rule) => {
        const one = rule(x, n);
        const other = rule(n - x, n);
        expect(one.lo).toBeCloseTo(1 - other.hi, 10);
        expect(one.hi).toBeCloseTo(1 - other.lo, 10);
        expect(one.se).toBeCloseTo(other.se, 12);
      }),
    );
  });
  it('lie in [0, 1], hold their estimate, and have an error even when all are right', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(wilsonInterval, betaInterval), ([x, n], rule) => {
        const { lo, hi, estimate, se } = rule(x, n);
        expect(lo).toBeGreaterThanOrEqual(0);
        expect(hi).toBeLessThanOrEqual(1);
        expect(lo).toBeLessThanOrEqual(estimate);
        expect(hi).toBeGreaterThanOrEqual(estimate);
        expect(se).toBeGreaterThan(0);
      }),
    );
  });
  it('touch the end when all are right or all wrong', () => {
    expect(wilsonInterval(7, 7).hi).toBe(1);
    expect(wilsonInterval(0, 7).lo).toBe(0);
  });
  it('the error of Wilson tends to sqrt(p (1 - p) / n)', () => {
    expect(wilsonInterval(7e5, 1e6).se).toBeCloseTo(Math.sqrt(0.21 / 1e6), 8);
  });
});

describe('a published score', () => {
  it('is Wilson on the items of the benchmark, marked as imputed', () => {
    const published = publishedInterval(0.744, 500);
    const wilson = wilsonInterval(372, 500);
    expect(published.estimate).toBe(0.744);
    expect(published.lo).toBeCloseTo(wilson.lo, 14);
    expect(published.se).toBeCloseTo(wilson.se, 14);
    expect(published.warnings.map((warning) => warning.code)).toEqual(['se-imputed']);
  });
});

describe('bad input', () => {
  it.each([
    ['out-of-range', () => wilsonInterval(5, 4)],
    ['out-of-range', () => wilsonInterval(-1, 4)],
    ['out-of-range', () => wilsonInterval(1, 4, { level: 1 })],
    ['out-of-range', () => wilsonInterval(1, 4, { level: Number.NaN })],
    ['not-finite', () => wilsonInterval(Number.NaN, 4)],
    ['empty', () => wilsonInterval(0, 0)],
    ['out-of-range', () => betaInterval(5, 4)],
    ['empty', () => betaInterval(0, 0)],
    ['out-of-range', () => publishedInterval(74.4, 500)],
    ['not-finite', () => publishedInterval(Number.NaN, 500)],
    ['out-of-range', () => publishedInterval(0.5, 0)],
    ['out-of-range', () => publishedInterval(0.5, 10.5)],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
