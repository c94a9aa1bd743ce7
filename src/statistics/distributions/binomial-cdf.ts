import cdf from '@stdlib/stats-base-dists-binomial-cdf';
import { requireDomain } from './domain.ts';

/**
 * The probability of at most `successes` among `trials` independent trials.
 *
 * @param successes whole number; below 0 the answer is 0, from `trials` on it is 1.
 * @param trials whole number >= 0.
 * @param p probability of success, [0, 1].
 * @throws StatisticsError `out-of-range` for anything else.
 */
export function binomialCdf(successes: number, trials: number, p: number): number {
  requireDomain(
    Number.isInteger(successes),
    `a binomial probability needs whole successes, not ${successes}`,
  );
  requireDomain(
    Number.isInteger(trials) && trials >= 0,
    `a binomial probability needs whole trials >= 0, not ${trials}`,
  );
  requireDomain(p >= 0 && p <= 1, `a binomial probability needs 0 <= p <= 1, not ${p}`);
  return cdf(successes, trials, p);
}
