import { numeric, type Value } from '../python/value.ts';

/** A row of a simulated system's database. Mutable: tools write to it. */
export type Row = Map<string, Value>;

/** What a tool answers instead of doing its work; the agent sees it as `Error: ...`. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

function wrongType(what: string, name: string): never {
  throw new ToolError(`${name} is no ${what}`);
}

/** @throws ToolError with `missing` when there is no such row. */
export function rowOf(
  table: { get(id: string): Value | undefined } | undefined,
  id: Value,
  missing: string,
): Row {
  const row = typeof id === 'string' ? table?.get(id) : undefined;
  if (!(row instanceof Map)) throw new ToolError(missing);
  return row as Row;
}

/** A dict inside a row. @throws ToolError when it is none. */
export function dictIn(row: ReadonlyMap<string, Value>, name: string): Row {
  const value = row.get(name);
  return value instanceof Map ? (value as Row) : wrongType('dict', name);
}

/** A list inside a row, mutable. @throws ToolError when it is none. */
export function listIn(row: ReadonlyMap<string, Value>, name: string): Value[] {
  const value = row.get(name);
  return Array.isArray(value) ? (value as Value[]) : wrongType('list', name);
}

/** The dicts of a list inside a row. @throws ToolError */
export function rowsIn(row: ReadonlyMap<string, Value>, name: string): Row[] {
  return listIn(row, name).map((value) =>
    value instanceof Map ? (value as Row) : wrongType('list of dicts', name),
  );
}

/** The texts of a list inside a row. @throws ToolError */
export function textsIn(row: ReadonlyMap<string, Value>, name: string): string[] {
  return listIn(row, name).map((value) =>
    typeof value === 'string' ? value : wrongType('list of texts', name),
  );
}

/** @throws ToolError when it is no text. */
export function textIn(row: ReadonlyMap<string, Value>, name: string): string {
  const value = row.get(name);
  return typeof value === 'string' ? value : wrongType('text', name);
}

/** @throws ToolError when it is no number. */
export function numberIn(row: ReadonlyMap<string, Value>, name: string): number {
  const value = numeric(row.get(name) ?? null);
  return value === null ? wrongType('number', name) : Number(value);
}
