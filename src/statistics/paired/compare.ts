import { StatisticsError } from '../errors.ts';
import { checked, defaultLevel, requireLevel } from '../intervals/estimate.ts';
import { type MeanVariance, meanVariance } from '../intervals/mean-variance.ts';
import type { ItemFacts } from '../intervals/samples.ts';
import { correlation } from './correlation.ts';
import { countPairs, type PairCounts } from './discordant.ts';
import { defaultMargin } from './equivalence.ts';
import { fromConstant, fromCounts, fromError, type Inference } from './inference.ts';
import { type ItemPairs, pairItems, type RunSide } from './item-pairs.ts';
import { type McNemar, mcnemarTest } from './mcnemar.ts';
import { pairedNoise } from './noise.ts';
import { minimumDetectableAt, type PairedNoise } from './power.ts';

export interface CompareOptions extends ItemFacts {
  /** Of the interval; 1 - level is the alpha of the verdict. Default 0.95. */
  readonly level?: number;
  /** Differences below this count as a tie, as a fraction. Default 0.01, one percentage point. */
  readonly margin?: number;
  /** Of both one-sided tests for a tie. Default 0.05. */
  readonly equivalenceAlpha?: number;
  /** Chance behind `minimumDetectable`, (0, 1). Default 0.8. */
  readonly power?: number;
  /** Random flips of the permutation test. Default 10,000. */
  readonly flips?: number;
  /** Of the permutation test. Default 1. */
  readonly seed?: number;
}

/** A against B on the items that both answered. `estimate` is A minus B. */
export interface PairedComparison extends Inference {
  /** Half the width of the interval: the "±" of the sentence. */
  readonly halfWidth: number;
  /**
   * - `a-leads`, `b-leads`: p < 1 - level.
   * - `tied`: no such lead, and a difference as large as the margin is ruled out.
   * - `cannot-tell`: neither.
   */
  readonly verdict: 'a-leads' | 'b-leads' | 'tied' | 'cannot-tell';
  /** Mean scores on the shared items. */
  readonly scoreA: number;
  readonly scoreB: number;
  /** Clustered standard error of each; undefined when its marks show no spread. */
  readonly seA: number | undefined;
  readonly seB: number | undefined;
  readonly clusters: number;
  readonly isClustered: boolean;
  /** Items that only one run has a sample of; they are not in the comparison. */
  readonly onlyA: number;
  readonly onlyB: number;
  /** sqrt(seA^2 + seB^2), the error if the runs had been on different items. */
  readonly unpairedSe: number | undefined;
  /**
   * 1 - se^2 / unpairedSe^2: the share of the variance that pairing saves; negative when it costs.
   * Undefined when either error does not show in the data.
   */
  readonly saving: number | undefined;
  /** Of the item means; undefined when one side has no spread. */
  readonly correlation: number | undefined;
  /** For single right-or-wrong answers. */
  readonly counts: PairCounts | undefined;
  readonly mcnemar: McNemar | undefined;
  /** Smallest difference that as many items find with the wanted power, as a fraction. */
  readonly minimumDetectable: number;
  /** For `neededItems`; undefined when the data show no noise. */
  readonly noise: Required<PairedNoise> | undefined;
  /** Of the permutation test; undefined when nothing was drawn. */
  readonly seed: number | undefined;
}

/**
 * Compares two runs item by item, by the rules of STATISTICS C2:
 *
 * - single right-or-wrong answers without clusters or weights: Tango's interval, McNemar's mid-p.
 * - everything else: the clustered error of the item differences; from 40 clusters on normal
 *   interval and z-test, below that t interval and cluster sign-flip test.
 *
 * Swapping A and B changes the sign of everything and no p-value.
 *
 * @throws StatisticsError `item-set-mismatch`, `no-overlap`, `one-item` or `one-cluster` (unless a
 *   plain count is enough), `no-variance` (graded marks that differ by the same everywhere),
 *   `empty`, `not-finite`, `length-mismatch`, `out-of-range`.
 */
export function comparePaired(
  a: RunSide,
  b: RunSide,
  options: CompareOptions = {},
): PairedComparison {
  const { level = defaultLevel, margin = defaultMargin, equivalenceAlpha = 0.05 } = options;
  const { power = 0.8, flips = 10_000, seed = 1 } = options;
  requireLevel(level);
  const pairs = pairItems(a, b, options);
  const counts = countPairs(pairs);
  const variance =
    counts && pairs.n === 1
      ? undefined
      : meanVariance(pairs.differences, pairs.clusterIndex, pairs.weights);
  const rules = { level, margin, alpha: equivalenceAlpha, flips, seed };
  const inference = infer(pairs, counts, variance, rules);
  const sides = describeSides(pairs, variance?.clustered ? inference.se : undefined);
  return checked<PairedComparison>({
    ...inference,
    warnings: [...pairs.warnings, ...inference.warnings],
    halfWidth: (inference.hi - inference.lo) / 2,
    verdict: judge(inference, 1 - level),
    ...sides,
    clusters: variance?.clusters ?? 1,
    isClustered: pairs.clusterIndex !== undefined,
    onlyA: pairs.onlyA,
    onlyB: pairs.onlyB,
    counts,
    mcnemar: counts && mcnemarTest(counts.aOnly, counts.bOnly),
    minimumDetectable: minimumDetectableAt(inference.se, { level, power }),
    noise: variance && variance.independent > 0 ? pairedNoise(pairs, variance) : undefined,
    seed: inference.test === 'sign-flip' ? seed : undefined,
  });
}

function infer(
  pairs: ItemPairs,
  counts: PairCounts | undefined,
  variance: MeanVariance | undefined,
  rules: Parameters<typeof fromCounts>[3],
): Inference {
  if (counts) return fromCounts(counts, pairs.n, variance && Math.sqrt(variance.clustered), rules);
  if (!variance) throw new StatisticsError('one-item', 'one item says nothing about the spread');
  return variance.independent === 0
    ? fromConstant(pairs, variance, rules)
    : fromError(pairs, variance, rules);
}

function judge(inference: Inference, alpha: number): PairedComparison['verdict'] {
  if (inference.pValue < alpha && inference.estimate !== 0)
    return inference.estimate > 0 ? 'a-leads' : 'b-leads';
  return inference.equivalence.isEquivalent ? 'tied' : 'cannot-tell';
}

type Sides = Pick<
  PairedComparison,
  'scoreA' | 'scoreB' | 'seA' | 'seB' | 'unpairedSe' | 'saving' | 'correlation'
>;

/** @param se of the difference, as the data show it; undefined when they show none. */
function describeSides(pairs: ItemPairs, se: number | undefined): Sides {
  const a = side(pairs, pairs.a.means);
  const b = side(pairs, pairs.b.means);
  const unpairedSe = a.se !== undefined && b.se !== undefined ? Math.hypot(a.se, b.se) : undefined;
  return {
    scoreA: a.mean,
    scoreB: b.mean,
    seA: a.se,
    seB: b.se,
    unpairedSe,
    saving: unpairedSe === undefined || se === undefined ? undefined : 1 - (se / unpairedSe) ** 2,
    correlation: correlation(pairs.a.means, pairs.b.means, pairs.weights),
  };
}

function side(pairs: ItemPairs, means: Float64Array): { mean: number; se: number | undefined } {
  if (pairs.n === 1) return { mean: means[0]!, se: undefined };
  const { mean, clustered } = meanVariance(means, pairs.clusterIndex, pairs.weights);
  return { mean, se: clustered > 0 ? Math.sqrt(clustered) : undefined };
}
