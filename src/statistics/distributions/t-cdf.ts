import cdf from '@stdlib/stats-base-dists-t-cdf';
import { requireDomain } from './domain.ts';

/**
 * The probability that a Student t variable is at most `x`; the upper tail is `tCdf(-x, df)`.
 *
 * @param df degrees of freedom, > 0, need not be whole.
 * @throws StatisticsError `out-of-range` for x = NaN or any other df.
 */
export function tCdf(x: number, df: number): number {
  requireDomain(!Number.isNaN(x), 'a t probability needs a number, not NaN');
  requireDomain(df > 0 && df < Infinity, `a t probability needs degrees of freedom > 0, not ${df}`);
  return cdf(x, df);
}
