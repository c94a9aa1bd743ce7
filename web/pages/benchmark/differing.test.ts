import { expect, it } from 'vitest';
import type { ListedScore } from '../../../src/server/api.ts';
import { differingModels } from './differing.ts';

const row = (model: string, score: number, unit = 'percent') =>
  ({ model, score, unit }) as unknown as ListedScore;

it('finds the models whose values differ, the widest apart first', () => {
  const found = differingModels([
    row('same', 50),
    row('same', 50),
    row('near', 51),
    row('near', 50),
    row('far', 10),
    row('far', 90),
    row('far', 40),
    row('other', 1200, 'elo'),
    row('other', 60),
  ]);
  expect(
    found.map(({ model, spread, values }) => [model, spread, values.map((v) => v.score)]),
  ).toEqual([
    ['far', 80, [10, 40, 90]],
    ['near', 1, [50, 51]],
  ]);
  expect(differingModels([])).toEqual([]);
});
