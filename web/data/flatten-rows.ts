import type { Cell, FigureTable } from '../parts/figure-table.ts';

/**
 * The entries of an answer as a table: facts within facts get names such as `model.name`, lists of
 * plain values are joined, and lists of further entries are left to the JSON.
 */
export function flattenRows(rows: readonly object[]): FigureTable {
  const names = new Map<string, number>();
  const flat = rows.map((row) => {
    const cells = new Map<string, Cell>();
    collect('', row, cells);
    for (const name of cells.keys()) if (!names.has(name)) names.set(name, names.size);
    return cells;
  });
  return {
    names: [...names.keys()],
    rows: flat.map((cells) => [...names.keys()].map((name) => cells.get(name) ?? null)),
  };
}

function collect(name: string, value: unknown, into: Map<string, Cell>): void {
  if (value === undefined) return;
  if (value === null || typeof value === 'number' || typeof value === 'string') {
    into.set(name, value);
  } else if (typeof value === 'boolean') {
    into.set(name, String(value));
  } else if (Array.isArray(value)) {
    if (value.every((each) => typeof each !== 'object' || each === null)) {
      into.set(name, value.map((each) => each ?? '').join('; '));
    }
  } else {
    for (const [key, inner] of Object.entries(value as object)) {
      collect(name === '' ? key : `${name}.${key}`, inner, into);
    }
  }
}
