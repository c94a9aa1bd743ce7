import { describe, expect, test } from 'vitest';
import { correctForChance } from './chance.ts';

describe('correctForChance', () => {
  test('guessing is 0, the ceiling is 1, and the error grows with the score', () => {
    expect(correctForChance(0.25, 0.03, 0.25)).toEqual({ score: 0, standardError: 0.04 });
    expect(correctForChance(0.95, 0, 0.25, 0.95).score).toBe(1);
    expect(correctForChance(0.75, 0.01, 0.5)).toEqual({ score: 0.5, standardError: 0.02 });
  });

  test('keeps a score below chance negative', () => {
    expect(correctForChance(0.1, 0.01, 0.25).score).toBeCloseTo(-0.2, 12);
  });

  test.each<[string, [number, number, number, number?]]>([
    ['not-finite', [Number.NaN, 0.1, 0]],
    ['out-of-range', [0.5, -0.1, 0]],
    ['out-of-range', [0.5, 0.1, 1]],
    ['out-of-range', [0.5, 0.1, 0.5, 0.4]],
  ])('refuses bad input: %s', (code, input) => {
    expect(() => correctForChance(...input)).toThrow(expect.objectContaining({ code }));
  });
});
