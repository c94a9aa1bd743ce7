import {
  type ColumnId,
  columnIds,
  columns,
  optionalColumns,
  type TableRow,
  usualColumns,
} from './columns.ts';

/** How the table is shown; all of it stands in the address, so that a link shows the same. */
export interface View {
  sort: ColumnId;
  /** Largest first. */
  down: boolean;
  /** Shown beside place, model and score, in the order of the table. */
  shown: readonly ColumnId[];
  /** Whether the address names the columns. */
  chosen: boolean;
  /** What is looked for in names and labs. */
  find: string;
}

/** The view that an address asks for; what it names wrongly counts as not asked. */
export function readView(search: string): View {
  const given = new URLSearchParams(search);
  const asked = given.get('sort') ?? '';
  const named = asked.replace(/^-/, '');
  const sort = columnIds.find((id) => id === named) ?? 'rank';
  const list = given.get('columns')?.split(',');
  return {
    sort,
    down: sort === named ? asked.startsWith('-') : columns[sort].down,
    shown: list ? optionalColumns.filter((id) => list.includes(id)) : usualColumns,
    chosen: list !== undefined,
    find: given.get('find') ?? '',
  };
}

/** The value of `sort`; undefined for the order of places, which needs none. */
export function writeSort(sort: ColumnId, down: boolean): string | undefined {
  if (sort === 'rank' && !down) return undefined;
  return down ? `-${sort}` : sort;
}

/** The value of `columns`; undefined for the usual ones. `none` names no column. */
export function writeColumns(shown: readonly ColumnId[]): string | undefined {
  const ordered = optionalColumns.filter((id) => shown.includes(id));
  if (ordered.join() === usualColumns.join()) return undefined;
  return ordered.length === 0 ? 'none' : ordered.join(',');
}

/** The rows that are looked for, in the order asked for; unknown values last, equal ones by place. */
export function arrange(rows: readonly TableRow[], { sort, down, find }: View): TableRow[] {
  const found = rows.filter(({ model }) => matches(find, model));
  if (sort === 'rank') return down ? found.reverse() : found;
  const { value } = columns[sort];
  const sign = down ? -1 : 1;
  return found
    .map((row, place) => ({ row, place, key: value(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) {
        return Number(a.key === null) - Number(b.key === null) || a.place - b.place;
      }
      return sign * compare(a.key, b.key) || a.place - b.place;
    })
    .map(({ row }) => row);
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}

/** Whether every word that is looked for stands in the name, the id or the lab. */
export function matches(
  find: string,
  { id, name, lab_name }: { id: string; name: string; lab_name: string },
): boolean {
  const text = `${name} ${id} ${lab_name}`.toLowerCase();
  return find
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
