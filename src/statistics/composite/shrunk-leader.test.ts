import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { shrunkLeader } from './shrunk-leader.ts';

function diagonal(variances: number[]): Float64Array {
  const size = variances.length;
  const matrix = new Float64Array(size * size);
  variances.forEach((variance, i) => {
    matrix[i * (size + 1)] = variance;
  });
  return matrix;
}

describe('shrunkLeader', () => {
  test('worked by hand', () => {
    // Mean 2, spread 4, noise 1: tau^2 = 3, and the leader keeps 3 / 4 of its lead of 2.
    const result = shrunkLeader(Float64Array.of(0, 2, 4), diagonal([1, 1, 1]));
    expect(result).toMatchObject({ leader: 2, raw: 4, mean: 2, between: 3, shrunk: 3.5 });
    expect(result.optimism).toBe(0.5);
    expect([...result.values]).toEqual([0.5, 2, 3.5]);
  });

  test('noise that all models share is no reason to shrink', () => {
    const sigma = Float64Array.of(5, 4, 4, 4, 5, 4, 4, 4, 5);
    expect(shrunkLeader(Float64Array.of(0, 2, 4), sigma).shrunk).toBe(3.5);
  });

  test('a field that is all noise has no leader above its mean', () => {
    const result = shrunkLeader(Float64Array.of(1, 2, 3), diagonal([9, 9, 9]));
    expect(result).toMatchObject({ between: 0, shrunk: 2, optimism: 1 });
  });

  test('without error nothing shrinks', () => {
    expect([...shrunkLeader(Float64Array.of(1, 5), diagonal([0, 0])).values]).toEqual([1, 5]);
    expect([...shrunkLeader(Float64Array.of(5, 5), diagonal([0, 0])).values]).toEqual([5, 5]);
  });

  test('removes the bias of the winner, on average', () => {
    const random = createRandom(12);
    const size = 30;
    let raw = 0;
    let shrunk = 0;
    const runs = 2000;
    for (let run = 0; run < runs; run++) {
      const truth = Float64Array.from({ length: size }, random.normal);
      const estimate = truth.map((value) => value + random.normal());
      const leader = shrunkLeader(estimate, diagonal(Array(size).fill(1)));
      raw += (leader.raw - truth[leader.leader]!) / runs;
      shrunk += (leader.shrunk - truth[leader.leader]!) / runs;
    }
    expect(raw).toBeGreaterThan(1);
    expect(Math.abs(shrunk)).toBeLessThan(0.1);
  });

  test.each<[string, number[], number[]]>([
    ['too-few-models', [1], [1]],
    ['length-mismatch', [1, 2], [1]],
    ['not-finite', [1, Number.NaN], [1, 0, 0, 1]],
    ['negative-variance', [1, 2], [1, 0, 0, -1]],
  ])('refuses bad input: %s', (code, estimate, sigma) => {
    expect(() => shrunkLeader(Float64Array.from(estimate), Float64Array.from(sigma))).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
