import { expect, it } from 'vitest';
import { saturationOf } from './saturation.ts';

const five = (first: number, fifth: number, se = 3) =>
  [first, first, first, first, fifth].map((percent) => ({ percent, se }));

it('calls a test saturated when its best are level near the ceiling', () => {
  expect(saturationOf(five(96, 94))).toMatchObject({ finding: 'saturated', top: 96 });
  expect(saturationOf(five(56, 54))).toMatchObject({ finding: 'crowded' });
  expect(saturationOf(five(96, 70))).toMatchObject({ finding: 'separates' });
});

it('measures by the errors of both', () => {
  const { r, saturation } = saturationOf(five(60, 55, 4))!;
  expect(r).toBeCloseTo(5 / Math.hypot(4, 4), 12);
  expect(saturation).toBeCloseTo(Math.exp(-(25 / 32)), 12);
  expect(saturationOf(five(60, 60))!.saturation).toBe(1);
});

it('says nothing of fewer than five, or of values without an error', () => {
  expect(saturationOf(five(60, 50).slice(0, 4))).toBeUndefined();
  expect(saturationOf(five(60, 50, 0))).toBeUndefined();
});
