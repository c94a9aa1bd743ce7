import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { dirichlet } from './dirichlet.ts';

describe('dirichlet', () => {
  test.each([[[2, 3, 5]], [[1, 1, 1]], [[0.3, 0.7, 4]]])('has the moments of %j', (shape) => {
    const n = 40_000;
    const total = shape.reduce((sum, value) => sum + value, 0);
    const random = createRandom(3);
    const sum = [0, 0, 0];
    const squares = [0, 0, 0];
    for (let r = 0; r < n; r++) {
      dirichlet(random, Float64Array.from(shape)).forEach((share, b) => {
        sum[b]! += share / n;
        squares[b]! += share ** 2 / n;
      });
    }
    shape.forEach((value, b) => {
      const mean = value / total;
      const variance = (mean * (1 - mean)) / (total + 1);
      expect(Math.abs(sum[b]! - mean)).toBeLessThan(4 * Math.sqrt(variance / n));
      expect(squares[b]! - sum[b]! ** 2).toBeCloseTo(variance, 2);
    });
  });

  test('of concentrations 1 and 1 splits evenly: Kolmogorov-Smirnov distance from uniform', () => {
    const n = 400_000;
    const random = createRandom(8);
    const shares = Float64Array.from(
      { length: n },
      () => dirichlet(random, Float64Array.of(1, 1))[0]!,
    ).sort();
    const distance = shares.reduce(
      (most, share, r) => Math.max(most, Math.abs(share - (r + 0.5) / n)),
      0,
    );
    // The 99 % point of the distance.
    expect(distance).toBeLessThan(1.63 / Math.sqrt(n));
  });

  test('gives shares that sum to 1, also where gamma draws underflow', () => {
    const random = createRandom(4);
    for (let r = 0; r < 200; r++) {
      const share = dirichlet(random, Float64Array.of(1e-4, 1e-4, 0));
      expect(share[0]! + share[1]!).toBeCloseTo(1, 12);
      expect(share[2]).toBe(0);
    }
  });
});
