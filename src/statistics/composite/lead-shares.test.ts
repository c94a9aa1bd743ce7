import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StatisticsError } from '../errors.ts';
import { leadShares } from './lead-shares.ts';
import { rankShares } from './rank-shares.ts';

test('counts the first ranks', () => {
  const draws = Float64Array.of(3, 2, 1, 1, 2, 3, 3, 1, 2, 3, 2, 1);
  expect([...leadShares(draws, 3, 2)]).toEqual([0.75, 0, 0, 0.75, 0.25, 0.25]);
});

test('ties share their ranks, beyond the last one wanted as well', () => {
  expect([...leadShares(Float64Array.of(5, 5, 5, 1), 4, 2)]).toEqual([
    ...[1 / 3, 1 / 3],
    ...[1 / 3, 1 / 3],
    ...[1 / 3, 1 / 3],
    ...[0, 0],
  ]);
});

test('are the first columns of the shares of all ranks, bit by bit', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 30 }),
      fc.infiniteStream(
        fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ min: -9, max: 9, noNaN: true })),
      ),
      fc.integer({ min: 1, max: 8 }),
      (models, count, values, asked) => {
        const depth = Math.min(asked, models);
        const draws = Float64Array.from({ length: models * count }, () => values.next().value!);
        const all = rankShares(draws, models);
        const expected = Float64Array.from(
          { length: models * depth },
          (_, at) => all[Math.floor(at / depth) * models + (at % depth)]!,
        );
        expect(leadShares(draws, models, depth)).toEqual(expected);
      },
    ),
  );
});

test('refuses what has no ranks', () => {
  expect(() => leadShares(new Float64Array(), 0, 1)).toThrow(StatisticsError);
  expect(() => leadShares(Float64Array.of(1, Number.NaN), 2, 1)).toThrow(/none/);
  expect(() => leadShares(Float64Array.of(1, 2), 2, 3)).toThrow(/no top 3 of 2/);
});
