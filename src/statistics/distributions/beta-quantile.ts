import quantile from '@stdlib/stats-base-dists-beta-quantile';
import { requireDomain } from './domain.ts';

/**
 * The x in [0, 1] below which a Beta(a, b) variable falls with probability `p`.
 *
 * @param p in [0, 1].
 * @param a first shape, > 0.
 * @param b second shape, > 0.
 * @throws StatisticsError `out-of-range` for anything else.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireDomain(p >= 0 && p <= 1, `a beta quantile needs 0 <= p <= 1, not ${p}`);
  requireDomain(
    a > 0 && b > 0 && a < Infinity && b < Infinity,
    `a beta quantile needs shapes > 0, not ${a} and ${b}`,
  );
  return quantile(p, a, b);
}
