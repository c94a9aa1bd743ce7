import {
  type DatedAbilities,
  frontierLag,
  runningBest,
  type TwoGroups,
} from '../statistics/frontier/index.ts';
import { lastDayOf } from './filter.ts';
import type { DrawnRanking, RankedRow } from './ranking.ts';

/** One model's standing on the measure that was asked for, placed at the day it came out. */
export interface RacePoint {
  /** Release date, `YYYY-MM-DD`; a month stands at its last day. */
  date: string;
  /** Model id. */
  model: string;
  name: string;
  /** In the measure's own unit; higher is better. */
  value: number;
  /** Ends of the interval of the value. */
  lo: number;
  hi: number;
}

/** A day on which a group's best rose: how good its best was from then on, whichever model that is. */
export interface RaceStep extends RacePoint {
  /** Share of the draws in which this model is the group's best from that day on. */
  share: number;
}

/** One runner: a group of models and how its best rose. */
export interface RaceLine {
  group: string;
  /** Every model of the group, by date. */
  points: RacePoint[];
  /** By date; values never fall. */
  steps: RaceStep[];
}

/** How far one line is ahead of another on a day. */
export interface RaceGap {
  /** `YYYY-MM-DD`. */
  date: string;
  ahead: string;
  behind: string;
  /** Difference of the two bests in the measure's unit, with its interval over the draws. */
  points: number;
  lo: number;
  hi: number;
  /** Share of the draws in which `ahead` is ahead. */
  p_ahead: number;
  /**
   * Months since the line ahead first reached what the line behind has now; negative in a draw in
   * which the line behind is ahead.
   */
  months: { value: number; lo: number; hi: number };
}

/** Two groups over time. */
export interface Race {
  /** In the order asked for. */
  lines: RaceLine[];
  /** On the last day; null when a group has no dated model. */
  gap: RaceGap | null;
  /** The same on every day that changed a line, of the group that is ahead today. */
  history: Omit<RaceGap, 'ahead' | 'behind'>[];
}

/** Every release lifts the best of uncertain models a little; a rise shows from a tenth of a point. */
const smallestRise = 0.1;

/**
 * Running best of two groups and the lag between them, within each draw of the ranking's scores
 * (STATISTICS C4.10), so that intervals carry who is best as well as how good.
 *
 * @param groupOf the group of a model id; undefined for a model of neither.
 * @param until `YYYY-MM-DD`: models released later take no part.
 */
export function race(
  { ranking, draws }: DrawnRanking,
  groups: readonly [string, string],
  groupOf: (model: string) => string | undefined,
  until: string,
): Race {
  const dated = ranking.rows.map((row, column) => ({ row, column, group: groupOf(row.model.id) }));
  const release = Float64Array.from(ranking.rows, ({ model }) =>
    model.release_date === null ? Number.NaN : dayNumber(lastDayOf(model.release_date)),
  );
  const asOf = dayNumber(until);
  const { level } = ranking.query;
  const membersOf = (group: string): Int32Array =>
    Int32Array.from(
      dated.filter((each) => each.group === group && release[each.column]! <= asOf),
      ({ column }) => column,
    );
  const members = groups.map(membersOf) as [Int32Array, Int32Array];
  const input: DatedAbilities = {
    release,
    draws: ranking.rows.length > 0 ? draws() : new Float64Array(0),
  };
  const lines = groups.map((group, g): RaceLine => {
    const points = Array.from(members[g]!, (column) => toPoint(ranking.rows[column]!)).sort(
      (a, b) => compare(a.date, b.date) || b.value - a.value || compare(a.model, b.model),
    );
    return { group, points, steps: stepsOf(input, members[g]!, asOf, level, ranking.rows) };
  });
  const [first, second] = lines.map(({ steps }) => steps.at(-1)?.value);
  if (first === undefined || second === undefined) return { lines, gap: null, history: [] };
  const [ahead, behind] = first >= second ? [0, 1] : [1, 0];
  const lag = frontierLag(input, {
    leading: members[ahead]!,
    trailing: members[behind]!,
    asOf,
    level,
  } satisfies TwoGroups);
  const history = Array.from(lag.days, (day, k) => ({
    date: dateOf(day),
    points: lag.points.estimate[k]!,
    lo: lag.points.lower[k]!,
    hi: lag.points.upper[k]!,
    p_ahead: 1 - lag.trailingAhead[k]!,
    months: {
      value: lag.months.estimate[k]!,
      lo: lag.months.lower[k]!,
      hi: lag.months.upper[k]!,
    },
  }));
  return {
    lines,
    gap: { ahead: groups[ahead]!, behind: groups[behind]!, ...history.at(-1)! },
    history,
  };
}

function stepsOf(
  input: DatedAbilities,
  group: Int32Array,
  asOf: number,
  level: number,
  rows: readonly RankedRow[],
): RaceStep[] {
  if (group.length === 0) return [];
  const best = runningBest(input, { group, asOf, level });
  const steps: RaceStep[] = [];
  best.days.forEach((day, k) => {
    const above = steps.at(-1);
    if (above && best.best[k]! - above.value < smallestRise) return;
    const { model } = rows[best.holder[k]!]!;
    steps.push({
      date: dateOf(day),
      model: model.id,
      name: model.name,
      value: best.best[k]!,
      lo: best.lower[k]!,
      hi: best.upper[k]!,
      share: best.holderShare[k]!,
    });
  });
  return steps;
}

function toPoint({ model, score, interval }: RankedRow): RacePoint {
  return {
    date: lastDayOf(model.release_date!),
    model: model.id,
    name: model.name,
    value: score,
    lo: interval[0],
    hi: interval[1],
  };
}

const millisecondsPerDay = 86_400_000;

function dayNumber(date: string): number {
  return Date.parse(date) / millisecondsPerDay;
}

function dateOf(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
