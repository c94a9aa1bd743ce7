import { normalCdf } from '../distributions/normal-cdf.ts';
import { tCdf } from '../distributions/t-cdf.ts';
import { StatisticsError } from '../errors.ts';
import { clusterSums } from '../intervals/cluster-sums.ts';
import { clustersForNormal } from '../intervals/critical-value.ts';
import type { Estimate, Warning } from '../intervals/estimate.ts';
import { fromVariance } from '../intervals/mean-interval.ts';
import type { MeanVariance } from '../intervals/mean-variance.ts';
import type { PairCounts } from './discordant.ts';
import { countedEquivalence, type Equivalence, equivalenceTest } from './equivalence.ts';
import type { ItemPairs } from './item-pairs.ts';
import { mcnemarTest } from './mcnemar.ts';
import { probabilityBetter } from './probability-better.ts';
import { signFlipTest } from './sign-flip.ts';
import { tangoInterval } from './tango.ts';

/** What the data say about a difference, whichever rule was used. */
export interface Inference extends Estimate {
  /** Which test `pValue` comes from. */
  readonly test: 'mcnemar-mid-p' | 'sign-flip-exact' | 'sign-flip' | 'z';
  /** Two-sided, of no difference. */
  readonly pValue: number;
  /** Probability that A is better, under a flat prior. */
  readonly probabilityABetter: number;
  readonly equivalence: Equivalence;
}

export interface InferenceOptions {
  readonly level: number;
  readonly margin: number;
  readonly alpha: number;
  readonly flips: number;
  readonly seed: number;
}

/**
 * From single right-or-wrong answers: Tango's interval, McNemar's mid-p, the closed Dirichlet
 * probability.
 *
 * @param se paired standard error of the difference; undefined or 0 when the data show none, and
 *   Tango's half-width over z then stands in.
 */
export function fromCounts(
  counts: Pick<PairCounts, 'aOnly' | 'bOnly'>,
  n: number,
  se: number | undefined,
  options: InferenceOptions,
): Inference {
  const { aOnly, bOnly } = counts;
  const { level, margin, alpha } = options;
  const interval = tangoInterval(aOnly, bOnly, n, { level });
  return {
    ...interval,
    se: se || interval.se,
    test: 'mcnemar-mid-p',
    pValue: mcnemarTest(aOnly, bOnly).midP,
    probabilityABetter: probabilityBetter(aOnly, bOnly),
    equivalence: countedEquivalence(aOnly, bOnly, n, { margin, alpha }),
  };
}

/**
 * From the clustered error of the differences: t or normal interval, and below 40 clusters the
 * sign-flip test, which leans on no distribution.
 */
export function fromError(
  pairs: ItemPairs,
  variance: MeanVariance,
  options: InferenceOptions,
): Inference {
  const { level, margin, alpha, flips, seed } = options;
  const interval = fromVariance(variance, pairs.clusterIndex !== undefined, level, 'auto');
  const { estimate, se, lo, hi, method, n, warnings, degreesOfFreedom: df } = interval;
  const ratio = estimate / se;
  const result = {
    estimate,
    se,
    lo,
    hi,
    level,
    method,
    n,
    probabilityABetter: df === undefined ? normalCdf(ratio) : tCdf(ratio, df),
    equivalence: equivalenceTest(estimate, se, df, { margin, alpha }),
  };
  if (variance.clusters >= clustersForNormal)
    return { ...result, warnings, test: 'z', pValue: 2 * normalCdf(-Math.abs(ratio)) };
  // Residuals around 0 are the differences themselves: under the test there is no difference.
  const sums = clusterSums(pairs.differences, 0, pairs.clusterIndex, pairs.weights);
  const flip = signFlipTest(sums.residuals, { flips, seed });
  return {
    ...result,
    warnings: flip.smallest > alpha ? [...warnings, tooFewToReject(flip.smallest)] : warnings,
    test: flip.isExact ? 'sign-flip-exact' : 'sign-flip',
    pValue: flip.pValue,
  };
}

/**
 * From differences that are the same on every item: no error shows, but it is not 0. When marks
 * lie in [0, 1] and the models agree everywhere (or one always wins by 1), every cluster counts as
 * one right-or-wrong answer: the mean difference cannot exceed the chance that a further cluster
 * differs. Any other constant difference has no answer.
 *
 * @throws StatisticsError `no-variance`.
 */
export function fromConstant(
  pairs: ItemPairs,
  variance: MeanVariance,
  options: InferenceOptions,
): Inference {
  const difference = variance.mean;
  if (!isUnit(pairs.a.means) || !isUnit(pairs.b.means) || !Number.isInteger(difference))
    throw new StatisticsError(
      'no-variance',
      `the two runs differ by ${difference} on every item: no error to see`,
    );
  const answers = Math.max(1, Math.floor(variance.evenClusters + 1e-9));
  const counts = { aOnly: difference === 1 ? answers : 0, bOnly: difference === -1 ? answers : 0 };
  const result = fromCounts(counts, answers, undefined, options);
  return { ...result, n: pairs.n, warnings: [sameEverywhere] };
}

function isUnit(means: Float64Array): boolean {
  return means.every((mean) => mean >= 0 && mean <= 1);
}

const sameEverywhere: Warning = {
  code: 'same-everywhere',
  message: 'the difference is the same on every item; each cluster counts as one answer',
};

function tooFewToReject(smallest: number): Warning {
  return {
    code: 'too-few-clusters',
    message: `with so few clusters no p-value can be below ${smallest}`,
  };
}
