import { normalQuantile } from '../distributions/normal-quantile.ts';
import { StatisticsError } from '../errors.ts';
import type { Estimate } from './estimate.ts';
import { defaultLevel, requireLevel } from './estimate.ts';

/**
 * Wilson's score interval for a share (Wilson 1927; STATISTICS C1.5). Never empty, never outside
 * [0, 1], and honest at 0 and 1.
 *
 * `se` is the half-width over z, sqrt(p(1-p)/n + z^2/4n^2) / (1 + z^2/n). It tends to
 * sqrt(p(1-p)/n), but is not 0 when all items are right or all wrong.
 *
 * @param successes in [0, trials]; need not be whole (effective counts, rounded percentages).
 * @param trials > 0; need not be whole.
 * @param options.level default 0.95.
 * @throws StatisticsError `out-of-range`, `not-finite`, `empty` (no trials).
 */
export function wilsonInterval(
  successes: number,
  trials: number,
  options: { readonly level?: number } = {},
): Estimate {
  const { level = defaultLevel } = options;
  requireLevel(level);
  requireCounts(successes, trials);
  const z = -normalQuantile((1 - level) / 2);
  const p = successes / trials;
  const stretch = 1 + (z * z) / trials;
  const centre = (p + (z * z) / (2 * trials)) / stretch;
  const se = Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials)) / stretch;
  return {
    estimate: p,
    se,
    // Rounding can step past the ends, and the interval touches them exactly at p = 0 and 1.
    lo: p === 0 ? 0 : Math.max(0, centre - z * se),
    hi: p === 1 ? 1 : Math.min(1, centre + z * se),
    level,
    method: 'wilson',
    n: trials,
    warnings: [],
  };
}

/** @throws StatisticsError unless 0 <= successes <= trials, both finite, trials > 0. */
export function requireCounts(successes: number, trials: number): void {
  if (!Number.isFinite(successes) || !Number.isFinite(trials))
    throw new StatisticsError('not-finite', `${successes} successes of ${trials} trials`);
  if (trials === 0) throw new StatisticsError('empty', 'no trials');
  if (successes < 0 || successes > trials)
    throw new StatisticsError('out-of-range', `${successes} successes of ${trials} trials`);
}
