import { describe, expect, test } from 'vitest';
import { weightAcceptability } from './weight-acceptability.ts';

describe('weightAcceptability', () => {
  // Model 0 is best on benchmark 0, model 1 on benchmark 1; model 2 is worse than 0 everywhere.
  const scores = Float64Array.of(1, 0.25, 0, 1, 0.9, 0.2);

  test('flat weights: the share of the simplex where a model leads', () => {
    // 0 leads 1 when w > 0.75 (1 - w): w above 3 / 7.
    const draws = 40_000;
    const result = weightAcceptability(
      { scores, weights: Float64Array.of(0.9, 0.1) },
      { spread: 'flat', draws },
    );
    expect(Math.abs(result.best[0]! - 4 / 7)).toBeLessThan(4 * Math.sqrt(0.25 / draws));
    expect(result.best[2]).toBe(0);
    expect(result.share.subarray(0, 3).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
  });

  test('the tighter the spread, the surer the order at the given weights', () => {
    const best = [2, 20, 2000].map(
      (spread) =>
        weightAcceptability({ scores, weights: Float64Array.of(3, 2) }, { spread }).best[0]!,
    );
    expect(best[0]).toBeLessThan(best[1]!);
    expect(best[1]).toBeLessThan(best[2]!);
    expect(best[2]).toBeGreaterThan(0.99);
  });

  test('a benchmark of weight 0 keeps it', () => {
    const { best } = weightAcceptability({ scores, weights: Float64Array.of(1, 0) });
    expect([...best]).toEqual([1, 0, 0]);
  });

  test('is the same for the same seed', () => {
    const cells = { scores, weights: Float64Array.of(1, 1) };
    const share = (seed: number): number[] => [
      ...weightAcceptability(cells, { seed, draws: 500 }).share,
    ];
    expect(share(1)).toEqual(share(1));
    expect(share(1)).not.toEqual(share(2));
  });

  test.each<[string, object]>([
    ['out-of-range', { spread: 0 }],
    ['out-of-range', { spread: Infinity }],
    ['out-of-range', { draws: 0 }],
    ['out-of-range', { level: 2 }],
  ])('refuses bad input: %s', (code, options) => {
    expect(() => weightAcceptability({ scores, weights: Float64Array.of(1, 1) }, options)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
