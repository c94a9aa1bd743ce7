import { StatisticsError } from '../errors.ts';
import { quantileSorted } from '../quantile/quantile.ts';
import { createRandom, type Random } from '../random/random.ts';
import { type ClusterSums, clusterSums } from './cluster-sums.ts';
import { clustersForTrust } from './critical-value.ts';
import type { Estimate } from './estimate.ts';
import { checked, defaultLevel, requireLevel } from './estimate.ts';
import { type MeanVariance, meanVariance } from './mean-variance.ts';
import type { ItemFacts } from './samples.ts';

export interface BootstrapOptions extends ItemFacts {
  /** Default 0.95. */
  readonly level?: number;
  /** Bootstrap resamples, >= 100. Default 2000. */
  readonly resamples?: number;
  /** Default 1. */
  readonly seed?: number;
}

export interface BootstrapEstimate extends Estimate {
  readonly method: 'bootstrap-t';
  readonly clusters: number;
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Bootstrap-t interval of a mean over whole clusters (Efron and Tibshirani 1993, chapter 12;
 * STATISTICS C1.6): for skewed marks, where the symmetric interval leans the wrong way. The
 * interval is not cut off at 0 or 1.
 *
 * Resample r draws from stream r of the seed, so that the result does not depend on how the
 * resamples are spread over workers.
 *
 * @param values one per item.
 * @throws StatisticsError `few-clusters` below 10 clusters, `no-variance`, `degenerate-resamples`
 *   (nearly all clusters agree), and what `meanVariance` throws.
 */
export function bootstrapInterval(
  values: Float64Array,
  options: BootstrapOptions = {},
): BootstrapEstimate {
  const { level = defaultLevel, resamples = 2000, seed = 1, clusterIndex, weights } = options;
  requireLevel(level);
  const variance = meanVariance(values, clusterIndex, weights);
  if (variance.clusters < clustersForTrust)
    throw new StatisticsError(
      'few-clusters',
      `${variance.clusters} clusters are too few to resample`,
    );
  if (variance.clustered === 0)
    throw new StatisticsError(
      'no-variance',
      'all clusters have the same mean: nothing to resample',
    );
  const sums = clusterSums(values, variance.mean, clusterIndex, weights);
  const result = resampleClusters(variance, sums, { level, resamples, seed });
  if (!result)
    throw new StatisticsError(
      'degenerate-resamples',
      'too many resamples hold only clusters that agree: the ends of the interval are unbounded',
    );
  return result;
}

/**
 * The interval from clusters that are summed up already; undefined when so many resamples have no
 * variance that an end of the interval lies at infinity.
 */
export function resampleClusters(
  variance: MeanVariance,
  sums: ClusterSums,
  how: { readonly level: number; readonly resamples: number; readonly seed: number },
): BootstrapEstimate | undefined {
  const { level, resamples, seed } = how;
  if (!(Number.isInteger(resamples) && resamples >= 100))
    throw new StatisticsError('out-of-range', `a bootstrap needs 100 resamples, not ${resamples}`);
  const ratios = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    const random = createRandom(seed, r);
    ratios[r] = sums.weights
      ? unevenRatio(sums.residuals, sums.weights, random)
      : evenRatio(sums.residuals, random);
  }
  ratios.sort();
  const low = quantileSorted(ratios, (1 - level) / 2);
  const high = quantileSorted(ratios, 1 - (1 - level) / 2);
  if (Math.max(-low, high) >= unbounded) return undefined;
  const se = Math.sqrt(variance.clustered);
  return checked<BootstrapEstimate>({
    estimate: variance.mean,
    se,
    lo: variance.mean - high * se,
    hi: variance.mean - low * se,
    level,
    method: 'bootstrap-t',
    n: variance.n,
    warnings: [],
    clusters: variance.clusters,
    resamples,
    seed,
  });
}

/** Stands for the infinite ratio of a resample without variance; halves of it stay finite. */
const unbounded = 1e100;

/** (m* - m) / SE* of one resample of clusters that weigh the same. */
function evenRatio(residuals: Float64Array, random: Random): number {
  const count = residuals.length;
  const perUniform = indexesPerUniform(count);
  let total = 0;
  let squares = 0;
  let drawn = 0;
  // Two uniforms at a time: the digits of one follow from each other, those of two do not.
  for (; drawn + 2 * perUniform <= count; drawn += 2 * perUniform) {
    let x = random.uniform();
    let y = random.uniform();
    for (let k = 0; k < perUniform; k++) {
      x *= count;
      y *= count;
      const one = x | 0;
      const other = y | 0;
      x -= one;
      y -= other;
      const first = residuals[one]!;
      const second = residuals[other]!;
      total += first + second;
      squares += first * first + second * second;
    }
  }
  while (drawn < count) {
    let x = random.uniform();
    for (const stop = Math.min(count, drawn + perUniform); drawn < stop; drawn++) {
      x *= count;
      const cluster = x | 0;
      x -= cluster;
      const residual = residuals[cluster]!;
      total += residual;
      squares += residual * residual;
    }
  }
  return ratio(total, squares - (total * total) / count, squares, count);
}

/** The same where clusters differ in weight, so that the resample's total weight varies too. */
function unevenRatio(residuals: Float64Array, weights: Float64Array, random: Random): number {
  const count = residuals.length;
  const perUniform = indexesPerUniform(count);
  let total = 0;
  let weight = 0;
  let squares = 0;
  let products = 0;
  let weightSquares = 0;
  for (let drawn = 0; drawn < count; ) {
    let x = random.uniform();
    for (const stop = Math.min(count, drawn + perUniform); drawn < stop; drawn++) {
      x *= count;
      const cluster = x | 0;
      x -= cluster;
      const residual = residuals[cluster]!;
      const v = weights[cluster]!;
      total += residual;
      weight += v;
      squares += residual * residual;
      products += residual * v;
      weightSquares += v * v;
    }
  }
  const shift = total / weight;
  const spread = squares - 2 * shift * products + shift * shift * weightSquares;
  return ratio(total, spread, squares, count);
}

/** total / sqrt(G/(G-1) spread): the common factor 1 / V* of both has cancelled. */
function ratio(total: number, spread: number, squares: number, count: number): number {
  if (spread > 1e-12 * squares) return total / Math.sqrt((count / (count - 1)) * spread);
  return total === 0 ? 0 : Math.sign(total) * unbounded;
}

/**
 * How many cluster numbers one uniform of 53 bits may give, digit by digit in base `count`, so
 * that at least 10 bits are left after the last: no cluster is then favoured by more than 0.1 %.
 * Drawing is most of the work of a bootstrap; this halves it.
 */
function indexesPerUniform(count: number): number {
  return Math.max(1, Math.floor(43 / Math.log2(count)));
}
