import { dumpJson } from '../python/json.ts';
import { clone, type Value } from '../python/value.ts';

/**
 * A table of a simulated system: rows by id over a base that stays as it is. A row is copied when
 * it is first asked for, so that a replay costs what it touches and not the whole table.
 */
export class Table {
  private readonly base: ReadonlyMap<string, Value>;
  private readonly own = new Map<string, Value>();

  constructor(base: ReadonlyMap<string, Value>) {
    this.base = base;
  }

  /** A row to read or to write to. */
  get(id: string): Value | undefined {
    const own = this.own.get(id);
    if (own !== undefined) return own;
    const base = this.base.get(id);
    if (base === undefined) return undefined;
    const copy = clone(base);
    this.own.set(id, copy);
    return copy;
  }

  has(id: string): boolean {
    return this.own.has(id) || this.base.has(id);
  }

  set(id: string, row: Value): void {
    this.own.set(id, row);
  }

  /** All rows, to read only: the base's in its order, then new ones. */
  *rows(): Iterable<[string, ReadonlyMap<string, Value>]> {
    for (const [id, row] of this.base) yield [id, (this.own.get(id) ?? row) as never];
    for (const [id, row] of this.own) if (!this.base.has(id)) yield [id, row as never];
  }

  /** Ids of the rows that may differ from the base. */
  get touched(): Iterable<string> {
    return this.own.keys();
  }

  /** A row as JSON with sorted keys; null when there is none. */
  canonical(id: string): string | null {
    const row = this.own.get(id) ?? this.base.get(id);
    return row === undefined ? null : dumpJson(row, { sortKeys: true });
  }
}

/**
 * The state of a simulated system: tables by name, rows by id.
 */
export type Database = ReadonlyMap<string, Table>;

/** What a database is made of: plain tables, never written to. */
export type Base = ReadonlyMap<string, ReadonlyMap<string, Value>>;

/** A database to work on over a base. */
export const open = (base: Base): Database =>
  new Map([...base].map(([name, table]) => [name, new Table(table)]));

/** Whether two databases over one base are in the same state. 1 and 1.0 are different. */
export function sameState(a: Database, b: Database): boolean {
  return [...a].every(([name, table]) => {
    const other = b.get(name)!;
    const ids = new Set([...table.touched, ...other.touched]);
    return [...ids].every((id) => table.canonical(id) === other.canonical(id));
  });
}
