import { median } from './quantile.ts';

/** Makes the deviation of a normal sample estimate its standard deviation: 1 / Phi^-1(3/4). */
export const normalConsistency = 1.482602218505602;

/**
 * Median absolute deviation from the median.
 *
 * @param scale multiplies the result; `normalConsistency` to estimate a normal standard deviation.
 *   Default 1.
 * @throws StatisticsError `empty`, `not-finite`.
 */
export function medianAbsoluteDeviation(values: Float64Array, scale = 1): number {
  const centre = median(values);
  return scale * median(values.map((value) => Math.abs(value - centre)));
}
