import { expect, it } from 'vitest';
import { sum, sumOfSquares } from './sum.ts';

it('keeps what a plain loop loses', () => {
  expect(sum(Float64Array.of(1e16, 1, -1e16, 1))).toBe(2);
  const tenths = new Float64Array(1_000_000).fill(0.1);
  expect(sum(tenths)).toBe(100_000);
});
it('of nothing is 0', () => {
  expect(sum(new Float64Array())).toBe(0);
  expect(sumOfSquares(new Float64Array())).toBe(0);
});
it('adds squares', () => {
  expect(sumOfSquares(Float64Array.of(3, -4))).toBe(25);
});
