import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { fallingQuantile } from './critical-value.ts';

describe('fallingQuantile', () => {
  test('is the quantile of the exact maxima, and recomputes only what matters', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (n, p, seed) => {
          const random = createRandom(seed);
          const bound = Float64Array.from({ length: n }, () => random.integer(30));
          const exact = bound.map((value) => value - random.integer(10));
          const asked: number[] = [];
          const quantile = fallingQuantile(bound, new Uint8Array(n).fill(1), p, (draw) => {
            asked.push(draw);
            return exact[draw]!;
          });
          const sorted = Float64Array.from(exact).sort();
          const position = p * (n - 1);
          const low = sorted[Math.floor(position)]!;
          const high = sorted[Math.ceil(position)]!;
          expect(quantile).toBeCloseTo(low + (position % 1) * (high - low), 9);
          expect(new Set(asked).size).toBe(asked.length);
        },
      ),
    );
  });

  test('leaves fresh maxima and small bounds alone', () => {
    const maxima = Float64Array.of(9, 8, 1, 2, 3);
    const stale = Uint8Array.of(1, 0, 1, 1, 1);
    const asked: number[] = [];
    fallingQuantile(maxima, stale, 0.8, (draw) => {
      asked.push(draw);
      return 8.5;
    });
    expect(asked).toEqual([0]);
  });
});
