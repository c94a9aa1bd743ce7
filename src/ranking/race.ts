import { lastDayOf } from './filter.ts';
import type { Ranking } from './ranking.ts';

/**
 * One model's standing on whatever measure is asked for (a suite, a benchmark, a latent ability),
 * placed at the day it came out.
 */
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

/** One runner: a group of models and how its best rose. */
export interface RaceLine {
  group: string;
  /** Every model of the group, by date. */
  points: RacePoint[];
  /** The points at which the group's best rose, by date; strictly rising values. */
  steps: RacePoint[];
}

/** How far one line is ahead of another at the end of both. */
export interface RaceGap {
  ahead: string;
  behind: string;
  /** Difference of the two leaders in the measure's unit, with its interval. */
  points: number;
  lo: number;
  hi: number;
  /**
   * Months from the day the line ahead first reached the value of the line behind to the day the
   * line behind reached it; the ends come from the interval of the value behind.
   */
  months: { value: number; lo: number; hi: number };
}

/** Points of the models that a ranking ranks and whose release date is known. */
export function racePoints(
  ranking: Pick<Ranking, 'rows'>,
  groupOf: (model: string) => string | undefined,
): Map<string, RacePoint[]> {
  const groups = new Map<string, RacePoint[]>();
  for (const { model, score, interval } of ranking.rows) {
    const group = groupOf(model.id);
    if (group === undefined || model.release_date === null) continue;
    const point: RacePoint = {
      date: lastDayOf(model.release_date),
      model: model.id,
      name: model.name,
      value: score,
      lo: interval[0],
      hi: interval[1],
    };
    const points = groups.get(group);
    if (points) points.push(point);
    else groups.set(group, [point]);
  }
  return groups;
}

/** The line of a group: its points by date and the running best among them. */
export function raceLine(group: string, given: readonly RacePoint[]): RaceLine {
  const points = [...given].sort(
    (a, b) => compare(a.date, b.date) || b.value - a.value || compare(a.model, b.model),
  );
  const steps: RacePoint[] = [];
  for (const point of points) {
    const best = steps.at(-1);
    if (best === undefined || point.value > best.value) steps.push(point);
  }
  return { group, points, steps };
}

/**
 * The distance between two lines, measured between the last step of each. The interval combines the
 * two leaders' own intervals as those of independent estimates (Zou and Donner 2008, "MOVER");
 * errors that both share would make it narrower, so it errs on the wide side.
 * @returns undefined when a line has no step; the line with the higher end is `ahead`.
 */
export function raceGap(one: RaceLine, other: RaceLine): RaceGap | undefined {
  const [a, b] = [one.steps.at(-1), other.steps.at(-1)];
  if (a === undefined || b === undefined) return undefined;
  const [first, second] = a.value >= b.value ? [one, other] : [other, one];
  const [ahead, behind] = a.value >= b.value ? [a, b] : [b, a];
  const points = ahead.value - behind.value;
  const lagBehind = (value: number): number => {
    const reached = first.steps.find((step) => step.value >= value);
    return reached === undefined ? 0 : Math.max(0, monthsBetween(reached.date, behind.date));
  };
  return {
    ahead: first.group,
    behind: second.group,
    points,
    lo: points - Math.hypot(ahead.value - ahead.lo, behind.hi - behind.value),
    hi: points + Math.hypot(ahead.hi - ahead.value, behind.value - behind.lo),
    months: {
      value: lagBehind(behind.value),
      lo: lagBehind(behind.hi),
      hi: lagBehind(behind.lo),
    },
  };
}

const daysPerMonth = 365.2425 / 12;

/** Negative when the second day comes first. */
function monthsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 / daysPerMonth;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
