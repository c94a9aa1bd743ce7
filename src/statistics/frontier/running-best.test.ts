import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { runningBest } from './running-best.ts';

const group = Int32Array.of(0, 1, 2, 3);

describe('runningBest', () => {
  // Out on days 30, 10, 20 and 20; abilities in two draws.
  const input = {
    release: Float64Array.of(30, 10, 20, 20),
    draws: Float64Array.of(4, 1, 3, 2, 0, 1, 5, 6),
  };

  test('worked by hand', () => {
    const result = runningBest(input, { group, asOf: 99, level: 0.5 });
    expect([...result.days]).toEqual([10, 20, 30]);
    // Records per draw: 1 3 4 and 1 6 6.
    expect([...result.best]).toEqual([1, 4.5, 5]);
    expect([...result.lower]).toEqual([1, 3.75, 4.5]);
    expect([...result.upper]).toEqual([1, 5.25, 5.5]);
    // Models 2 and 3 hold the record once each on day 20: the older by number is named.
    expect([...result.holder]).toEqual([1, 2, 3]);
    expect([...result.holderShare]).toEqual([1, 0.5, 0.5]);
  });

  test('a model that only equals the record does not take it', () => {
    const result = runningBest(
      { release: Float64Array.of(1, 2), draws: Float64Array.of(5, 5) },
      { group: Int32Array.of(0, 1), asOf: 9 },
    );
    expect([...result.holder]).toEqual([0, 0]);
  });

  test('models that are not out, or not dated, are left out with the reason', () => {
    const result = runningBest(
      { ...input, release: Float64Array.of(30, 10, Number.NaN, 20) },
      { group, asOf: 25 },
    );
    expect([...result.days]).toEqual([10, 20]);
    expect(result.leftOut).toEqual([
      { model: 0, reason: 'released later' },
      { model: 2, reason: 'no release date' },
    ]);
  });

  test('an empty group has no days', () => {
    const result = runningBest(input, { group: new Int32Array(0), asOf: 99 });
    expect(result.days.length).toBe(0);
    expect(result.best.length).toBe(0);
  });

  test('best and band never fall, and do not depend on the order of the group', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 30 }),
        fc.nat(),
        (m, n, seed) => {
          const random = createRandom(seed);
          const dated = {
            release: Float64Array.from({ length: m }, () => random.integer(8)),
            draws: Float64Array.from({ length: n * m }, random.normal),
          };
          const everyone = Int32Array.from({ length: m }, (_, i) => i);
          const result = runningBest(dated, { group: everyone, asOf: 9 });
          for (let k = 1; k < result.days.length; k++) {
            expect(result.days[k]).toBeGreaterThan(result.days[k - 1]!);
            for (const series of [result.best, result.lower, result.upper]) {
              expect(series[k]).toBeGreaterThanOrEqual(series[k - 1]!);
            }
          }
          result.best.forEach((best, k) => {
            expect(result.lower[k]).toBeLessThanOrEqual(best);
            expect(result.upper[k]).toBeGreaterThanOrEqual(best);
          });
          expect(runningBest(dated, { group: everyone.slice().reverse(), asOf: 9 })).toEqual(
            result,
          );
        },
      ),
    );
  });

  test.each<[string, () => unknown]>([
    [
      'empty',
      () => runningBest({ release: new Float64Array(0), draws: input.draws }, { group, asOf: 1 }),
    ],
    [
      'length-mismatch',
      () => runningBest({ ...input, draws: new Float64Array(5) }, { group, asOf: 1 }),
    ],
    [
      'not-finite',
      () => runningBest({ ...input, draws: new Float64Array(4).fill(NaN) }, { group, asOf: 1 }),
    ],
    [
      'not-finite',
      () =>
        runningBest({ ...input, release: new Float64Array(4).fill(Infinity) }, { group, asOf: 1 }),
    ],
    ['out-of-range', () => runningBest(input, { group, asOf: Number.NaN })],
    ['out-of-range', () => runningBest(input, { group, asOf: 1, level: 1 })],
    ['out-of-range', () => runningBest(input, { group: Int32Array.of(4), asOf: 1 })],
  ])('refuses bad input: %s', (code, run) => {
    expect(run).toThrow(expect.objectContaining({ code }));
  });
});
