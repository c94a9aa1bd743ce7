import { describe, expect, test } from 'vitest';
import { leaveOneOut } from './leave-one-out.ts';
import { weightAcceptability } from './weight-acceptability.ts';

describe('leaveOneOut', () => {
  test('worked by hand', () => {
    // Index 0.8, 0.7, 0.6; without benchmark 0: 0.4, 0.6, 0.8; without 1: 1.2, 0.8, 0.4 (halves).
    const result = leaveOneOut({
      scores: Float64Array.of(1, 0.6, 0.8, 0.6, 0.6, 0.6),
      weights: Float64Array.of(1, 1),
    });
    expect([...result.rank]).toEqual([1, 2, 3]);
    expect([...result.without]).toEqual([1, 1, 1, 1, 2, 3]);
    expect([...result.best]).toEqual([1, 1, 1]);
    expect([...result.worst]).toEqual([1, 2, 3]);
  });

  test('equals ranking the table without that column', () => {
    const scores = Float64Array.of(0.2, 0.9, 0.4, 0.8, 0.1, 0.7, 0.5, 0.6, 0.3);
    const { without } = leaveOneOut({ scores, weights: Float64Array.of(2, 3, 5) });
    const rest = Float64Array.from(scores).filter((_, at) => at % 3 !== 1);
    const { rank } = leaveOneOut({ scores: rest, weights: Float64Array.of(2, 5) });
    expect([...without.subarray(3, 6)]).toEqual([...rank]);
  });

  test.each<[string, number[], number[]]>([
    ['too-few-benchmarks', [1, 2], [1]],
    ['too-few-benchmarks', [1, 2, 3, 4], [1, 0]],
    ['missing-score', [1, Number.NaN], [1, 1]],
    ['length-mismatch', [1, 2, 3], [1, 1]],
    ['empty', [], [1, 1]],
    ['no-weight', [1, 2], [0, 0]],
    ['out-of-range', [1, 2], [1, -1]],
  ])('refuses bad input: %s', (code, scores, weights) => {
    const cells = { scores: Float64Array.from(scores), weights: Float64Array.from(weights) };
    expect(() => leaveOneOut(cells)).toThrow(expect.objectContaining({ code }));
  });

  test('bad tables are refused by every check alike', () => {
    const cells = { scores: Float64Array.of(1, Number.NaN), weights: Float64Array.of(1, 1) };
    expect(() => weightAcceptability(cells)).toThrow(
      expect.objectContaining({ code: 'missing-score' }),
    );
  });
});
