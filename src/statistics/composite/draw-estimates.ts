import { factorCovariance, normalDraws } from '../linear/index.ts';
import { canonicalEstimates } from './canonical-order.ts';

export interface DrawEstimatesOptions {
  readonly seed: number;
  /** First draw wanted. Default 0. */
  readonly from?: number;
  /** One past the last draw wanted. */
  readonly to: number;
}

/**
 * Draws of the models' values from N(estimate, covariance). The draws [from, to) have the same bytes
 * whichever worker makes them, and a model's draws do not depend on where it stands in the input.
 *
 * @returns (to - from) rows of M values, row-major, columns in the order of the input.
 * @throws StatisticsError as `canonicalEstimates` and `normalDraws`.
 */
export function drawEstimates(
  estimate: Float64Array,
  covariance: Float64Array,
  options: DrawEstimatesOptions,
): Float64Array {
  const size = estimate.length;
  const sorted = canonicalEstimates(estimate, covariance);
  const draws = normalDraws(factorCovariance(sorted.covariance, size), {
    ...options,
    mean: sorted.estimate,
  });
  const row = new Float64Array(size);
  for (let start = 0; start < draws.length; start += size) {
    row.set(draws.subarray(start, start + size));
    for (let i = 0; i < size; i++) draws[start + sorted.order[i]!] = row[i]!;
  }
  return draws;
}
