import { StatisticsError } from '../errors.ts';
import { checkCovariance } from '../linear/index.ts';

/** Estimates and covariance with the models in an order that does not depend on the input's. */
export interface CanonicalEstimates {
  /** Position in the input of each model, best estimate first. */
  readonly order: Int32Array;
  readonly estimate: Float64Array;
  readonly covariance: Float64Array;
}

/**
 * Sorts by estimate, highest first; then by variance and by the sum of the covariances. Random
 * numbers are handed out in this order, so that sorting or relabelling the rows of a catalogue
 * changes no result.
 *
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite`, or what `checkCovariance` throws.
 */
export function canonicalEstimates(
  estimate: Float64Array,
  covariance: Float64Array,
): CanonicalEstimates {
  const size = estimate.length;
  if (size === 0) throw new StatisticsError('empty', 'there is no model to rank');
  if (covariance.length !== size * size) {
    throw new StatisticsError(
      'length-mismatch',
      `the covariance of ${size} models has ${size * size} entries, not ${covariance.length}`,
    );
  }
  checkFinite(estimate);
  checkCovariance(covariance, size);

  // Few models need it: those whose estimates and variances are both equal.
  const sums = new Float64Array(size).fill(Number.NaN);
  const rowSum = (i: number): number => {
    if (Number.isNaN(sums[i])) sums[i] = sortedSum(covariance.slice(i * size, (i + 1) * size));
    return sums[i]!;
  };
  const order = Int32Array.from(estimate.keys()).sort(
    (i, j) =>
      estimate[j]! - estimate[i]! ||
      covariance[i * size + i]! - covariance[j * size + j]! ||
      rowSum(i) - rowSum(j) ||
      i - j,
  );
  const sorted = new Float64Array(size * size);
  for (let i = 0, at = 0; i < size; i++) {
    const row = order[i]! * size;
    for (let j = 0; j < size; j++, at++) sorted[at] = covariance[row + order[j]!]!;
  }
  return { order, estimate: Float64Array.from(order, (i) => estimate[i]!), covariance: sorted };
}

/** @throws StatisticsError `not-finite`. */
export function checkFinite(estimate: Float64Array): void {
  const bad = estimate.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new StatisticsError('not-finite', `the estimate of model ${bad} is ${estimate[bad]}`);
  }
}

/** A sum that does not depend on the order of its terms. */
function sortedSum(values: Float64Array): number {
  return values.sort().reduce((sum, value) => sum + value, 0);
}
