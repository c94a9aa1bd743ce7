import { StatisticsError } from '../errors.ts';

/**
 * The smallest value at which the share of the weight at or below it reaches `p` (the inverted
 * distribution function; numpy's `method='inverted_cdf'` with weights). Always one of the values.
 *
 * @param values any order, left as they are.
 * @param weights one per value, >= 0, not all 0; only their ratios count.
 * @param p in [0, 1]; at 0 the smallest value of positive weight.
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite`, `out-of-range`.
 */
export function weightedQuantile(values: Float64Array, weights: Float64Array, p: number): number {
  const n = values.length;
  if (n === 0) throw new StatisticsError('empty', 'no values to take a quantile of');
  if (weights.length !== n)
    throw new StatisticsError('length-mismatch', `${n} values but ${weights.length} weights`);
  if (!(p >= 0 && p <= 1))
    throw new StatisticsError('out-of-range', `a quantile needs 0 <= p <= 1, not ${p}`);
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(values[i]) || !Number.isFinite(weights[i]))
      throw new StatisticsError('not-finite', `value ${i} is ${values[i]}, weight ${weights[i]}`);
    if (weights[i]! < 0) throw new StatisticsError('out-of-range', `weight ${i} is negative`);
  }
  const order = Int32Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
  // Summed in the order of the search, so that rounding cannot move a share across p.
  const total = order.reduce((sum, i) => sum + weights[i]!, 0);
  if (!(total > 0 && total < Infinity))
    throw new StatisticsError('out-of-range', `the weights sum to ${total}`);
  let reached = 0;
  let last = order[0]!;
  for (const i of order) {
    if (weights[i] === 0) continue;
    last = i;
    reached += weights[i]!;
    if (reached / total >= p) break;
  }
  return values[last]!;
}
