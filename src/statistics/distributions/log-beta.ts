import betaln from '@stdlib/math-base-special-betaln';
import { requireDomain } from './domain.ts';

/**
 * Natural logarithm of the beta function B(a, b).
 *
 * @throws StatisticsError `out-of-range` unless a > 0 and b > 0, both finite.
 */
export function logBeta(a: number, b: number): number {
  requireDomain(
    a > 0 && b > 0 && a < Infinity && b < Infinity,
    `the beta function needs arguments > 0, not ${a} and ${b}`,
  );
  return betaln(a, b);
}
