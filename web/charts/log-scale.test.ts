import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doublingTicks, logScale, logTicks } from './log-scale.ts';

describe('logScale', () => {
  it('puts equal factors at equal distances', () => {
    const scale = logScale([1, 100], [0, 200]);
    expect([1, 10, 100].map((value) => Math.round(scale(value)))).toEqual([0, 100, 200]);
  });

  it('takes a single value', () => {
    expect(logScale([5, 5], [0, 10])(5)).toBeCloseTo(5);
  });
});

describe('logTicks', () => {
  it.each([
    [0.1, 20, 8, [0.1, 0.2, 0.5, 1, 2, 5, 10, 20]],
    [0.1, 20, 5, [0.1, 0.3, 1, 3, 10]],
    [0.1, 20, 3, [0.1, 1, 10]],
  ] as const)('%f to %f, at most %i', (low, high, count, ticks) => {
    expect(logTicks(low, high, count)).toEqual(ticks);
  });

  it('never gives more than asked, none outside', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: 0, max: 8, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        (from, span, count) => {
          const [low, high] = [10 ** from, 10 ** (from + span)];
          const ticks = logTicks(low, high, count);
          expect(ticks.length).toBeLessThanOrEqual(count);
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(low * 0.99);
            expect(tick).toBeLessThanOrEqual(high * 1.01);
          }
        },
      ),
    );
  });
});

it('doublingTicks gives doublings of the unit', () => {
  expect(doublingTicks(8000, 300_000, 6, 1024)).toEqual(
    [8, 16, 32, 64, 128, 256].map((k) => k * 1024),
  );
  expect(doublingTicks(8192, 2_097_152, 5, 1024)).toEqual(
    [8, 32, 128, 512, 2048].map((k) => k * 1024),
  );
});
