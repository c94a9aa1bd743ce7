import { binomialCdf } from '../distributions/binomial-cdf.ts';
import { binomialProbability } from '../distributions/binomial-probability.ts';
import { normalCdf } from '../distributions/normal-cdf.ts';
import { requireDiscordant } from './discordant.ts';

/** Two-sided p-values for "A and B are right equally often". */
export interface McNemar {
  /** Exact binomial test of the discordant items; conservative. */
  readonly exact: number;
  /** Exact less half the probability of what was seen: close to its nominal level. */
  readonly midP: number;
  /** (b - c)^2 / (b + c) against chi-squared with 1 degree of freedom. */
  readonly asymptotic: number;
  /** (|b - c| - 1)^2 / (b + c) against the same. */
  readonly corrected: number;
}

/**
 * McNemar's test (1947) of two runs on the same single right-or-wrong items; mid-p after Fagerland,
 * Lydersen and Laake (2013). Without a discordant item every p-value is 1.
 *
 * @param aOnly items that only A got right (b).
 * @param bOnly items that only B got right (c).
 * @throws StatisticsError `out-of-range` unless both are whole numbers >= 0.
 */
export function mcnemarTest(aOnly: number, bOnly: number): McNemar {
  requireDiscordant(aOnly, bOnly);
  const discordant = aOnly + bOnly;
  if (discordant === 0) return { exact: 1, midP: 1, asymptotic: 1, corrected: 1 };
  const fewer = Math.min(aOnly, bOnly);
  const tails = 2 * binomialCdf(fewer, discordant, 0.5);
  const gap = Math.abs(aOnly - bOnly);
  return {
    exact: Math.min(1, tails),
    midP: Math.min(1, tails - binomialProbability(fewer, discordant, 0.5)),
    asymptotic: 2 * normalCdf(-gap / Math.sqrt(discordant)),
    // A gap below the correction counts as no gap.
    corrected: 2 * normalCdf(-Math.max(0, gap - 1) / Math.sqrt(discordant)),
  };
}
