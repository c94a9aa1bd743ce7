import incompleteBeta from '@stdlib/math-base-special-kernel-betainc';
import { requireDomain } from './domain.ts';

/**
 * The probability that a Beta(a, b) variable is at most `x`: the regularised incomplete beta
 * function I_x(a, b).
 *
 * @param x in [0, 1].
 * @param a first shape, > 0.
 * @param b second shape, > 0.
 * @throws StatisticsError `out-of-range` for anything else.
 */
export function betaCdf(x: number, a: number, b: number): number {
  return regularised(x, a, b, false);
}

/** The upper tail 1 - I_x(a, b) without the loss of digits of that subtraction. */
export function betaUpperTail(x: number, a: number, b: number): number {
  return regularised(x, a, b, true);
}

function regularised(x: number, a: number, b: number, upper: boolean): number {
  requireDomain(x >= 0 && x <= 1, `a beta probability needs 0 <= x <= 1, not ${x}`);
  requireDomain(
    a > 0 && b > 0 && a < Infinity && b < Infinity,
    `a beta probability needs shapes > 0, not ${a} and ${b}`,
  );
  return incompleteBeta(x, a, b, true, upper)[0]!;
}
