export type Cell = string | number | null;

/** The numbers behind a chart. */
export interface FigureTable {
  names: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/**
 * CSV of RFC 4180. Text that a spreadsheet would take for a formula gets a leading apostrophe;
 * unknown is an empty cell.
 */
export function csvOf({ names, rows }: FigureTable): string {
  return [names, ...rows].map((row) => `${row.map(write).join(',')}\r\n`).join('');
}

function write(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
