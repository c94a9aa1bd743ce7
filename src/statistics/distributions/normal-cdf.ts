import cdf from '@stdlib/stats-base-dists-normal-cdf';
import { requireDomain } from './domain.ts';

/**
 * The probability that a standard normal variable is at most `x`; the upper tail is
 * `normalCdf(-x)`, which keeps its digits where `1 - normalCdf(x)` would lose them.
 *
 * @param x any number but NaN.
 * @throws StatisticsError `out-of-range` for NaN.
 */
export function normalCdf(x: number): number {
  requireDomain(!Number.isNaN(x), 'a normal probability needs a number, not NaN');
  return cdf(x, 0, 1);
}
