import { quantileSorted } from '../quantile/quantile.ts';
import {
  checkDated,
  type DatedAbilities,
  type LeftOut,
  type Members,
  membersBy,
} from './members.ts';

export interface RunningBestOptions {
  /** Models of the group. */
  readonly group: Int32Array;
  /** Last day that counts. */
  readonly asOf: number;
  /** Of the band, (0, 1). Default 0.95. */
  readonly level?: number;
}

/** A step function: from `days[k]` until the next day the best ability of the group is as entry k. */
export interface RunningBest {
  /** Days on which a model of the group came out, ascending; empty when none has. */
  readonly days: Float64Array;
  /** Median over the draws of the best ability so far; never falls. */
  readonly best: Float64Array;
  /** Quantiles at (1 - level) / 2 and (1 + level) / 2; neither ever falls. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The model that is best so far in most draws (the oldest of equals), and in what share of them. */
  readonly holder: Int32Array;
  readonly holderShare: Float64Array;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Running best of a group over time, taken within each draw and summarised over the draws. The best
 * of several uncertain models is above each one's own estimate on average; the draws carry that.
 *
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite`, `out-of-range`.
 */
export function runningBest(input: DatedAbilities, options: RunningBestOptions): RunningBest {
  const { level = 0.95 } = options;
  const count = checkDated(input, level);
  const members = membersBy(input.release, options.group, options.asOf);
  const lastOfDay = lastOfEachDay(members);
  const { length } = lastOfDay;
  const best = new Float64Array(length);
  const lower = new Float64Array(length);
  const upper = new Float64Array(length);
  const holder = new Int32Array(length);
  const holderShare = new Float64Array(length);

  const value = new Float64Array(count).fill(-Infinity);
  const leader = new Int32Array(count);
  let k = 0;
  members.models.forEach((model, position) => {
    for (let r = 0; r < count; r++) {
      const ability = input.draws[r * input.release.length + model]!;
      if (ability <= value[r]!) continue;
      value[r] = ability;
      leader[r] = position;
    }
    if (position !== lastOfDay[k]) return;
    const sorted = Float64Array.from(value).sort();
    best[k] = quantileSorted(sorted, 0.5);
    lower[k] = quantileSorted(sorted, (1 - level) / 2);
    upper[k] = quantileSorted(sorted, (1 + level) / 2);
    const held = new Int32Array(position + 1);
    for (const one of leader) held[one] = held[one]! + 1;
    const most = held.indexOf(Math.max(...held));
    holder[k] = members.models[most]!;
    holderShare[k] = held[most]! / count;
    k++;
  });
  const days = Float64Array.from(lastOfDay, (position) => members.release[position]!);
  return { days, best, lower, upper, holder, holderShare, leftOut: members.leftOut };
}

/** Position of the last member released on each day. */
function lastOfEachDay({ release }: Members): Int32Array {
  return Int32Array.from(release.keys()).filter((p) => release[p] !== release[p + 1]);
}
