import { betaCdf } from '../distributions/beta-cdf.ts';
import { StatisticsError } from '../errors.ts';

/**
 * Probability that A's share right is above B's, given single right-or-wrong answers to the same
 * items and a uniform Dirichlet(1, 1, 1, 1) prior on the four outcomes of an item: I_1/2(c+1, b+1),
 * the regularised incomplete beta function (STATISTICS C2.2). The four shares enter only through
 * p10 / (p10 + p01), which is Beta(b+1, c+1).
 *
 * @param aOnly items that only A got right (b), >= 0.
 * @param bOnly items that only B got right (c), >= 0.
 * @throws StatisticsError `out-of-range`.
 */
export function probabilityBetter(aOnly: number, bOnly: number): number {
  if (!(aOnly >= 0 && bOnly >= 0 && aOnly < Infinity && bOnly < Infinity))
    throw new StatisticsError('out-of-range', `discordant counts ${aOnly} and ${bOnly}`);
  // By symmetry, where rounding would make one side look a hair better.
  if (aOnly === bOnly) return 0.5;
  return betaCdf(0.5, bOnly + 1, aOnly + 1);
}
