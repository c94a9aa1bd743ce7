import { normalQuantile } from '../distributions/normal-quantile.ts';
import { StatisticsError } from '../errors.ts';
import type { Estimate } from './estimate.ts';
import { checked, defaultLevel, requireFinite, requireLevel } from './estimate.ts';
import { sum } from './sum.ts';

/** Marks of a judge, of which people checked some. */
export interface JudgedItems {
  /** Human marks of the checked items. */
  readonly human: Float64Array;
  /** The judge's marks of the same items, in the same order. */
  readonly judgeOnHuman: Float64Array;
  /** The judge's marks of the items that nobody checked. */
  readonly judgeOnly: Float64Array;
}

export interface JudgedEstimate extends Estimate {
  readonly method: 'ppi++';
  /** How far the judge is trusted, [0, 1]: 0 is the human marks alone. */
  readonly lambda: number;
  /** Items that only the judge marked. */
  readonly judgeOnlyItems: number;
}

/**
 * Mean human mark, sharpened by a judge and corrected for the judge's bias (PPI++, Angelopoulos,
 * Duchi and Zrnic 2023; STATISTICS C1.9): lambda mean(judge on the rest) + mean(human - lambda
 * judge), with lambda = Cov(human, judge) / ((1 + n/N) Var(judge)), kept in [0, 1]. Checked items
 * must be a random part of all.
 *
 * @param options.level default 0.95.
 * @throws StatisticsError `empty` (fewer than 2 checked or no other items), `length-mismatch`,
 *   `not-finite`, `no-variance` (all marks equal), `out-of-range`.
 */
export function judgedInterval(
  { human, judgeOnHuman, judgeOnly }: JudgedItems,
  options: { readonly level?: number } = {},
): JudgedEstimate {
  const { level = defaultLevel } = options;
  requireLevel(level);
  const n = human.length;
  const N = judgeOnly.length;
  if (judgeOnHuman.length !== n)
    throw new StatisticsError(
      'length-mismatch',
      `${n} human marks but ${judgeOnHuman.length} of the judge`,
    );
  if (n < 2 || N < 1)
    throw new StatisticsError('empty', `${n} checked and ${N} other items are too few`);
  requireFinite(human, 'human mark');
  requireFinite(judgeOnHuman, 'judge mark');
  requireFinite(judgeOnly, 'judge mark');

  const all = new Float64Array(n + N);
  all.set(judgeOnHuman);
  all.set(judgeOnly, n);
  const judgeVariance = covariance(all, all);
  const wanted =
    judgeVariance === 0 ? 0 : covariance(human, judgeOnHuman) / ((1 + n / N) * judgeVariance);
  const lambda = Math.min(1, Math.max(0, wanted));
  const gaps = human.map((mark, i) => mark - lambda * judgeOnHuman[i]!);
  const variance = covariance(gaps, gaps) / n + (lambda * lambda * judgeVariance) / N;
  if (variance === 0)
    throw new StatisticsError('no-variance', 'all marks are equal: no error to see');
  const se = Math.sqrt(variance);
  const estimate = mean(gaps) + lambda * mean(judgeOnly);
  const half = -normalQuantile((1 - level) / 2) * se;
  return checked<JudgedEstimate>({
    estimate,
    se,
    lo: estimate - half,
    hi: estimate + half,
    level,
    method: 'ppi++',
    n,
    warnings: [],
    lambda,
    judgeOnlyItems: N,
  });
}

function mean(values: Float64Array): number {
  return sum(values) / values.length;
}

/** Unbiased, over n - 1. */
function covariance(x: Float64Array, y: Float64Array): number {
  if (x.every((value) => value === x[0]) || y.every((value) => value === y[0])) return 0;
  const meanX = mean(x);
  const meanY = mean(y);
  return sum(x.map((value, i) => (value - meanX) * (y[i]! - meanY))) / (x.length - 1);
}
