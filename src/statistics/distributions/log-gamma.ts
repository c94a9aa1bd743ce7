import gammaln from '@stdlib/math-base-special-gammaln';
import { requireDomain } from './domain.ts';

/**
 * Natural logarithm of the gamma function.
 *
 * @throws StatisticsError `out-of-range` unless x > 0 and finite.
 */
export function logGamma(x: number): number {
  requireDomain(x > 0 && x < Infinity, `the gamma function needs an argument > 0, not ${x}`);
  return gammaln(x);
}
