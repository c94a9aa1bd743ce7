import { negated, type SpanEstimate, summariseSpans } from './censored.ts';
import {
  checkDated,
  type DatedAbilities,
  type LeftOut,
  type Members,
  membersBy,
} from './members.ts';

export interface TwoGroups {
  /** Models of the group thought to be ahead, e.g. closed weights. */
  readonly leading: Int32Array;
  /** Models of the group thought to follow, e.g. open weights. */
  readonly trailing: Int32Array;
  /** The day called today; models released later take no part. */
  readonly asOf: number;
  /** Of the intervals, (0, 1). Default 0.95. */
  readonly level?: number;
}

/** A span for each model of a group. */
export interface ModelSpans {
  /** Models, oldest first. */
  readonly models: Int32Array;
  /** One for each of `models`. */
  readonly spans: readonly SpanEstimate[];
  /** Models of both groups that take no part. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * How far behind each model of the trailing group was when it came out: its release minus that of
 * the first leading model that is at least as able. Negative when it came out before any such model.
 * When the leading group has not matched it by `asOf`, the lag is at most release - asOf (<= 0).
 *
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite`, `out-of-range`.
 */
export function modelLags(input: DatedAbilities, groups: TwoGroups): ModelSpans {
  const { models, spans, leftOut } = untilMatched(input, groups, 'trailing');
  return { models, spans: spans.map(negated), leftOut };
}

/**
 * How long each model of the leading group stayed ahead: from its release to that of the first
 * trailing model that is at least as able. Negative when a trailing model was as able before. When
 * none is by `asOf`, the time is at least asOf - release.
 *
 * @throws StatisticsError as `modelLags`.
 */
export function catchUpTimes(input: DatedAbilities, groups: TwoGroups): ModelSpans {
  return untilMatched(input, groups, 'leading');
}

function untilMatched(
  input: DatedAbilities,
  groups: TwoGroups,
  side: 'leading' | 'trailing',
): ModelSpans {
  const { asOf, level = 0.95 } = groups;
  const count = checkDated(input, level);
  const own = membersBy(input.release, groups[side], asOf);
  const other = membersBy(input.release, groups[side === 'leading' ? 'trailing' : 'leading'], asOf);
  const spans = Array.from(own.models, () => new Float64Array(count));
  const record = new Float64Array(other.models.length);
  for (let r = 0; r < count; r++) {
    fillRecord(record, input, other, r);
    own.models.forEach((model, k) => {
      const ability = input.draws[r * input.release.length + model]!;
      const match = firstAtLeast(record, ability);
      spans[k]![r] = match < record.length ? other.release[match]! - own.release[k]! : Infinity;
    });
  }
  return {
    models: own.models,
    spans: spans.map((days, k) => summariseSpans(days, asOf - own.release[k]!, level)),
    leftOut: [...own.leftOut, ...other.leftOut],
  };
}

/** Best ability of the first k + 1 members in draw r; never falls. */
export function fillRecord(
  record: Float64Array,
  { release, draws }: DatedAbilities,
  members: Members,
  r: number,
): void {
  let best = -Infinity;
  members.models.forEach((model, k) => {
    best = Math.max(best, draws[r * release.length + model]!);
    record[k] = best;
  });
}

/** First position of an ascending array whose value is at least `value`; its length if none is. */
export function firstAtLeast(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
