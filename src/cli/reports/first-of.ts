import { type Block, text } from '../report.ts';
import { count } from '../words.ts';

/** Rows of a long list that people see unless they ask for all; programs always get all. */
const shown = 50;

/** The first rows for people, and a note on the others. */
export function firstOf<T>(
  rows: readonly T[],
  all: boolean,
  noun: string,
): { rows: readonly T[]; note: Block[] } {
  if (all || rows.length <= shown) return { rows, note: [text(`${count(rows.length, noun)}.`)] };
  return {
    rows: rows.slice(0, shown),
    note: [
      text(
        `${shown} of ${count(rows.length, noun)}; --all lists them all, as --json and --csv always do.`,
      ),
    ],
  };
}
