import { StatisticsError } from '../errors.ts';
import { resampleClusters } from './bootstrap-t.ts';
import { clusterSums } from './cluster-sums.ts';
import { clustersForTrust } from './critical-value.ts';
import { effectiveSize } from './effective-size.ts';
import type { Estimate, Warning } from './estimate.ts';
import { defaultLevel, requireLevel } from './estimate.ts';
import { fixedItemsBound, fixedItemsInterval } from './fixed-items.ts';
import { fromVariance } from './mean-interval.ts';
import { type MeanVariance, meanVariance } from './mean-variance.ts';
import type { CountedItems, ItemFacts, Samples } from './samples.ts';
import { countedItems, itemMeans, requireFacts } from './samples.ts';
import { shareInterval } from './share-interval.ts';
import { splitVariance, type VarianceSplit } from './variance-split.ts';

export interface ScoreOptions extends ItemFacts {
  /** Default 0.95. */
  readonly level?: number;
  /** Of right-or-wrong scores: Wilson, or Beta with the uniform prior. Default `frequentist`. */
  readonly approach?: 'frequentist' | 'bayesian';
  /**
   * What the score is about: all items that could have been asked, or this very set.
   * Default `super-population`.
   */
  readonly estimand?: 'super-population' | 'test-set';
  /** Items in the set when only a random part of it was asked. Default: all were asked. */
  readonly populationSize?: number;
  /** Of the bootstrap. Default 2000. */
  readonly resamples?: number;
  /** Of the bootstrap. Default 1. */
  readonly seed?: number;
}

export interface ScoreEstimate extends Estimate {
  /** Samples over all items and repeats. */
  readonly samples: number;
  /** n when every item is its own cluster. */
  readonly clusters: number;
  /** Standard error as if items were independent; undefined when it shows as 0 or with one item. */
  readonly independentSe: number | undefined;
  /** Undefined where `independentSe` is. */
  readonly designEffect: number | undefined;
  /** Undefined for scores other than right or wrong. */
  readonly effectiveSize: number | undefined;
  /** Run noise against item noise; undefined when no item was repeated. */
  readonly split: VarianceSplit | undefined;
  /** Of the bootstrap; undefined where nothing was drawn. */
  readonly seed: number | undefined;
}

/**
 * Score of a benchmark run from its samples, with the interval that suits the data (STATISTICS
 * C1):
 *
 * - right or wrong, with fewer than 300 items or answers' worth of information, or fewer than 10
 *   right or 10 wrong: Wilson (or Beta), on the effective size when there are repeats, clusters or
 *   weights. Below 40 clusters that size shrinks by (z / t)^2, which puts t in the place of z.
 * - other marks on fewer than 300 items in at least 10 clusters: bootstrap-t over clusters.
 * - everything else: the central limit interval, clustered, with t below 40 clusters.
 *
 * `se` belongs to the interval: Wilson's half-width over z, the posterior standard deviation, or
 * the clustered standard error. It is 0 only for the estimand `test-set` when all repeats agree.
 * Items without a sample are left out and counted in a warning.
 *
 * @throws StatisticsError `empty`, `not-finite`, `length-mismatch`, `out-of-range`; `one-item` and
 *   `one-cluster` where the spread is needed; `no-variance` when all marks are equal and are not
 *   right-or-wrong.
 */
export function scoreInterval(samples: Samples, options: ScoreOptions = {}): ScoreEstimate {
  const { level = defaultLevel } = options;
  requireLevel(level);
  requireFacts(samples, options);
  const run = countedItems(itemMeans(samples), options);
  const { means } = run;
  const variance = varianceOf(run);
  const size = means.isBinary
    ? effectiveSize(variance, means.samples, run.weights !== undefined)
    : undefined;
  const split = splitVariance(means, variance.clustered, run.weights);
  const score = estimateOf(run, variance, split, size, level, options);
  const isSpread = variance.independent > 0;
  return {
    ...score,
    warnings:
      run.unobserved > 0 ? [...score.warnings, unobservedItems(run.unobserved)] : score.warnings,
    samples: means.samples,
    clusters: variance.clusters,
    independentSe: isSpread ? Math.sqrt(variance.independent) : undefined,
    designEffect: isSpread ? variance.clustered / variance.independent : undefined,
    effectiveSize: size,
    split,
    seed: score.method.startsWith('bootstrap') ? (options.seed ?? defaultSeed) : undefined,
  };
}

/** A single right or wrong answer has an interval without a variance. */
function varianceOf({ means, clusterIndex, weights }: CountedItems): MeanVariance {
  if (means.samples === 1 && means.isBinary && !clusterIndex)
    return {
      mean: means.means[0]!,
      n: 1,
      clusters: 1,
      independent: 0,
      clustered: 0,
      evenClusters: 1,
    };
  return meanVariance(means.means, clusterIndex, weights);
}

function estimateOf(
  run: CountedItems,
  variance: MeanVariance,
  split: VarianceSplit | undefined,
  size: number | undefined,
  level: number,
  options: ScoreOptions,
): Estimate {
  if (options.estimand !== 'test-set') return overAllItems(run, variance, size, level, options);
  const { populationSize = variance.n } = options;
  return split
    ? fixedItemsInterval(variance, split, populationSize, level)
    : fixedItemsBound(overAllItems(run, variance, size, level, options), populationSize);
}

function overAllItems(
  run: CountedItems,
  variance: MeanVariance,
  size: number | undefined,
  level: number,
  options: ScoreOptions,
): Estimate {
  const isClustered = run.clusterIndex !== undefined;
  if (size !== undefined) {
    const isSmall =
      Math.min(variance.n, size) < smallRun || rarer(variance.mean) * size < fewAnswers;
    if (isSmall || variance.independent === 0 || options.approach === 'bayesian')
      return shareInterval(run, variance, size, level, options.approach);
    return fromVariance(variance, isClustered, level, 'auto');
  }
  if (variance.independent === 0)
    throw new StatisticsError('no-variance', `all marks are ${variance.mean}: no error to see`);
  const canResample = variance.clusters >= clustersForTrust && variance.clustered > 0;
  if (variance.n >= smallRun || !canResample)
    return fromVariance(variance, isClustered, level, 'auto');
  const { resamples = 2000, seed = defaultSeed } = options;
  const sums = clusterSums(run.means.means, variance.mean, run.clusterIndex, run.weights);
  const bootstrap = resampleClusters(variance, sums, { level, resamples, seed });
  if (bootstrap) return bootstrap;
  const symmetric = fromVariance(variance, isClustered, level, 'auto');
  return { ...symmetric, warnings: [...symmetric.warnings, nearlyConstant] };
}

function rarer(share: number): number {
  return Math.min(share, 1 - share);
}

function unobservedItems(count: number): Warning {
  return {
    code: 'unobserved-items',
    message: `${count} items have no sample and count neither as right nor as wrong`,
  };
}

const nearlyConstant: Warning = {
  code: 'nearly-constant',
  message:
    'nearly all clusters have the same mean, so the interval is symmetric for want of better',
};

/** Below these the normal approximation of a share is not trusted (STATISTICS C1.5). */
const smallRun = 300;
const fewAnswers = 10;
const defaultSeed = 1;
