import { describe, expect, test } from 'vitest';
import { type CovarianceFactor, factorCovariance } from './factor-covariance.ts';

/** L L'. */
function product({ lower, size }: CovarianceFactor): number[] {
  return Array.from({ length: size * size }, (_, at) => {
    const i = Math.floor(at / size);
    const j = at % size;
    let sum = 0;
    for (let k = 0; k < size; k++) sum += lower[i * size + k]! * lower[j * size + k]!;
    return sum;
  });
}

describe('factorCovariance', () => {
  test('leaves a positive definite covariance as it is', () => {
    const factor = factorCovariance(Float64Array.of(4, 1, 1, 9), 2);
    expect(factor).toMatchObject({ jitter: 0, shrink: 0 });
    expect(product(factor)).toEqual([4, 1, 1, 9]);
  });

  test('adds jitter to a singular covariance', () => {
    const sigma = [2, 2, 2, 2, 2, 2, 2, 2, 2];
    const factor = factorCovariance(Float64Array.from(sigma), 3);
    expect(factor.jitter).toBeCloseTo(2e-12, 20);
    expect(factor.shrink).toBe(0);
    product(factor).forEach((value, at) => {
      expect(value).toBeCloseTo(sigma[at]!, 10);
    });
  });

  test('takes the covariance of values that sum to 0', () => {
    const size = 40;
    const sigma = Float64Array.from({ length: size * size }, (_, at) =>
      at % (size + 1) === 0 ? 1 - 1 / size : -1 / size,
    );
    expect(factorCovariance(sigma, size).shrink).toBe(0);
  });

  test('weakens the correlations of an indefinite matrix and keeps its variances', () => {
    // Three pairwise correlations of -0.9 cannot hold at once: they need -0.5 at most.
    const sigma = Float64Array.of(1, -0.9, -0.9, -0.9, 1, -0.9, -0.9, -0.9, 1);
    const factor = factorCovariance(sigma, 3);
    // -0.9 (1 - s) = -0.5 at s = 0.444; the steps double.
    expect(factor.shrink).toBeGreaterThan(4 / 9);
    expect(factor.shrink).toBeLessThan(8 / 9);
    const back = product(factor);
    expect(back[0]).toBeCloseTo(1, 9);
    expect(back[1]).toBeCloseTo(-0.9 * (1 - factor.shrink), 9);
  });

  test('shrinks by no more than is needed', () => {
    const r = -0.5 - 1e-6;
    const sigma = Float64Array.of(1, r, r, r, 1, r, r, r, 1);
    const { shrink } = factorCovariance(sigma, 3);
    expect(shrink).toBeGreaterThan(1e-6);
    expect(shrink).toBeLessThan(5e-6);
  });

  test('keeps a coordinate without variance constant', () => {
    const factor = factorCovariance(Float64Array.of(1, 0, 0.5, 0, 0, 0, 0.5, 0, 1), 3);
    expect(product(factor).slice(3, 6)).toEqual([0, 0, 0]);
    expect(product(factor)[6]).toBeCloseTo(0.5, 12);
    expect(product(factorCovariance(new Float64Array(4), 2))).toEqual([0, 0, 0, 0]);
  });

  test.each([
    ['length-mismatch', [1, 0, 0]],
    ['negative-variance', [1, 0, 0, -1]],
    ['not-finite', [1, Number.NaN, Number.NaN, 1]],
    ['not-a-covariance', [1, 2, 2, 1]],
    ['not-a-covariance', [1, 0.1, 0.2, 1]],
    ['not-a-covariance', [0, 0.1, 0.1, 1]],
  ])('refuses bad input: %s', (code, entries) => {
    expect(() => factorCovariance(Float64Array.from(entries), 2)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
