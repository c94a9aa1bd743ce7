import type { Problem } from '../error.ts';
import type { CatalogRecords, Score } from '../types.ts';

/** The line on which a record stands, for records that do not carry it themselves. */
export type Lines = ReadonlyMap<object, number>;

/** Finds one kind of fault in the records of a catalogue. Pure: the same records give the same problems. */
export type Rule = (records: CatalogRecords, lines?: Lines) => Problem[];

/** Where a record stands. */
export interface Place {
  file: string;
  line: number;
}

/** The file and line of a score. */
export function placeOfScore(records: CatalogRecords, score: Score): Place {
  return { file: records.documents[score.document]!.file, line: score.line };
}

/** The place of a record in a file: by its own line, else by `lines`, else line 1. */
export function placeIn(file: string, record: object, lines?: Lines): Place {
  const own = 'line' in record && typeof record.line === 'number' ? record.line : undefined;
  return { file, line: own ?? lines?.get(record) ?? 1 };
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
