import { StatisticsError } from '../errors.ts';
import { quantileSorted } from '../quantile/quantile.ts';
import { fillRecord, firstAtLeast, type TwoGroups } from './matching.ts';
import {
  checkDated,
  type DatedAbilities,
  daysPerMonth,
  type LeftOut,
  type Members,
  membersBy,
} from './members.ts';

/** Median and band over the draws, one entry a day. */
export interface Band {
  readonly estimate: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** How far the best of one group is behind the best of another, over time. */
export interface FrontierLag {
  /**
   * Days on which a model of either group came out, from the first day that both groups have one,
   * and `asOf` as the last. Between two days the lag in points stays, and the lag in time grows by
   * the days that pass.
   */
  readonly days: Float64Array;
  /**
   * Months between the day and the first day on which the leading group was as able as the trailing
   * group is on the day. Negative while the trailing group is ahead: then minus the months since
   * it first was as able as the leading group is.
   */
  readonly months: Band;
  /** Best of the leading group minus best of the trailing group, in units of ability. */
  readonly points: Band;
  /** Share of the draws in which the trailing group is ahead. */
  readonly trailingAhead: Float64Array;
  readonly leftOut: readonly LeftOut[];
}

/**
 * The lag of the trailing group's best behind the leading group's best, in months and in points,
 * over time and (the last entry) today. Computed within each draw. What came before the first model
 * of a group in the data is not known: an early lag counts from that model at the earliest.
 *
 * @throws StatisticsError `empty` when no day has models of both groups; `length-mismatch`,
 *   `not-finite`, `out-of-range`.
 */
export function frontierLag(input: DatedAbilities, groups: TwoGroups): FrontierLag {
  const { asOf, level = 0.95 } = groups;
  const count = checkDated(input, level);
  const leading = membersBy(input.release, groups.leading, asOf);
  const trailing = membersBy(input.release, groups.trailing, asOf);
  if (leading.models.length === 0 || trailing.models.length === 0) {
    throw new StatisticsError('empty', 'one of the two groups has no model by that day');
  }
  const days = commonDays(leading, trailing, asOf);
  const leadingOut = days.map((day) => releasedBy(leading.release, day));
  const trailingOut = days.map((day) => releasedBy(trailing.release, day));

  const months = new Float64Array(days.length * count);
  const points = new Float64Array(days.length * count);
  const trailingAhead = new Float64Array(days.length);
  const best = new Float64Array(leading.models.length);
  const follower = new Float64Array(trailing.models.length);
  for (let r = 0; r < count; r++) {
    fillRecord(best, input, leading, r);
    fillRecord(follower, input, trailing, r);
    days.forEach((day, k) => {
      const lead = best[leadingOut[k]! - 1]!;
      const follow = follower[trailingOut[k]! - 1]!;
      points[k * count + r] = lead - follow;
      if (lead >= follow) {
        const since = leading.release[firstAtLeast(best, follow)]!;
        months[k * count + r] = (day - since) / daysPerMonth;
      } else {
        const since = trailing.release[firstAtLeast(follower, lead)]!;
        months[k * count + r] = (since - day) / daysPerMonth;
        trailingAhead[k] = trailingAhead[k]! + 1 / count;
      }
    });
  }
  return {
    days,
    months: band(months, count, level),
    points: band(points, count, level),
    trailingAhead,
    leftOut: [...leading.leftOut, ...trailing.leftOut],
  };
}

function commonDays(leading: Members, trailing: Members, asOf: number): Float64Array {
  const start = Math.max(leading.release[0]!, trailing.release[0]!);
  const all = [...leading.release, ...trailing.release, asOf].filter((day) => day >= start);
  return Float64Array.from(new Set(all)).sort();
}

/** Number of releases up to and including a day. */
function releasedBy(release: Float64Array, day: number): number {
  let position = firstAtLeast(release, day);
  while (position < release.length && release[position] === day) position++;
  return position;
}

/** Summary of `count` draws a day, sorted in place. */
function band(values: Float64Array, count: number, level: number): Band {
  const length = values.length / count;
  const estimate = new Float64Array(length);
  const lower = new Float64Array(length);
  const upper = new Float64Array(length);
  for (let k = 0; k < length; k++) {
    const sorted = values.subarray(k * count, (k + 1) * count).sort();
    estimate[k] = quantileSorted(sorted, 0.5);
    lower[k] = quantileSorted(sorted, (1 - level) / 2);
    upper[k] = quantileSorted(sorted, (1 + level) / 2);
  }
  return { estimate, lower, upper };
}
