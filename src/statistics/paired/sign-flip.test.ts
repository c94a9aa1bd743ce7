import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random.ts';
import golden from './fixtures/statsmodels.json' with { type: 'json' };
import { signFlipTest } from './sign-flip.ts';

describe('sign flips', () => {
  it.each(golden.signFlip)('exact, against permutation_test: $sums', ({ sums, pValue }) => {
    const got = signFlipTest(Float64Array.from(sums));
    expect(got.isExact).toBe(true);
    expect(got.pValue).toBeCloseTo(pValue, 12);
  });
  const sums = fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 14 })
    .map((values) => Float64Array.from(values));
  it('side, order, scale and idle clusters do not matter', () => {
    fc.assert(
      fc.property(sums, (values) => {
        const { pValue } = signFlipTest(values);
        expect(signFlipTest(values.map((value) => -value)).pValue).toBe(pValue);
        expect(signFlipTest(values.toReversed()).pValue).toBe(pValue);
        expect(signFlipTest(values.map((value) => value * 1024)).pValue).toBe(pValue);
        expect(signFlipTest(Float64Array.of(0, ...values, 0)).pValue).toBe(pValue);
        expect(pValue).toBeGreaterThan(0);
        expect(pValue).toBeLessThanOrEqual(1);
      }),
    );
  });
  it('counts patterns of equal clusters in full: 2 of 2^6', () => {
    expect(signFlipTest(new Float64Array(6).fill(0.1)).pValue).toBe(2 / 64);
  });
  it('random flips come close to all patterns', () => {
    const random = createRandom(41);
    const values = Float64Array.from({ length: 16 }, () => random.normal() + 0.4);
    const exact = signFlipTest(values);
    expect(exact.flips).toBe(32_768);
    // Two clusters too small to matter push the count over the limit of the exact form.
    const sampled = signFlipTest(Float64Array.of(...values, 1e-13, -1e-13), { flips: 40_000 });
    expect(sampled).toMatchObject({ isExact: false, flips: 40_000, seed: 1 });
    expect(Math.abs(sampled.pValue - exact.pValue)).toBeLessThan(0.01);
    expect(exact.pValue).toBeLessThan(0.5);
  });
  it('the seed decides', () => {
    const values = Float64Array.from({ length: 30 }, (_, i) => Math.sin(i) + 0.1);
    const p = (seed: number) => signFlipTest(values, { seed }).pValue;
    expect(p(1)).toBe(p(1));
    expect(p(2)).not.toBe(p(1));
  });
  it('no difference anywhere: p = 1', () => {
    expect(signFlipTest(new Float64Array(5)).pValue).toBe(1);
  });
  it('rejects a true null at its level (20 clusters)', () => {
    let rejected = 0;
    for (let run = 0; run < 1000; run++) {
      const random = createRandom(43, run);
      const values = Float64Array.from({ length: 20 }, () => random.normal());
      if (signFlipTest(values, { flips: 400, seed: run }).pValue < 0.05) rejected++;
    }
    expect(rejected).toBeGreaterThan(30);
    expect(rejected).toBeLessThan(70);
  });
});

describe('bad input', () => {
  it.each([
    ['empty', () => signFlipTest(new Float64Array())],
    ['not-finite', () => signFlipTest(Float64Array.of(Number.NaN))],
    ['out-of-range', () => signFlipTest(Float64Array.of(1), { flips: 3 })],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
