import { StatisticsError } from '../errors.ts';
import { countDraws } from '../linear/index.ts';

/**
 * How often each model takes each rank over N draws. Models that tie within a draw share the ranks
 * that they fill together evenly, as if ties were broken at random.
 *
 * @param draws N rows of `models` values, row-major, higher is better.
 * @returns models x models, row-major: entry (i, r) is the share of draws with model i at rank
 *   r + 1. Rows and columns sum to 1.
 * @throws StatisticsError `empty`, `length-mismatch` or `not-finite`.
 */
export function rankShares(draws: Float64Array | Float32Array, models: number): Float64Array {
  if (models === 0) throw new StatisticsError('empty', 'there is no model to rank');
  const count = countDraws(draws, models);
  const share = new Float64Array(models * models);
  const sorted = new Float64Array(models);
  for (let start = 0; start < draws.length; start += models) {
    for (let i = 0; i < models; i++) sorted[i] = draws[start + i]!;
    // A typed array sorts natively, which beats sorting positions with a comparison in JavaScript.
    sorted.sort();
    if (!Number.isFinite(sorted[0]) || !Number.isFinite(sorted[models - 1])) {
      throw new StatisticsError('not-finite', `draw ${start / models} holds a value that is none`);
    }
    for (let i = 0; i < models; i++) addRank(share, sorted, draws[start + i]!, i * models);
  }
  for (let at = 0; at < share.length; at++) share[at] = share[at]! / count;
  return share;
}

/** Adds one draw of a model whose row of `share` starts at `row`. */
function addRank(share: Float64Array, sorted: Float64Array, value: number, row: number): void {
  const size = sorted.length;
  let low = 0;
  let high = size - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  let end = low + 1;
  while (end < size && sorted[end] === value) end++;
  const part = 1 / (end - low);
  for (let position = low; position < end; position++) {
    const at = row + size - 1 - position;
    share[at] = share[at]! + part;
  }
}
