import { StatisticsError } from '../errors.ts';
import { compactClusters, requireClusterLength } from './clusters.ts';
import { requireFinite } from './estimate.ts';
import { sum, sumOfSquares } from './sum.ts';
import { requireWeights } from './weights.ts';

/** The weighted mean of item values and the sampling variance of that mean. */
export interface MeanVariance {
  readonly mean: number;
  /** Items of positive weight. */
  readonly n: number;
  /** Clusters with an item of positive weight; n when every item is its own cluster. */
  readonly clusters: number;
  /** As if items were independent: n/(n-1) sum (v_i r_i / V)^2, r_i the residuals, V = sum v. */
  readonly independent: number;
  /** G/(G-1) sum_g (sum_{i in g} v_i r_i / V)^2; equals `independent` without clusters. */
  readonly clustered: number;
  /** Kish's count of equally heavy clusters: (sum V_g)^2 / sum V_g^2, in [1, clusters]. */
  readonly evenClusters: number;
}

/**
 * Mean and variance of STATISTICS C1.1 to C1.3 (Miller 2024, "Adding error bars to evals", with
 * the factor G/(G-1)). Items of weight 0 do not count at all.
 *
 * @param values one per item.
 * @param clusterIndex cluster label per item. Default: every item is its own cluster.
 * @param weights one per item, >= 0; only ratios count. Default: all equal.
 * @throws StatisticsError `empty`, `one-item`, `one-cluster`, `not-finite`, `length-mismatch`,
 *   `out-of-range`.
 */
export function meanVariance(
  values: Float64Array,
  clusterIndex?: Int32Array,
  weights?: Float64Array,
): MeanVariance {
  if (values.length === 0) throw new StatisticsError('empty', 'no items');
  requireFinite(values, 'value');
  if (clusterIndex) requireClusterLength(clusterIndex, values.length);
  if (weights) {
    requireWeights(weights, values.length);
    if (weights.includes(0)) return ofWeighted(values, clusterIndex, weights);
  }
  const n = values.length;
  if (n === 1) throw new StatisticsError('one-item', 'one item says nothing about the spread');

  const shares = weights && sharesOf(weights);
  const mean = isConstant(values) ? values[0]! : meanOf(values, shares);
  const parts = partsOf(values, mean, shares);
  const independent = (n / (n - 1)) * sumOfSquares(parts);
  if (!clusterIndex)
    return {
      mean,
      n,
      clusters: n,
      independent,
      clustered: independent,
      evenClusters: shares ? 1 / sumOfSquares(shares) : n,
    };

  const { index, count } = compactClusters(clusterIndex);
  if (count === 1)
    throw new StatisticsError('one-cluster', 'all items are in one cluster: its error is unknown');
  const clusterParts = addUp(parts, index, count);
  const clustered = (count / (count - 1)) * sumOfSquares(clusterParts);
  return {
    mean,
    n,
    clusters: count,
    independent,
    // Clusters whose means agree leave rounding dust, which must not pass for a tiny error.
    clustered: clustered < 1e-24 * independent ? 0 : clustered,
    evenClusters: 1 / sumOfSquares(addUp(shares ?? evenShares(n), index, count)),
  };
}

function ofWeighted(
  values: Float64Array,
  clusterIndex: Int32Array | undefined,
  weights: Float64Array,
): MeanVariance {
  const counted = (_: number, i: number) => weights[i]! > 0;
  return meanVariance(
    values.filter(counted),
    clusterIndex?.filter(counted),
    weights.filter(counted),
  );
}

/** Weights scaled to sum 1; first by the largest, so that the sum cannot overflow. */
function sharesOf(weights: Float64Array): Float64Array {
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const scaled = weights.map((weight) => weight / largest);
  const total = sum(scaled);
  return scaled.map((weight) => weight / total);
}

function evenShares(n: number): Float64Array {
  return new Float64Array(n).fill(1 / n);
}

function meanOf(values: Float64Array, shares: Float64Array | undefined): number {
  return shares ? sum(values.map((value, i) => value * shares[i]!)) : sum(values) / values.length;
}

/** Residuals times shares; all 0 when the values are equal but for rounding. */
function partsOf(
  values: Float64Array,
  mean: number,
  shares: Float64Array | undefined,
): Float64Array {
  const parts = new Float64Array(values.length);
  if (isConstant(values)) return parts;
  for (let i = 0; i < values.length; i++)
    parts[i] = shares ? (values[i]! - mean) * shares[i]! : (values[i]! - mean) / values.length;
  return parts;
}

/** Equal but for rounding, such as averages of the same repeats in another order. */
function isConstant(values: Float64Array): boolean {
  let low = values[0]!;
  let high = low;
  for (let i = 1; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return high - low <= 1e-12 * Math.max(Math.abs(low), Math.abs(high));
}

function addUp(parts: Float64Array, index: Int32Array, count: number): Float64Array {
  const totals = new Float64Array(count);
  for (let i = 0; i < parts.length; i++) totals[index[i]!]! += parts[i]!;
  return totals;
}
