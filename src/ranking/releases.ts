import type { Catalog, Model } from '../catalog/index.ts';
import { type ModelFilter, whyExcluded } from './filter.ts';

export const releaseGroupings = ['country', 'lab', 'openness'] as const;
export const releasePeriods = ['month', 'quarter', 'year'] as const;
export type ReleaseGrouping = (typeof releaseGroupings)[number];
export type ReleasePeriod = (typeof releasePeriods)[number];

export interface ReleaseQuestion {
  by: ReleaseGrouping;
  per: ReleasePeriod;
  /** Which models count; `since` and `as_of` bound the time. */
  models: ModelFilter;
}

/** The models of one period, by group. */
export interface ReleaseCounts {
  total: number;
  /** Group id -> number of models; every group of the answer is there. */
  counts: Record<string, number>;
  /** Group id -> share of the period's models, 0 to 1; null when the period has none. */
  shares: Record<string, number | null>;
}

export interface ReleaseRow extends ReleaseCounts {
  /** `2025-07`, `2025-Q3` or `2025`. */
  period: string;
  /** Whether `since` or `as_of` cuts the period short. */
  partial: boolean;
}

export interface Releases {
  question: ReleaseQuestion;
  /** Largest first; `unknown` holds the models whose group is not known. */
  groups: { id: string; name: string; total: number }[];
  /** In the order of time; a period without a release is there with zeros. */
  rows: ReleaseRow[];
  /** All periods together. */
  all: ReleaseCounts;
  /** Models that fit the question but for their unknown release date. */
  undated: number;
  /** What the counts cannot show. */
  note: string;
}

/** Stands under every count of releases. */
export const selectionNote =
  'The catalogue is a selection, mostly of models with published scores: counts and shares are of what it lists, not of all models released.';

/** Counts of releases over time and each group's share of them. */
export function countReleases(
  catalog: Pick<Catalog, 'models' | 'labs' | 'licences'>,
  question: ReleaseQuestion,
): Releases {
  const { since, as_of, ...others } = question.models;
  let undated = 0;
  const released: { date: string; group: string }[] = [];
  for (const model of catalog.models.values()) {
    if (model.release_date === null) {
      if (whyExcluded(model, others, catalog) === undefined) undated++;
    } else if (whyExcluded(model, question.models, catalog) === undefined) {
      released.push({ date: model.release_date, group: groupOf(model, question.by) });
    }
  }
  const totals = tally(released.map(({ group }) => group));
  const groups = [...totals]
    .map(([id, total]) => ({ id, name: nameOf(catalog, question.by, id), total }))
    .sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
  const dates = released.map(({ date }) => date).sort();
  const first = since ?? dates[0];
  const last = as_of ?? dates.at(-1);
  const periods =
    first === undefined || last === undefined || dates.length === 0
      ? []
      : periodsBetween(first, last, question.per);
  const ids = groups.map(({ id }) => id);
  return {
    question,
    groups,
    rows: periods.map((period) => ({
      period,
      partial: isPartial(period, question.per, since, as_of),
      ...countGroups(
        released.filter(({ date }) => periodOf(date, question.per) === period),
        ids,
      ),
    })),
    all: countGroups(released, ids),
    undated,
    note: selectionNote,
  };
}

function countGroups(
  released: readonly { group: string }[],
  ids: readonly string[],
): ReleaseCounts {
  const found = tally(released.map(({ group }) => group));
  const total = released.length;
  return {
    total,
    counts: Object.fromEntries(ids.map((id) => [id, found.get(id) ?? 0])),
    shares: Object.fromEntries(
      ids.map((id) => [id, total === 0 ? null : (found.get(id) ?? 0) / total]),
    ),
  };
}

function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function groupOf(model: Model, by: ReleaseGrouping): string {
  return (
    (by === 'country' ? model.country : by === 'lab' ? model.lab : model.openness) ?? 'unknown'
  );
}

function nameOf(catalog: Pick<Catalog, 'labs'>, by: ReleaseGrouping, id: string): string {
  return by === 'lab' ? (catalog.labs.get(id)?.name ?? id) : id;
}

function periodOf(date: string, per: ReleasePeriod): string {
  const year = date.slice(0, 4);
  if (per === 'year') return year;
  if (per === 'month') return date.slice(0, 7);
  return `${year}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

function periodsBetween(first: string, last: string, per: ReleasePeriod): string[] {
  const periods = new Set<string>();
  const end = last.slice(0, 7);
  let [year, month] = first.split('-').map(Number) as [number, number];
  for (;;) {
    const at = `${year}-${String(month).padStart(2, '0')}`;
    if (at > end) break;
    periods.add(periodOf(at, per));
    if (++month > 12) [year, month] = [year + 1, 1];
  }
  return [...periods];
}

function isPartial(
  period: string,
  per: ReleasePeriod,
  since: string | undefined,
  until: string | undefined,
): boolean {
  const dayBefore = (day: string): string => shift(day, -1);
  const startsLate =
    since !== undefined &&
    periodOf(since, per) === period &&
    periodOf(dayBefore(since), per) === period;
  const endsEarly =
    until !== undefined &&
    periodOf(until, per) === period &&
    periodOf(shift(until, 1), per) === period;
  return startsLate || endsEarly;
}

function shift(day: string, days: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
