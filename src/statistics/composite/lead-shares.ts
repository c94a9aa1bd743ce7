import { StatisticsError } from '../errors.ts';
import { countDraws } from '../linear/index.ts';

/**
 * How often each model takes each of the first ranks over N draws: the first `depth` columns of
 * `rankShares`, to the last bit, without sorting all models of every draw. Models that tie within a
 * draw share the ranks that they fill together evenly.
 *
 * @param draws N rows of `models` values, row-major, higher is better.
 * @param depth ranks wanted, 1 to `models`.
 * @returns models x depth, row-major.
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite` or `out-of-range`.
 */
export function leadShares(
  draws: Float64Array | Float32Array,
  models: number,
  depth: number,
): Float64Array {
  if (models === 0) throw new StatisticsError('empty', 'there is no model to rank');
  if (!Number.isInteger(depth) || depth < 1 || depth > models) {
    throw new StatisticsError('out-of-range', `there is no top ${depth} of ${models} models`);
  }
  const count = countDraws(draws, models);
  const share = new Float64Array(models * depth);
  const leading = new Float64Array(depth);
  const leaders: number[] = [];
  for (let start = 0; start < draws.length; start += models) {
    largest(draws, start, models, leading);
    const threshold = leading[depth - 1]!;
    leaders.length = 0;
    for (let i = 0; i < models; i++) if (draws[start + i]! >= threshold) leaders.push(i);
    for (const i of leaders) addRanks(share, depth, draws, start, leaders, i);
  }
  for (let at = 0; at < share.length; at++) share[at] = share[at]! / count;
  return share;
}

/** The largest values of a draw, descending, equal ones as often as they occur. */
function largest(
  draws: Float64Array | Float32Array,
  start: number,
  models: number,
  into: Float64Array,
): void {
  const depth = into.length;
  into.fill(-Infinity);
  for (let i = 0; i < models; i++) {
    const value = draws[start + i]!;
    if (!Number.isFinite(value)) {
      throw new StatisticsError('not-finite', `draw ${start / models} holds a value that is none`);
    }
    if (value <= into[depth - 1]!) continue;
    let at = depth - 1;
    for (; at > 0 && into[at - 1]! < value; at--) into[at] = into[at - 1]!;
    into[at] = value;
  }
}

/** Adds one draw of a model that is among its leaders. */
function addRanks(
  share: Float64Array,
  depth: number,
  draws: Float64Array | Float32Array,
  start: number,
  leaders: readonly number[],
  i: number,
): void {
  const value = draws[start + i]!;
  let above = 0;
  let equal = 0;
  for (const j of leaders) {
    const other = draws[start + j]!;
    if (other > value) above++;
    else if (other === value) equal++;
  }
  for (let rank = above; rank < Math.min(above + equal, depth); rank++) {
    const at = i * depth + rank;
    share[at] = share[at]! + 1 / equal;
  }
}
