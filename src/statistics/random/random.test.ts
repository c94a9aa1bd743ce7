import { describe, expect, test } from 'vitest';
import { createRandom } from './random.ts';

function take(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

function moments(values: number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variance };
}

describe('createRandom', () => {
  test('gives the same numbers for the same seed and stream', () => {
    const first = createRandom(7, 3);
    const second = createRandom(7, 3);
    expect(take(100, first.normal)).toEqual(take(100, second.normal));
  });

  test('gives other numbers for another seed or stream', () => {
    const base = take(4, createRandom(7, 0).uniform);
    expect(take(4, createRandom(8, 0).uniform)).not.toEqual(base);
    expect(take(4, createRandom(7, 1).uniform)).not.toEqual(base);
    expect(take(4, createRandom(7 + 2 ** 32, 0).uniform)).not.toEqual(base);
  });

  test('streams of one seed are uncorrelated', () => {
    const n = 20_000;
    const x = take(n, createRandom(1, 0).normal);
    const y = take(n, createRandom(1, 1).normal);
    const correlation = x.reduce((sum, value, i) => sum + value * y[i]!, 0) / n;
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(n));
  });

  test('has the moments of its distributions', () => {
    const random = createRandom(42);
    const uniform = moments(take(200_000, random.uniform));
    expect(uniform.mean).toBeCloseTo(0.5, 2);
    expect(uniform.variance).toBeCloseTo(1 / 12, 2);
    const normal = moments(take(200_000, random.normal));
    expect(Math.abs(normal.mean)).toBeLessThan(0.01);
    expect(Math.abs(normal.variance - 1)).toBeLessThan(0.02);
    const exponential = moments(take(200_000, random.exponential));
    expect(Math.abs(exponential.mean - 1)).toBeLessThan(0.01);
  });

  test('draws integers evenly', () => {
    const random = createRandom(5);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i++) {
      const value = random.integer(7);
      counts[value] = counts[value]! + 1;
    }
    const chi2 = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // The 99.99 % point of chi-square with 6 degrees of freedom.
    expect(chi2).toBeLessThan(27.86);
  });
});
