import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from './fixtures/numpy.json' with { type: 'json' };
import {
  median,
  medianAbsoluteDeviation,
  normalConsistency,
  quantile,
  quantileSorted,
  quantiles,
  weightedQuantile,
} from './index.ts';

const numbers = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })
  .map((values) => Float64Array.from(values));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe.each(golden.cases)('against numpy and scipy, $values.length values', (known) => {
  const values = Float64Array.from(known.values);
  it('type 7', () => {
    const got = quantiles(values, known.p);
    known.type7.forEach((want, i) => {
      expect(got[i]).toBeCloseTo(want, 13);
    });
  });
  it('weighted, inverted distribution function', () => {
    const weights = Float64Array.from(known.weights);
    expect(known.p.map((p) => weightedQuantile(values, weights, p))).toEqual(known.invertedCdf);
  });
  it('median absolute deviation', () => {
    expect(medianAbsoluteDeviation(values)).toBeCloseTo(known.absoluteDeviation, 13);
    expect(medianAbsoluteDeviation(values, normalConsistency)).toBeCloseTo(
      known.normalDeviation,
      13,
    );
  });
});

describe('quantile', () => {
  it('does not depend on the order and leaves the values alone', () => {
    fc.assert(
      fc.property(numbers, share, (values, p) => {
        const given = values.slice();
        expect(quantile(values, p)).toBe(quantile(values.slice().reverse(), p));
        expect(values).toEqual(given);
      }),
    );
  });
  it('rises with p and stays within the values', () => {
    fc.assert(
      fc.property(numbers, share, share, (values, p, q) => {
        expect(quantile(values, Math.min(p, q))).toBeLessThanOrEqual(
          quantile(values, Math.max(p, q)),
        );
        expect(quantile(values, p)).toBeGreaterThanOrEqual(Math.min(...values));
        expect(quantile(values, p)).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
  it('turns around with the sign', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        expect(median(values.map((value) => -value))).toBeCloseTo(-median(values), 6);
      }),
    );
  });
  it('equal weights give the inverted distribution function of the plain values', () => {
    fc.assert(
      fc.property(numbers, share, (values, p) => {
        const ordered = values.slice().sort();
        const rank = Math.max(1, Math.ceil(p * values.length - 1e-9));
        const got = weightedQuantile(values, new Float64Array(values.length).fill(2), p);
        expect([ordered[rank - 1], ordered[Math.min(rank, values.length - 1)]]).toContain(got);
      }),
    );
  });
});

describe('bad input', () => {
  const one = Float64Array.of(1);
  it.each([
    ['empty', () => quantile(new Float64Array(), 0.5)],
    ['empty', () => quantileSorted(new Float64Array(), 0.5)],
    ['empty', () => weightedQuantile(new Float64Array(), new Float64Array(), 0.5)],
    ['empty', () => medianAbsoluteDeviation(new Float64Array())],
    ['not-finite', () => quantile(Float64Array.of(1, Number.NaN), 0.5)],
    ['not-finite', () => weightedQuantile(one, Float64Array.of(Number.NaN), 0.5)],
    ['out-of-range', () => quantile(one, 1.1)],
    ['out-of-range', () => quantile(one, Number.NaN)],
    ['out-of-range', () => weightedQuantile(one, Float64Array.of(-1), 0.5)],
    ['out-of-range', () => weightedQuantile(one, Float64Array.of(0), 0.5)],
    ['length-mismatch', () => weightedQuantile(one, Float64Array.of(1, 2), 0.5)],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
