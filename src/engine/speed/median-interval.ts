import { binomialCdf } from '../../statistics/distributions/binomial-cdf.ts';

/** A sample median with an interval between two order statistics, in the unit of the values. */
export interface MedianInterval {
  median: number;
  /** Null when there are too few values for the level. */
  lo: number | null;
  hi: number | null;
  n: number;
}

/**
 * The median and the interval from the k-th smallest to the k-th largest value, with the largest k
 * for which it covers the true median with at least `level`, whatever the distribution: the number
 * of values below it is Binomial(n, 1/2) (David and Nagaraja, Order Statistics, 7.1). Null without
 * values.
 */
export function medianInterval(values: readonly number[], level = 0.95): MedianInterval | null {
  const n = values.length;
  if (n === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = n >> 1;
  const median = n % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
  let k = 0;
  while (k < half && 2 * binomialCdf(k, n, 0.5) <= 1 - level) k++;
  if (k === 0) return { median, lo: null, hi: null, n };
  return { median, lo: sorted[k - 1]!, hi: sorted[n - k]!, n };
}
