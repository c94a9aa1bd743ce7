import { assignModes } from './assign-modes.ts';
import { dropCopies } from './drop-copies.ts';
import { readEffort } from './read-effort.ts';
import { readGroup, readSetting } from './read-setting.ts';
import type { BenchmarkFacts, ScoreRecord, SelectedRow } from './records.ts';

/** Why a record stays out of the fit. */
export type DropReason =
  | 'unknown-benchmark'
  | 'index'
  | 'unit'
  | 'out-of-range'
  | 'base-model'
  | 'older-release'
  | 'repeat'
  | 'second-hand';

export interface Selection {
  /** Ordered by model, benchmark, document, score, group; the order of the input plays no part. */
  readonly rows: readonly SelectedRow[];
  /** Reason for each record, undefined for those in `rows`; aligned with the input. */
  readonly dropped: readonly (DropReason | undefined)[];
}

/**
 * The published scores that enter the fit, each figure once, with the mode it was obtained in. The
 * rules are argued in docs/latent-ability.md; none looks at how high a score is.
 *
 * @param benchmarks facts by benchmark id; a record whose benchmark is absent is dropped.
 */
export function selectRows(
  records: readonly ScoreRecord[],
  benchmarks: ReadonlyMap<string, BenchmarkFacts>,
): Selection {
  const dropped: (DropReason | undefined)[] = new Array(records.length).fill(undefined);
  const chat = new Set(
    records
      .filter((record) => record.unit === 'percent' && isChat(modelLabel(record)))
      .map(({ model }) => model),
  );
  let rows: SelectedRow[] = [];
  records.forEach((record, index) => {
    const facts = benchmarks.get(record.benchmark);
    const reason = refuse(record, facts, chat);
    if (reason) dropped[index] = reason;
    else rows.push(toRow(record, index, facts!, benchmarks));
  });
  rows = inOrder(rows);
  const remove = (keep: (row: SelectedRow) => boolean, reason: DropReason): void => {
    rows = rows.filter((row) => {
      const kept = keep(row);
      if (!kept) dropped[row.record] = reason;
      return kept;
    });
  };
  remove(newestRelease(rows, records), 'older-release');
  const { kept, copies } = dropCopies(rows);
  for (const row of copies) dropped[row.record] = 'repeat';
  rows = kept;
  remove(firstHand(rows), 'second-hand');
  const modes = assignModes(rows);
  rows = rows.map((row, i) => ({ ...row, mode: modes[i]! }));
  return { rows, dropped };
}

function refuse(
  record: ScoreRecord,
  facts: BenchmarkFacts | undefined,
  chat: ReadonlySet<string>,
): DropReason | undefined {
  if (!facts) return 'unknown-benchmark';
  if (facts.isIndex) return 'index';
  if (record.unit !== 'percent') return 'unit';
  if (!(record.value >= 0 && record.value <= 100)) return 'out-of-range';
  if (record.conditions.variant === 'base') return 'base-model';
  // In a table that mixes base and chat models, a model known as chat elsewhere is base where unmarked.
  const mixed = /mixes base/.test(String(record.conditions.note ?? ''));
  if (mixed && chat.has(record.model) && !isChat(modelLabel(record))) return 'base-model';
  if (record.conditions.repeats !== undefined) return 'repeat';
  return undefined;
}

function modelLabel({ conditions }: ScoreRecord): string {
  return String(conditions.model_label ?? conditions.label ?? '');
}

function isChat(label: string): boolean {
  return /inst|chat|-it\b|\bit$|rl\)|sft/i.test(label);
}

function toRow(
  record: ScoreRecord,
  index: number,
  facts: BenchmarkFacts,
  benchmarks: ReadonlyMap<string, BenchmarkFacts>,
): SelectedRow {
  const { conditions, model, reporter, reportedBy } = record;
  const effort = readEffort(conditions);
  const release = conditions.release ? `@${conditions.release}` : '';
  const setting = readSetting(conditions, facts.category, record.benchmark);
  const named = `${record.benchmark}-tools`;
  const benchmark =
    setting === '+tools' && benchmarks.has(named) ? named : record.benchmark + release + setting;
  return {
    model,
    benchmark,
    root: record.benchmark,
    category: facts.category,
    family: record.benchmark.split('-')[0]!,
    score: (facts.higherIsBetter ? record.value : 100 - record.value) / 100,
    reportedBy,
    reporter,
    document: [record.document, reporter, record.page ?? ''].join('|'),
    group: readGroup(conditions, benchmark, reporter),
    effort,
    effortPrinted: effort !== undefined,
    mode: 'best',
    record: index,
  };
}

/** Of a board that is re-issued, the newest issue of each model and setting. */
function newestRelease(
  rows: readonly SelectedRow[],
  records: readonly ScoreRecord[],
): (row: SelectedRow) => boolean {
  const release = (row: SelectedRow): string => String(records[row.record]!.conditions.release);
  const entry = (row: SelectedRow): string =>
    [row.model, row.root, row.effort, records[row.record]!.conditions.label].join('|');
  const newest = new Map<string, string>();
  const dated = (row: SelectedRow): boolean =>
    records[row.record]!.conditions.release !== undefined;
  for (const row of rows) {
    if (dated(row) && !(newest.get(entry(row))! >= release(row))) {
      newest.set(entry(row), release(row));
    }
  }
  return (row) => !dated(row) || newest.get(entry(row)) === release(row);
}

/** Second-hand rows only where nobody reports the cell at first hand. */
function firstHand(rows: readonly SelectedRow[]): (row: SelectedRow) => boolean {
  const cell = (row: SelectedRow): string => `${row.model}|${row.benchmark}`;
  const covered = new Set(
    rows.filter(({ reportedBy }) => /independent|self|own/.test(reportedBy)).map(cell),
  );
  return (row) => row.reportedBy !== 'secondary' || !covered.has(cell(row));
}

function inOrder(rows: readonly SelectedRow[]): SelectedRow[] {
  const keyed = rows.map((row) => ({
    row,
    key: [row.model, row.benchmark, row.document, row.score, row.effort, row.group].join('\u0001'),
  }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ row }) => row);
}
