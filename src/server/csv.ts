export type Scalar = string | number | boolean | null;

/** A table for programs: every value in full, unknown as null. */
export interface CsvTable {
  names: string[];
  rows: Scalar[][];
}

/** A table of records for programs. */
export function csvTable<T>(
  columns: Record<string, (row: T) => Scalar>,
  rows: readonly T[],
): CsvTable {
  const read = Object.values(columns);
  return {
    names: Object.keys(columns),
    rows: rows.map((row) => read.map((value) => value(row))),
  };
}

/**
 * CSV of RFC 4180: CRLF, quotes where needed. Text that a spreadsheet would take for a formula gets
 * a leading apostrophe; numbers stay as they are, and unknown is an empty cell.
 */
export function toCsv({ names, rows }: CsvTable): string {
  return [names, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Scalar): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
