import type { UsageReport } from '../maintenance.ts';
import type { Connection } from './connection.ts';

type Kind = Exclude<UsageReport['texts'][number]['kind'], 'unused'>;

/** A column that may hold the number of a text. */
interface ReferenceColumns {
  table: string;
  /** Column with the number of the run that the row belongs to; null: to none. */
  run: string | null;
  columns: readonly [column: string, kind: Kind][];
}

/** Every place that refers to a text. Whoever adds a column adds it here, or compact deletes its texts. */
export const references: readonly ReferenceColumns[] = [
  {
    table: 'response',
    run: 'run',
    columns: [
      ['prompt', 'prompt'],
      ['text', 'text'],
      ['reasoning', 'reasoning'],
      ['transcript', 'transcript'],
      ['error_message', 'text'],
    ],
  },
  { table: 'replaced', run: 'run', columns: [['error_message', 'text']] },
  {
    table: 'score',
    run: 'run',
    columns: [
      ['answer', 'score'],
      ['explanation', 'score'],
      ['detail', 'score'],
    ],
  },
  { table: 'item', run: null, columns: [['content', 'item']] },
  {
    table: 'run',
    run: 'id',
    columns: [
      ['lock', 'run'],
      ['environment', 'run'],
    ],
  },
  { table: 'call', run: null, columns: [['generation', 'call']] },
];

/** Rows between two calls of `tick`. */
const tickEvery = 20_000;

/**
 * Calls `visit` for every reference to a text.
 * @param visit gets the text's number, what refers to it, and the run (0: none).
 * @param tick called now and then with the rows seen so far.
 */
export function visitReferences(
  connection: Connection,
  visit: (text: number, kind: Kind, run: number, table: string) => void,
  tick?: (rows: number) => void,
): void {
  let rows = 0;
  for (const { table, run, columns } of references) {
    const names = columns.map(([column]) => column).join(', ');
    for (const row of connection.each(`SELECT ${run ?? 0}, ${names} FROM ${table}`)) {
      for (let i = 0; i < columns.length; i++) {
        const text = row[i + 1];
        if (typeof text === 'number') visit(text, columns[i]![1], row[0] as number, table);
      }
      if (++rows % tickEvery === 0) tick?.(rows);
    }
  }
}

/** Highest number of a text; 0 without one. */
export function highestText(connection: Connection): number {
  return Number(connection.get('SELECT coalesce(max(id), 0) AS id FROM text')!.id);
}
