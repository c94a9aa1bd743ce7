import { betaQuantile } from '../distributions/beta-quantile.ts';
import type { Estimate } from './estimate.ts';
import { defaultLevel, requireLevel } from './estimate.ts';
import { requireCounts } from './wilson.ts';

export interface BetaOptions {
  /** Default 0.95. */
  readonly level?: number;
  /** `uniform` is Beta(1, 1), `jeffreys` Beta(1/2, 1/2). Default `uniform`. */
  readonly prior?: 'uniform' | 'jeffreys';
}

/**
 * Equal-tailed posterior interval of a share (STATISTICS C1.5). `estimate` is the posterior mean
 * (the raw share can lie outside the interval when all items are right), `se` the posterior
 * standard deviation.
 *
 * @param successes in [0, trials]; need not be whole.
 * @param trials > 0; need not be whole.
 * @throws StatisticsError `out-of-range`, `not-finite`, `empty` (no trials).
 */
export function betaInterval(
  successes: number,
  trials: number,
  options: BetaOptions = {},
): Estimate {
  const { level = defaultLevel, prior = 'uniform' } = options;
  requireLevel(level);
  requireCounts(successes, trials);
  const pseudo = prior === 'uniform' ? 1 : 0.5;
  const a = successes + pseudo;
  const b = trials - successes + pseudo;
  const mean = a / (a + b);
  return {
    estimate: mean,
    se: Math.sqrt((mean * (1 - mean)) / (a + b + 1)),
    lo: betaQuantile((1 - level) / 2, a, b),
    hi: betaQuantile(1 - (1 - level) / 2, a, b),
    level,
    method: `beta-${prior}`,
    n: trials,
    warnings: [],
  };
}
