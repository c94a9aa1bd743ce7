import { expect, it } from 'vitest';
import { flattenRows } from './flatten-rows.ts';

it('makes a table of entries: facts within facts, lists joined, unknown kept, the rest left out', () => {
  expect(
    flattenRows([
      { model: { id: 'a', price: null }, interval: [1, 2], open: true, cells: [{ value: 1 }] },
      { model: { id: 'b', price: 0 }, interval: [3, 4], note: '=1', missing: [] },
    ]),
  ).toEqual({
    names: ['model.id', 'model.price', 'interval', 'open', 'note', 'missing'],
    rows: [
      ['a', null, '1; 2', 'true', null, null],
      ['b', 0, '3; 4', null, '=1', ''],
    ],
  });
  expect(flattenRows([])).toEqual({ names: [], rows: [] });
});
