import { normalCdf } from '../distributions/normal-cdf.ts';
import { tCdf } from '../distributions/t-cdf.ts';
import { StatisticsError } from '../errors.ts';
import { criticalValue } from '../intervals/critical-value.ts';
import { requireTable, tangoInterval, tangoScore } from './tango.ts';

/** Whether a difference is shown to be smaller than a margin. */
export interface Equivalence {
  /** Differences below this, to either side, count as a tie. */
  readonly margin: number;
  /** Of "the difference is at least the margin"; the larger of the two one-sided p-values. */
  readonly pValue: number;
  /** pValue < alpha: "tied within the margin". If not, that is no evidence of a difference. */
  readonly isEquivalent: boolean;
  /** The interval of level 1 - 2 alpha, which lies within the margin exactly when equivalent. */
  readonly lo: number;
  readonly hi: number;
}

export interface EquivalenceOptions {
  /** > 0, unit of the difference. Default 0.01, one percentage point. */
  readonly margin?: number;
  /** Default 0.05. */
  readonly alpha?: number;
}

/** One percentage point. */
export const defaultMargin = 0.01;

/**
 * Two one-sided tests (Schuirmann 1987; STATISTICS C2.5) of a difference with a known error.
 *
 * @param se > 0.
 * @param df degrees of freedom of the t distribution; undefined for the normal.
 * @throws StatisticsError `out-of-range`, `not-finite`.
 */
export function equivalenceTest(
  difference: number,
  se: number,
  df: number | undefined,
  options: EquivalenceOptions = {},
): Equivalence {
  const { margin, alpha } = requireOptions(options);
  if (!Number.isFinite(difference) || !Number.isFinite(se))
    throw new StatisticsError('not-finite', `a difference of ${difference} with error ${se}`);
  if (se <= 0) throw new StatisticsError('out-of-range', `a standard error of ${se}`);
  const tail = (x: number) => (df === undefined ? normalCdf(x) : tCdf(x, df));
  const pValue = Math.max(tail(-(difference + margin) / se), tail((difference - margin) / se));
  const half = criticalValue(1 - 2 * alpha, df) * se;
  return {
    margin,
    pValue,
    isEquivalent: pValue < alpha,
    lo: difference - half,
    hi: difference + half,
  };
}

/**
 * The same for single right-or-wrong answers, with Tango's score test at both ends of the margin.
 *
 * @param options.margin in (0, 1).
 * @throws StatisticsError `out-of-range`, `not-finite`, `empty`.
 */
export function countedEquivalence(
  aOnly: number,
  bOnly: number,
  n: number,
  options: EquivalenceOptions = {},
): Equivalence {
  const { margin, alpha } = requireOptions(options);
  requireTable(aOnly, bOnly, n);
  if (margin >= 1)
    throw new StatisticsError('out-of-range', `shares never differ by ${margin} or more`);
  const pValue = Math.max(
    normalCdf(-tangoScore(aOnly, bOnly, n, -margin)),
    normalCdf(tangoScore(aOnly, bOnly, n, margin)),
  );
  const { lo, hi } = tangoInterval(aOnly, bOnly, n, { level: 1 - 2 * alpha });
  return { margin, pValue, isEquivalent: pValue < alpha, lo, hi };
}

function requireOptions(options: EquivalenceOptions): Required<EquivalenceOptions> {
  const { margin = defaultMargin, alpha = 0.05 } = options;
  if (!(margin > 0 && margin < Infinity))
    throw new StatisticsError('out-of-range', `an equivalence margin is above 0, not ${margin}`);
  if (!(alpha > 0 && alpha < 0.5))
    throw new StatisticsError('out-of-range', `alpha lies between 0 and 0.5, not at ${alpha}`);
  return { margin, alpha };
}
