import type { Model } from '../catalog/index.ts';
import { lastDayOf } from '../ranking/filter.ts';
import { daysPerMonth, frontierLag } from '../statistics/frontier/index.ts';
import { quantiles } from '../statistics/quantile/index.ts';
import type { ClaimContext } from './context.ts';
import { drawCount, drawScores } from './draws.ts';
import { fieldOf } from './field.ts';
import type { CheckOf, Measure } from './schema.ts';
import { type Standing, standingsOf } from './standings.ts';

export type Group = CheckOf<'frontier'>['leader'];

/** A standing placed at the day from which its score counts. */
export interface Runner extends Standing {
  /** `YYYY-MM-DD`. */
  date: string;
  leads: boolean;
}

/** Two groups of models on one measure, and their scores over draws. */
export interface Contest {
  measure: string;
  unit: string;
  leader: Group;
  chaser: Group;
  runners: Runner[];
  /** `drawCount` rows of one value per runner. */
  draws: Float64Array;
}

export function openContest(
  context: ClaimContext,
  measure: Measure,
  leader: Group,
  chaser: Group,
): Contest {
  const enter = (
    group: Group,
    leads: boolean,
  ): { name: string; unit: string; runners: Runner[] } => {
    const { models } = fieldOf(context.catalog, group.among, context.claim.as_of);
    const { rows, name, unit } = standingsOf(context, measure, models);
    const runners = rows
      .map((row) => ({ ...row, leads, date: countsFrom(row.model, row.cited) }))
      .filter((runner) => runner.date <= context.claim.as_of);
    return { name, unit, runners: withoutHopeless(runners) };
  };
  const first = enter(leader, true);
  const runners = [...first.runners, ...enter(chaser, false).runners];
  const draws = drawScores(runners, 'items and sources', context.seed).values;
  return { measure: first.name, unit: first.unit, leader, chaser, runners, draws };
}

/**
 * Leaves out models that an earlier or equally old one of their group beats for all that noise can
 * do (4.5 standard errors each): they can never be the best, nor the first to reach anything.
 */
function withoutHopeless(runners: readonly Runner[]): Runner[] {
  const far = 4.5;
  const kept: Runner[] = [];
  let bar = -Infinity;
  for (const runner of [...runners].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : b.score - a.score,
  )) {
    if (runner.bounds[1] + far * runner.se < bar) continue;
    kept.push(runner);
    bar = Math.max(bar, runner.bounds[0] - far * runner.se);
  }
  return kept;
}

/**
 * The day from which a score counts: the model's release, or the day in the printed label when that
 * names a later build of a name that keeps being rebuilt ("chatgpt-4o-latest-20250326").
 */
export function countsFrom(
  model: Pick<Model, 'release_date'>,
  cited: readonly { readonly conditions: Record<string, unknown> }[],
): string {
  const built = cited.flatMap(({ conditions }) => {
    const [, year, month, day] =
      /(20\d\d)-?(0[1-9]|1[0-2])-?([0-2]\d|3[01])(?!\d)/.exec(String(conditions.label ?? '')) ?? [];
    return year ? [`${year}-${month}-${day}`] : [];
  });
  return [lastDayOf(model.release_date!), ...built].sort().at(-1)!;
}

/** Whether both groups have a model by the day. */
export function bothRun({ runners }: Contest, day: string): boolean {
  return [true, false].every((leads) =>
    runners.some((runner) => runner.leads === leads && runner.date <= day),
  );
}

/** The best of each group as scored, of models out by the day. */
export function leadersAt({ runners }: Contest, day: string): { ahead: Runner; behind: Runner } {
  const best = (leads: boolean): Runner =>
    runners
      .filter((runner) => runner.leads === leads && runner.date <= day)
      .reduce((a, b) => (b.score > a.score ? b : a));
  return { ahead: best(true), behind: best(false) };
}

/** Per draw: the best of the leading group less the best of the other, of models out by the day. */
export function gapsAt({ runners, draws }: Contest, day: string): Float64Array {
  const out = runners.flatMap((runner, i) => (runner.date <= day ? [i] : []));
  const leading = out.filter((i) => runners[i]!.leads);
  const chasing = out.filter((i) => !runners[i]!.leads);
  const gaps = new Float64Array(drawCount);
  for (let r = 0; r < drawCount; r++) {
    const start = r * runners.length;
    let lead = -Infinity;
    let chase = -Infinity;
    for (const i of leading) lead = Math.max(lead, draws[start + i]!);
    for (const i of chasing) chase = Math.max(chase, draws[start + i]!);
    gaps[r] = lead - chase;
  }
  return gaps;
}

/** Per draw: months since the leading group first was where the other's best is; 0 when it never was. */
export function lagsAt({ runners, draws }: Contest, day: string): Float64Array {
  const out = runners.flatMap((runner, i) => (runner.date <= day ? [i] : []));
  const chasing = out.filter((i) => !runners[i]!.leads);
  const leading = out
    .filter((i) => runners[i]!.leads)
    .sort((a, b) => (runners[a]!.date < runners[b]!.date ? -1 : 1));
  const ages = leading.map((i) => (dayNumber(day) - dayNumber(runners[i]!.date)) / daysPerMonth);
  const lags = new Float64Array(drawCount);
  for (let r = 0; r < drawCount; r++) {
    const start = r * runners.length;
    let best = -Infinity;
    for (const i of chasing) best = Math.max(best, draws[start + i]!);
    const reached = leading.findIndex((i) => draws[start + i]! >= best);
    lags[r] = reached < 0 ? 0 : ages[reached]!;
  }
  return lags;
}

export interface GapAt {
  day: string;
  ahead: Runner;
  behind: Runner;
  /** As scored, and the ends of the 95 % interval over the draws. */
  gap: number;
  low: number;
  high: number;
  /** Median over the draws and the ends of its 95 % interval; negative while the chaser is ahead. */
  months: [number, number, number];
}

/** The gap in points and in months on given days, ascending, on which both groups run. */
export function gapsOver(contest: Contest, days: readonly string[]): GapAt[] {
  const { runners, draws } = contest;
  const positions = (leads: boolean): Int32Array =>
    Int32Array.from(runners.keys()).filter((i) => runners[i]!.leads === leads);
  const lag = frontierLag(
    { release: Float64Array.from(runners, (runner) => dayNumber(runner.date)), draws },
    {
      leading: positions(true),
      trailing: positions(false),
      asOf: dayNumber(days.at(-1)!),
    },
  );
  return days.map((day) => {
    const at = lag.days.findLastIndex((each) => each <= dayNumber(day));
    // Between two releases the lag grows by the days that pass, or shrinks while the chaser leads.
    const passed = (dayNumber(day) - lag.days[at]!) / daysPerMonth;
    const months = [lag.months.estimate, lag.months.lower, lag.months.upper].map((band) =>
      band[at]! < 0 ? band[at]! - passed : band[at]! + passed,
    ) as [number, number, number];
    const [low, high] = quantiles(gapsAt(contest, day), [0.025, 0.975]);
    const { ahead, behind } = leadersAt(contest, day);
    return { day, ahead, behind, gap: ahead.score - behind.score, low: low!, high: high!, months };
  });
}

/** Last days of the quarters between two days, and the last day itself. */
export function quarterEnds(from: string, to: string): string[] {
  const days: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const month of [3, 6, 9, 12]) {
      days.push(lastDayOf(`${year}-${String(month).padStart(2, '0')}`));
    }
  }
  return [...days.filter((day) => day >= from && day < to), to];
}

function dayNumber(date: string): number {
  return Date.parse(date) / 86_400_000;
}
