import { logBeta } from '../distributions/log-beta.ts';
import { StatisticsError } from '../errors.ts';
import { requireDiscordant } from './discordant.ts';

/** Evidence that may be looked at after every item without spoiling the error rate. */
export interface EProcess {
  /** ln E_t after each item; rises when one model wins discordant items more often than chance. */
  readonly logE: Float64Array;
  /** Discordant items so far, in all. */
  readonly aOnly: number;
  readonly bOnly: number;
  /** Items seen when E_t first reached 1 / alpha; undefined when it never did. */
  readonly rejectedAt: number | undefined;
  /**
   * 1 / (largest E_t so far), at most 1: a p-value that holds at any stopping time. Rounds to 0
   * below 1e-323.
   */
  readonly pValue: number;
}

/**
 * E-process of "A and B win discordant items equally often" over single right-or-wrong answers in
 * the order in which they came (STATISTICS C2.7): E = B(b+1/2, c+1/2) / B(1/2, 1/2) 2^(b+c), the
 * likelihood ratio of a Jeffreys mixture against a fair coin. It starts at 1, is a martingale when
 * the two are equal, and exceeds 1 / alpha with chance alpha at most (Ville's inequality).
 *
 * @param outcomes per item: 1 when only A is right, -1 when only B is, 0 when both or neither.
 * @param options.alpha default 0.05.
 * @throws StatisticsError `out-of-range`.
 */
export function eProcess(outcomes: Int8Array, options: { readonly alpha?: number } = {}): EProcess {
  const { alpha = 0.05 } = options;
  if (!(alpha > 0 && alpha < 1))
    throw new StatisticsError('out-of-range', `alpha lies between 0 and 1, not at ${alpha}`);
  const logE = new Float64Array(outcomes.length);
  const limit = -Math.log(alpha);
  let aOnly = 0;
  let bOnly = 0;
  let current = 0;
  let largest = 0;
  let rejectedAt: number | undefined;
  for (let t = 0; t < outcomes.length; t++) {
    const outcome = outcomes[t]!;
    if (outcome !== 0) {
      if (outcome !== 1 && outcome !== -1)
        throw new StatisticsError('out-of-range', `outcome ${t} is ${outcome}, not 1, 0 or -1`);
      const wins = outcome === 1 ? aOnly++ : bOnly++;
      // One more win multiplies E by 2 (wins + 1/2) / (aOnly + bOnly + 1), counted before it.
      current += Math.log((2 * wins + 1) / (aOnly + bOnly));
      largest = Math.max(largest, current);
      if (rejectedAt === undefined && current >= limit) rejectedAt = t + 1;
    }
    logE[t] = current;
  }
  return { logE, aOnly, bOnly, rejectedAt, pValue: Math.exp(-largest) };
}

/**
 * ln E of `eProcess` from counts alone.
 *
 * @throws StatisticsError `out-of-range` unless both are whole numbers >= 0.
 */
export function logEvidence(aOnly: number, bOnly: number): number {
  requireDiscordant(aOnly, bOnly);
  return logBeta(aOnly + 0.5, bOnly + 0.5) - Math.log(Math.PI) + (aOnly + bOnly) * Math.LN2;
}
