import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearScale, niceTicks, timeTicks } from './scale.ts';

describe('linearScale', () => {
  it('maps ends to ends, also downwards', () => {
    const scale = linearScale([20, 80], [300, 0]);
    expect([20, 50, 80].map(scale)).toEqual([300, 150, 0]);
  });

  it('exists for a single value', () => {
    expect(linearScale([5, 5], [0, 10])(5)).toBe(5);
  });
});

describe('niceTicks', () => {
  it('takes steps of 1, 2 or 5', () => {
    expect(niceTicks(23, 85, 5)).toEqual([40, 60, 80]);
    expect(niceTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(niceTicks(61.2, 64.9, 5)).toEqual([62, 63, 64]);
  });

  it('stays inside the ends and near the number asked for', () => {
    const ends = fc.double({ min: -1e5, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(ends, ends, fc.integer({ min: 1, max: 12 }), (a, b, count) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high - low > 1e-6);
        const ticks = niceTicks(low, high, count);
        expect(ticks.length).toBeLessThanOrEqual(count + 1);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(low - (high - low) * 1e-6);
          expect(tick).toBeLessThanOrEqual(high + (high - low) * 1e-6);
        }
      }),
    );
  });
});

describe('timeTicks', () => {
  const day = (text: string): number => Date.parse(text);

  it('names years by their number and months by their name', () => {
    const ticks = timeTicks(day('2024-02-15'), day('2026-08-04'), 7);
    expect(ticks.map((tick) => tick.label)).toEqual(['Jul', '2025', 'Jul', '2026', 'Jul']);
    expect(ticks.map((tick) => new Date(tick.time).toISOString().slice(0, 10))).toEqual([
      '2024-07-01',
      '2025-01-01',
      '2025-07-01',
      '2026-01-01',
      '2026-07-01',
    ]);
  });

  it('takes wider steps for fewer ticks, and lies between the ends', () => {
    const [low, high] = [day('2020-03-01'), day('2026-08-04')];
    for (const count of [2, 4, 8, 30]) {
      const ticks = timeTicks(low, high, count);
      expect(ticks.length).toBeLessThanOrEqual(count);
      expect(ticks.length).toBeGreaterThan(0);
      for (const { time } of ticks) {
        expect(time).toBeGreaterThanOrEqual(low);
        expect(time).toBeLessThanOrEqual(high);
      }
    }
  });
});
