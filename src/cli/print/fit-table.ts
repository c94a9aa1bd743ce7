import type { TableBlock } from '../report.ts';
import { displayWidth } from './display-width.ts';

export interface FittedTable {
  /** Positions of the columns that are shown. */
  shown: number[];
  /** Width of each shown column. */
  widths: number[];
  /** Titles of the columns left out for lack of room. */
  dropped: string[];
}

/** Between two columns. */
export const gap = 2;

/**
 * Chooses columns and widths: columns that may be cut shrink to their least width, then the least
 * important column goes, and so on until the rest fits.
 * @param width of the terminal; undefined when nothing limits it.
 */
export function fitTable({ columns, cells }: TableBlock, width: number | undefined): FittedTable {
  const natural = columns.map((column, c) =>
    cells.reduce(
      (most, row) => Math.max(most, displayWidth(row[c]!.text)),
      displayWidth(column.title),
    ),
  );
  let shown = columns.map((_, c) => c);
  const least = (c: number): number => Math.min(natural[c]!, columns[c]!.min ?? natural[c]!);
  const total = (size: (c: number) => number): number =>
    shown.reduce((sum, c) => sum + size(c), gap * (shown.length - 1));
  if (width !== undefined) {
    while (total(least) > width) {
      const last = leastImportant(shown, (c) => columns[c]!.drop);
      if (last === undefined) break;
      shown = shown.filter((c) => c !== last);
    }
  }
  return {
    shown,
    widths: shrink(shown, natural, least, width === undefined ? undefined : width - total(() => 0)),
    dropped: columns.filter((_, c) => !shown.includes(c)).map((column) => column.title),
  };
}

/** Of several equally unimportant columns the last one. */
function leastImportant(shown: readonly number[], drop: (c: number) => number): number | undefined {
  let found: number | undefined;
  for (const c of shown) {
    if (drop(c) > 0 && (found === undefined || drop(c) >= drop(found))) found = c;
  }
  return found;
}

function shrink(
  shown: readonly number[],
  natural: readonly number[],
  least: (c: number) => number,
  room: number | undefined,
): number[] {
  const widths = shown.map((c) => natural[c]!);
  if (room === undefined) return widths;
  let excess = widths.reduce((sum, size) => sum + size, 0) - room;
  while (excess > 0) {
    // One column at a time from the widest that can still give, so that several shrink alike.
    let widest = -1;
    shown.forEach((c, i) => {
      if (widths[i]! > least(c) && (widest < 0 || widths[i]! > widths[widest]!)) widest = i;
    });
    if (widest < 0) break;
    widths[widest]!--;
    excess--;
  }
  return widths;
}
