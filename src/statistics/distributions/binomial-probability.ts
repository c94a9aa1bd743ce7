import { requireDomain } from './domain.ts';
import { logBeta } from './log-beta.ts';

/**
 * The probability of exactly `successes` among `trials` independent trials, from
 * C(n, k) = 1 / ((n + 1) B(k + 1, n - k + 1)).
 *
 * @param successes whole number in [0, trials].
 * @param trials whole number >= 0.
 * @param p probability of success, [0, 1].
 * @throws StatisticsError `out-of-range` for anything else.
 */
export function binomialProbability(successes: number, trials: number, p: number): number {
  requireDomain(
    Number.isInteger(successes) && Number.isInteger(trials) && successes >= 0,
    `a binomial probability needs whole numbers >= 0, not ${successes} of ${trials}`,
  );
  requireDomain(successes <= trials, `${successes} successes of only ${trials} trials`);
  requireDomain(p >= 0 && p <= 1, `a binomial probability needs 0 <= p <= 1, not ${p}`);
  const failures = trials - successes;
  if (p === 0 || p === 1) return (p === 0 ? successes : failures) === 0 ? 1 : 0;
  const logWays = -Math.log(trials + 1) - logBeta(successes + 1, failures + 1);
  return Math.exp(logWays + successes * Math.log(p) + failures * Math.log1p(-p));
}
