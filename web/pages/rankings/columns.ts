import type { ScoredRow } from '../../../src/ranking/rank-cells.ts';
import type { RankedRow } from '../../../src/ranking/ranking.ts';
import { words } from '../../words/index.ts';

/** What takes draws. */
type Place = Pick<RankedRow, 'rank_set' | 'p_best' | 'p_top3'>;

/** A row as the table shows it; what takes draws is null as long as it is not there. */
export type TableRow = ScoredRow & { [name in keyof Place]: Place[name] | null };

/** What of all rows still belongs to other weights than the order. */
export interface Stale {
  /** The rank sets. */
  ranks: boolean;
  /** P(best) and P(top 3). */
  chances: boolean;
}

/** What the rows can be sorted by: text, or a number; null is unknown and comes last. */
type Value = string | number | null;

interface Column {
  value: (row: TableRow) => Value;
  /** The end that is wanted first. */
  down: boolean;
}

/** Every column that can be sorted by; those of `always` cannot be put away. */
export const columns = {
  rank: { value: (row) => row.rank, down: false },
  rank_set: { value: (row) => row.rank_set?.[1] ?? null, down: false },
  model: { value: ({ model }) => model.name, down: false },
  score: { value: (row) => row.score, down: true },
  interval: { value: (row) => row.interval[0], down: true },
  p_best: { value: (row) => row.p_best, down: true },
  p_top3: { value: (row) => row.p_top3, down: true },
  coverage: { value: (row) => row.ability?.benchmarks ?? row.coverage, down: true },
  sources: { value: (row) => row.sources, down: true },
  self: { value: (row) => row.self_reported, down: false },
  price: { value: ({ model }) => model.price_usd_per_m, down: false },
  lab: { value: ({ model }) => model.lab_name, down: false },
  country: { value: ({ model }) => model.country, down: false },
  released: { value: ({ model }) => model.release_date, down: true },
  licence: { value: ({ model }) => model.licence, down: false },
  openness: { value: ({ model }) => model.openness, down: false },
  active: { value: ({ model }) => model.active_params_b, down: true },
  total: { value: ({ model }) => model.total_params_b, down: true },
  context: { value: ({ model }) => model.context_tokens, down: true },
} satisfies Record<string, Column>;

export type ColumnId = keyof typeof columns;

export const columnIds = Object.keys(columns) as ColumnId[];

export const alwaysShown: readonly ColumnId[] = ['rank', 'model', 'score'];

export const usualColumns: readonly ColumnId[] = [
  ...(['rank_set', 'interval', 'p_best', 'coverage', 'sources', 'self', 'price'] as const),
];

/** Those that can be put away or shown, in the order in which they stand. */
export const optionalColumns = columnIds.filter((id) => !alwaysShown.includes(id));

/** Whether a column shows what belongs to other weights than the order. */
export function isStale(id: ColumnId, stale: Stale): boolean {
  if (id === 'rank_set') return stale.ranks;
  return (id === 'p_best' || id === 'p_top3') && stale.chances;
}

/**
 * The name that heads a column, and what it means where that is not plain.
 * @param byAbility an ability needs no test of a suite: how many it rests on stands for what of a
 *   suite is covered.
 */
export function columnName(id: ColumnId, byAbility = false): { name: string; title?: string } {
  const t = words();
  const { columns: names, columnTitles: titles } = t.rankings;
  const all: Record<ColumnId, [name: string, title?: string]> = {
    rank: [names.rank],
    rank_set: [names.rankSet, titles.rankSet],
    model: [names.model],
    score: [names.score],
    interval: [names.interval],
    p_best: [names.pBest, titles.pBest],
    p_top3: [t.table.more.top3],
    coverage: byAbility ? [names.tests, titles.tests] : [names.coverage, titles.coverage],
    sources: [names.sources, titles.sources],
    self: [names.self, titles.self],
    price: [names.price, titles.price],
    lab: [t.table.more.lab],
    country: [t.table.more.country],
    released: [t.table.more.released],
    licence: [t.table.more.licence],
    openness: [t.table.more.openness],
    active: [t.table.more.active],
    total: [t.table.more.total],
    context: [t.table.more.context],
  };
  const [name, title] = all[id];
  return title === undefined ? { name } : { name, title };
}
