import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ColumnId,
  columnIds,
  optionalColumns,
  type TableRow,
  usualColumns,
} from './columns.ts';
import { arrange, readView, writeColumns, writeSort } from './view.ts';

function row(rank: number, name: string, price: number | null, score = 50): TableRow {
  const model = { id: name.toLowerCase(), name, lab_name: 'Lab', price_usd_per_m: price };
  return { rank, score, model } as TableRow;
}

const rows = [
  row(1, 'Beta 10', 2),
  row(2, 'Alpha', null),
  row(3, 'Beta 9', 0.5),
  row(4, 'Gamma', 2),
];
const names = (search: string) => arrange(rows, readView(search)).map(({ model }) => model.name);

describe('the rows of an address', () => {
  it('stand by place, either way round', () => {
    expect(names('suite=x')).toEqual(['Beta 10', 'Alpha', 'Beta 9', 'Gamma']);
    expect(names('sort=-rank')).toEqual(['Gamma', 'Beta 9', 'Alpha', 'Beta 10']);
  });

  it('are sorted by numbers, unknown ones last whichever way, equal ones by place', () => {
    expect(names('sort=price')).toEqual(['Beta 9', 'Beta 10', 'Gamma', 'Alpha']);
    expect(names('sort=-price')).toEqual(['Beta 10', 'Gamma', 'Beta 9', 'Alpha']);
  });

  it('are sorted by names as people count', () => {
    expect(names('sort=model')).toEqual(['Alpha', 'Beta 9', 'Beta 10', 'Gamma']);
  });

  it('are those that are looked for', () => {
    expect(names('find=beta')).toEqual(['Beta 10', 'Beta 9']);
    expect(names('find=lab+9')).toEqual(['Beta 9']);
    expect(names('find=%3Cscript%3E')).toEqual([]);
  });

  it('take nonsense for nothing asked', () => {
    expect(readView('sort=nonsense&columns=nonsense')).toMatchObject({
      sort: 'rank',
      down: false,
      shown: [],
    });
  });
});

it('writes what it reads', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...columnIds),
      fc.boolean(),
      fc.shuffledSubarray(optionalColumns),
      (sort, down, chosen: ColumnId[]) => {
        const search = new URLSearchParams();
        const [sorted, shown] = [writeSort(sort, down), writeColumns(chosen)];
        if (sorted !== undefined) search.set('sort', sorted);
        if (shown !== undefined) search.set('columns', shown);
        const view = readView(search.toString());
        expect([view.sort, view.down]).toEqual([sort, down]);
        expect(new Set(view.shown)).toEqual(new Set(chosen));
      },
    ),
  );
});

it('needs no word for the usual view', () => {
  expect(writeColumns(usualColumns)).toBeUndefined();
  expect(writeSort('rank', false)).toBeUndefined();
});
