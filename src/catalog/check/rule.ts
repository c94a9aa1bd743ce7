import type { Problem } from '../error.ts';
import type { CatalogRecords, Score } from '../types.ts';

/** Finds one kind of fault in the records of a catalogue. Pure: the same records give the same problems. */
export type Rule = (records: CatalogRecords) => Problem[];

/** Where a record stands. */
export interface Place {
  file: string;
  line: number;
}

/** The file and line of a score. */
export function placeOfScore(records: CatalogRecords, score: Score): Place {
  return { file: records.documents[score.document]!.file, line: score.line };
}

/** The place of a record that carries its file or its line only in part; line 1 where it has none. */
export function placeIn(file: string, record: object): Place {
  const line = 'line' in record && typeof record.line === 'number' ? record.line : 1;
  return { file, line };
}

/** Groups rows by a key, in the order of the rows. */
export function groupBy<T>(rows: Iterable<T>, key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const at = key(row);
    const group = groups.get(at);
    if (group) group.push(row);
    else groups.set(at, [row]);
  }
  return groups;
}

/** "1 row", "2 rows". */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
