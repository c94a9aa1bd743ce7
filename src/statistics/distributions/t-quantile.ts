import quantile from '@stdlib/stats-base-dists-t-quantile';
import { requireDomain } from './domain.ts';

/**
 * The x below which a Student t variable falls with probability `p`. Loading this file costs about
 * 0.1 s on a cold start: import it only where the degrees of freedom are few.
 *
 * @param p in (0, 1).
 * @param df degrees of freedom, > 0, need not be whole.
 * @throws StatisticsError `out-of-range` for any other p or df.
 */
export function tQuantile(p: number, df: number): number {
  requireDomain(p > 0 && p < 1, `a t quantile needs 0 < p < 1, not ${p}`);
  requireDomain(df > 0 && df < Infinity, `a t quantile needs degrees of freedom > 0, not ${df}`);
  return quantile(p, df);
}
