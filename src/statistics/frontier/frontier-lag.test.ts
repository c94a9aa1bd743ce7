import { describe, expect, test } from 'vitest';
import { frontierLag } from './frontier-lag.ts';
import { daysPerMonth } from './members.ts';

const inDays = (months: Float64Array): number[] =>
  [...months].map((value) => Math.round(value * daysPerMonth * 1e6) / 1e6);

describe('frontierLag', () => {
  // Leading: abilities 1, 3 on days 0, 100. Trailing: 0.5, 1, 4 on days 50, 150, 200.
  const release = Float64Array.of(0, 100, 50, 150, 200);
  const draws = Float64Array.of(1, 3, 0.5, 1, 4);
  const leading = Int32Array.of(0, 1);
  const trailing = Int32Array.of(2, 3, 4);

  test('worked by hand, the trailing group overtaking at the end', () => {
    const lag = frontierLag({ release, draws }, { leading, trailing, asOf: 230 });
    expect([...lag.days]).toEqual([50, 100, 150, 200, 230]);
    // Until day 200 what the trailing group can was reached on day 0; then it leads by 4 to 3.
    expect(inDays(lag.months.estimate)).toEqual([50, 100, 150, 0, -30]);
    expect([...lag.points.estimate]).toEqual([0.5, 2.5, 2, -1, -1]);
    expect([...lag.trailingAhead]).toEqual([0, 0, 0, 1, 1]);
  });

  test('equal bests: the lag counts from when the leading group got there', () => {
    const level = { release, draws: Float64Array.of(1, 3, 0.5, 1, 3) };
    const lag = frontierLag(level, { leading, trailing, asOf: 230 });
    expect(inDays(lag.months.estimate).at(-1)).toBe(130);
    expect(lag.points.estimate.at(-1)).toBe(0);
    expect(lag.trailingAhead.at(-1)).toBe(0);
  });

  test('swapping the groups changes the sign', () => {
    const lag = frontierLag({ release, draws }, { leading, trailing, asOf: 230 });
    const back = frontierLag(
      { release, draws },
      { leading: trailing, trailing: leading, asOf: 230 },
    );
    expect([...back.days]).toEqual([...lag.days]);
    expect(inDays(back.months.estimate)).toEqual(inDays(lag.months.estimate).map((d) => 0 - d));
    expect([...back.points.estimate]).toEqual([...lag.points.estimate].map((p) => -p));
  });

  test('bands over draws', () => {
    const two = Float64Array.of(1, 3, 0.5, 1, 4, 1, 3, 0.5, 1, 2);
    const lag = frontierLag({ release, draws: two }, { leading, trailing, asOf: 230, level: 0.5 });
    // Today: -30 days in one draw, 130 in the other.
    expect(inDays(lag.months.estimate).at(-1)).toBe(50);
    expect(inDays(lag.months.lower).at(-1)).toBe(10);
    expect(inDays(lag.months.upper).at(-1)).toBe(90);
    expect(lag.trailingAhead.at(-1)).toBe(0.5);
    expect(lag.points.estimate.at(-1)).toBe(0);
  });

  test('only what is out by the day counts, and nobody is dropped silently', () => {
    const lag = frontierLag({ release, draws }, { leading, trailing, asOf: 160 });
    expect([...lag.days]).toEqual([50, 100, 150, 160]);
    expect(lag.leftOut).toEqual([{ model: 4, reason: 'released later' }]);
  });

  test.each([
    ['empty', { leading, trailing, asOf: 20 }],
    ['empty', { leading: new Int32Array(0), trailing, asOf: 230 }],
    ['out-of-range', { leading, trailing, asOf: Number.NaN }],
    ['out-of-range', { leading, trailing, asOf: 230, level: 0 }],
  ])('refuses bad input: %s', (code, groups) => {
    expect(() => frontierLag({ release, draws }, groups)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
