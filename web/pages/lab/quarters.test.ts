import { expect, it } from 'vitest';
import type { ModelHead } from '../../../src/server/api.ts';
import { quartersOf } from './quarters.ts';

const model = (id: string, release_date: string | null, openness = 'closed') =>
  ({ id, release_date, openness }) as unknown as ModelHead;

it('counts releases by quarter, with the empty ones between', () => {
  const quarters = quartersOf([
    model('a', '2024-12-31'),
    model('b', '2025-07', 'open-weights'),
    model('c', '2025-09-30', 'closed'),
    model('d', '2025-08-01', 'unknown'),
    model('e', '2025-08-02', 'open-source'),
    model('f', null),
  ]);
  expect(
    quarters.map(({ id, open, closed, unknown, share }) => [id, open, closed, unknown, share]),
  ).toEqual([
    ['2024-Q4', 0, 1, 0, 0],
    ['2025-Q1', 0, 0, 0, null],
    ['2025-Q2', 0, 0, 0, null],
    ['2025-Q3', 2, 1, 1, 2 / 3],
  ]);
  expect(quarters[3]!.models.map(({ id }) => id)).toEqual(['b', 'e', 'c', 'd']);
  expect(quartersOf([model('f', null)])).toEqual([]);
});
