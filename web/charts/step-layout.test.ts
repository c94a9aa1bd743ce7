import { expect, it } from 'vitest';
import { layoutSteps } from './step-layout.ts';

it('draws each value from its moment to the next, and the last to the end', () => {
  const steps = [
    { at: 0, value: 16 },
    { at: 50, value: 32 },
  ];
  const { path, ticks, base, x } = layoutSteps(steps, 100, 138, 132);
  // From 34 to 134 pixels across, from 108 up to 8.
  expect(base).toBe(108);
  expect(path).toBe('M34.0 58.0H84.0V8.0H134');
  expect(ticks.map(({ value }) => value)).toEqual([0, 10, 20, 30]);
  expect(x(-10)).toBe(34);
  expect(x(1000)).toBe(134);
});

it('draws a single moment', () => {
  const { path } = layoutSteps([{ at: 5, value: 4 }], 5, 138, 132);
  expect(path).not.toMatch(/NaN|Infinity/);
});
