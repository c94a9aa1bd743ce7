import type { CsvTable } from '../server/csv.ts';

export { type CsvTable, csvTable, type Scalar } from '../server/csv.ts';

/** What a command has to say, before it is known whether a terminal, a file or a program reads it. */
export interface Report {
  /** Printed by `--json`: what the functions and the HTTP API return. */
  data: unknown;
  /** Printed for people, from top to bottom. */
  blocks: Block[];
  /** Printed by `--csv`. */
  csv: CsvTable;
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; tone?: Tone }
  | { kind: 'list'; items: string[]; tone?: Tone }
  /** Lines to be copied as they are: never wrapped. */
  | { kind: 'verbatim'; lines: string[] }
  | { kind: 'facts'; facts: Fact[] }
  | { kind: 'tree'; nodes: TreeNode[] }
  | ({ kind: 'table' } & TableBlock);

export type Tone = 'plain' | 'strong' | 'muted' | 'good' | 'bad' | 'doubt';

export interface Fact {
  name: string;
  value: string;
  /** A remark after the value, such as `unverified`. */
  remark?: string;
}

export interface TreeNode {
  text: string;
  remark?: string;
  children: TreeNode[];
}

export interface TableBlock {
  columns: TableColumn[];
  cells: TableCell[][];
}

export interface TableColumn {
  title: string;
  align: 'left' | 'right';
  /** On a narrow terminal the column with the highest number goes first; 0 stays. */
  drop: number;
  /** Width down to which the column may shrink; undefined: it keeps its width. */
  min: number | undefined;
  /** A text that is too long goes on in the next line instead of being cut. */
  wrap: boolean;
}

export interface TableCell {
  text: string;
  tone: Tone;
}

export interface Column<T> extends Partial<Omit<TableColumn, 'title'>> {
  title: string;
  show: (row: T) => string;
  tone?: (row: T) => Tone;
}

/** A table of records for people. */
export function table<T>(columns: readonly Column<T>[], rows: readonly T[]): Block {
  return {
    kind: 'table',
    columns: columns.map(({ title, align = 'left', drop = 0, min, wrap = false }) => ({
      title,
      align,
      drop,
      min,
      wrap,
    })),
    cells: rows.map((row) =>
      columns.map(({ show, tone }) => ({ text: show(row), tone: tone?.(row) ?? 'plain' })),
    ),
  };
}

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

export function text(words: string, tone: Tone = 'plain'): Block {
  return { kind: 'text', text: words, tone };
}

export function list(items: string[], tone: Tone = 'plain'): Block {
  return { kind: 'list', items, tone };
}
