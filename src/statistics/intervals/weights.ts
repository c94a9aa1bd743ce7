import { StatisticsError } from '../errors.ts';

/**
 * @throws StatisticsError `length-mismatch`, `not-finite`, or `out-of-range` when a weight is
 *   negative or all are 0.
 */
export function requireWeights(weights: Float64Array, items: number): void {
  if (weights.length !== items)
    throw new StatisticsError('length-mismatch', `${items} items but ${weights.length} weights`);
  let largest = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (!Number.isFinite(weight))
      throw new StatisticsError('not-finite', `weight ${i} is ${weight}`);
    if (weight < 0) throw new StatisticsError('out-of-range', `weight ${i} is ${weight}, below 0`);
    if (weight > largest) largest = weight;
  }
  if (largest === 0) throw new StatisticsError('out-of-range', 'every weight is 0');
}
