import { normalCdf } from '../statistics/distributions/normal-cdf.ts';
import { normalQuantile } from '../statistics/distributions/normal-quantile.ts';
import { holm } from '../statistics/paired/holm.ts';

/**
 * What a difference says: `first` or `second` leads; they are `tied` within the margin (shown to
 * be, by two one-sided tests); or the evidence `cannot tell`, which is no tie.
 */
export type Finding = 'first' | 'second' | 'tied' | 'cannot tell';

export interface Difference {
  /** Positions of the two models. */
  pair: [first: number, second: number];
  /** First minus second, points; positive when the first is better. */
  difference: number;
  /** Imputed standard error, points. */
  se: number;
  /** Half the width of the confidence interval, points. */
  half_width: number;
  /**
   * Probability that the first is better, given the scores and their errors alone: the normal
   * distribution of the difference, no view held before. Half for two models that are level.
   */
  p_first: number;
  /** Two-sided, that there is no difference. */
  p: number;
  /** The same after Holm's adjustment for all differences tested together. */
  p_adjusted: number;
  finding: Finding;
}

/**
 * Tests differences together (STATISTICS C2.4 and C2.5, with the normal distribution because the
 * errors are imputed, not estimated from a sample).
 */
export function judge(
  raw: readonly { difference: number; se: number }[],
  { level, z, margin }: { level: number; z: number; margin: number },
): Omit<Difference, 'pair'>[] {
  const alpha = 1 - level;
  const p = Float64Array.from(raw, ({ difference, se }) =>
    se > 0 ? 2 * normalCdf(-Math.abs(difference) / se) : difference === 0 ? 1 : 0,
  );
  const adjusted = holm(p);
  const oneSided = normalQuantile(level);
  return raw.map(({ difference, se }, i) => {
    const leads = adjusted[i]! < alpha;
    const tied = Math.abs(difference) + oneSided * se < margin;
    return {
      difference,
      se,
      half_width: z * se,
      p_first: se > 0 ? normalCdf(difference / se) : (1 + Math.sign(difference)) / 2,
      p: p[i]!,
      p_adjusted: adjusted[i]!,
      finding: leads ? (difference > 0 ? 'first' : 'second') : tied ? 'tied' : 'cannot tell',
    };
  });
}

/** A difference in a sentence: who leads by how much and how sure that is (STATISTICS E3). */
export function sayDifference(
  { difference, half_width, p, p_adjusted, finding }: Omit<Difference, 'pair'>,
  first: string,
  second: string,
  on: string,
  margin = 1,
): string {
  const [ahead, behind] = difference >= 0 ? [first, second] : [second, first];
  const size = `${Math.abs(difference).toFixed(1)} ± ${half_width.toFixed(1)} points`;
  const chance = p_adjusted === p ? sayP(p) : `${sayP(p)}; Holm-adjusted ${sayP(p_adjusted)}`;
  if (finding === 'tied') {
    const points = margin === 1 ? 'point' : 'points';
    return `${first} and ${second} are tied within ${margin} ${points}: ${ahead} is ahead by ${size} ${on}.`;
  }
  if (finding === 'cannot tell') {
    return `Cannot tell which of ${first} and ${second} is better: ${ahead} is ahead by ${size} ${on}; ${chance}.`;
  }
  return `${ahead} leads ${behind} by ${size} ${on}; ${chance}.`;
}

function sayP(p: number): string {
  if (p < 0.001) return 'p < .001';
  return `p = ${p.toFixed(p < 0.1 ? 3 : 2).replace(/^0/, '')}`;
}
