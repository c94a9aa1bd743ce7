import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedEquivalence, equivalenceTest } from './equivalence.ts';
import golden from './fixtures/statsmodels.json' with { type: 'json' };
import { tangoInterval } from './tango.ts';

describe('equivalence', () => {
  const { mean, se, a, cases } = golden.tost;
  it.each(cases)('against ttost_paired, margin $margin', ({ margin, pValue }) => {
    const got = equivalenceTest(mean, se, a.length - 1, { margin });
    expect(got.pValue).toBeCloseTo(pValue, 12);
    expect(got.isEquivalent).toBe(pValue < 0.05);
  });
  it('holds exactly when the 90 % interval lies within the margin', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.05, max: 0.05, noNaN: true }),
        fc.double({ min: 0.001, max: 0.03, noNaN: true }),
        fc.constantFrom(undefined, 4, 30),
        (difference, error, df) => {
          const got = equivalenceTest(difference, error, df, { margin: 0.03 });
          if (Math.abs(got.pValue - 0.05) > 1e-9)
            expect(got.isEquivalent).toBe(got.lo > -0.03 && got.hi < 0.03);
        },
      ),
    );
  });
  it('the counted form agrees with the interval of Tango', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.integer({ min: 40, max: 4000 }), (b, c, n) => {
        const got = countedEquivalence(b, c, n, { margin: 0.02 });
        expect(got.lo).toBe(tangoInterval(b, c, n, { level: 0.9 }).lo);
        if (Math.abs(got.pValue - 0.05) > 1e-6)
          expect(got.isEquivalent).toBe(got.lo > -0.02 && got.hi < 0.02);
      }),
    );
  });
});

describe('bad input', () => {
  it.each([
    ['out-of-range', () => equivalenceTest(0, 0.1, 5, { margin: 0 })],
    ['out-of-range', () => equivalenceTest(0, 0, 5)],
    ['not-finite', () => equivalenceTest(Number.NaN, 1, 5)],
    ['out-of-range', () => equivalenceTest(0, 1, 5, { alpha: 0.5 })],
    ['out-of-range', () => countedEquivalence(1, 2, 10, { margin: 1 })],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
