import { StatisticsError } from '../errors.ts';
import { compactClusters, requireClusterLength } from './clusters.ts';
import { requireWeights } from './weights.ts';

/**
 * Clustered covariance of the mean scores of M models on the same n items (STATISTICS C3.1): what
 * makes differences between models on shared items tighter than their own intervals.
 *
 * Cov(a, b) = f_a f_b sum_g U_ag U_bg, where U_ag sums the weighted residuals of model a over the
 * items of cluster g, divided by its total weight, and f_a^2 = G_a / (G_a - 1) for the G_a clusters
 * that model a has items in. The diagonal is the squared clustered standard error of each model
 * alone, and the matrix is positive semidefinite.
 *
 * Missing entries: NaN in `scores` is an item that the model has no score for. Each model's mean
 * and residuals run over its own items only; for a pair, items that only one of them has add
 * nothing. Two models without a common cluster have covariance 0.
 *
 * @param scores M x n row-major; item means when items were repeated.
 * @param clusterIndex cluster label per item, n; `Int32Array.from(items.keys())` for independent
 *   items.
 * @param weights one per item, >= 0; only ratios count. Default: all equal.
 * @returns M x M row-major, symmetric, finite; a model whose scores are all equal has zeros.
 * @throws StatisticsError `empty` (no items, or a model without a score), `one-cluster` (a model
 *   with items in one cluster only), `not-finite` (an infinite score), `length-mismatch`,
 *   `out-of-range`.
 */
export function clusteredCovariance(
  scores: Float64Array,
  M: number,
  n: number,
  clusterIndex: Int32Array,
  weights?: Float64Array,
): Float64Array {
  if (!(Number.isInteger(M) && Number.isInteger(n) && M > 0 && n > 0))
    throw new StatisticsError('empty', `no covariance of ${M} models on ${n} items`);
  if (scores.length !== M * n)
    throw new StatisticsError('length-mismatch', `${scores.length} scores are not ${M} x ${n}`);
  requireClusterLength(clusterIndex, n);
  if (weights) requireWeights(weights, n);
  const { index, count } = compactClusters(clusterIndex);
  const parts = new Float64Array(M * count);
  for (let model = 0; model < M; model++)
    addResiduals(
      model,
      scores.subarray(model * n, (model + 1) * n),
      index,
      weights ?? new Float64Array(n).fill(1),
      parts.subarray(model * count, (model + 1) * count),
    );
  return crossProducts(parts, M, count);
}

/** Writes the scaled cluster sums f_a U_ag of one model into `parts`. */
function addResiduals(
  model: number,
  row: Float64Array,
  cluster: Int32Array,
  weights: Float64Array,
  parts: Float64Array,
): void {
  const totals = new Float64Array(parts.length);
  let total = 0;
  let weight = 0;
  let first = Number.NaN;
  let isConstant = true;
  for (let i = 0; i < row.length; i++) {
    const score = row[i]!;
    const v = weights[i]!;
    if (Number.isNaN(score) || v === 0) continue;
    if (score !== first) {
      if (weight > 0) isConstant = false;
      else first = score;
    }
    total += v * score;
    weight += v;
    totals[cluster[i]!]! += v;
  }
  if (weight === 0)
    throw new StatisticsError('empty', `model ${model} has no score of positive weight`);
  if (!Number.isFinite(total) || !Number.isFinite(weight))
    throw new StatisticsError('not-finite', `the scores of model ${model} sum to ${total}`);
  const clusters = totals.reduce((count, v) => (v > 0 ? count + 1 : count), 0);
  if (clusters === 1)
    throw new StatisticsError('one-cluster', `model ${model} has items in one cluster only`);
  if (isConstant) return;
  const mean = total / weight;
  const scale = Math.sqrt(clusters / (clusters - 1)) / weight;
  for (let i = 0; i < row.length; i++) {
    const score = row[i]!;
    if (!Number.isNaN(score)) parts[cluster[i]!]! += weights[i]! * scale * (score - mean);
  }
}

/** parts parts^T, two rows by two columns at a time, so that every load feeds two products. */
function crossProducts(parts: Float64Array, M: number, count: number): Float64Array {
  const covariance = new Float64Array(M * M);
  const row = (model: number) => parts.subarray(model * count, (model + 1) * count);
  for (let a = 0; a < M; a += 2) {
    const a0 = row(a);
    const a1 = a + 1 < M ? row(a + 1) : a0;
    for (let b = a; b < M; b += 2) {
      const b0 = row(b);
      const b1 = b + 1 < M ? row(b + 1) : b0;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let g = 0; g < count; g++) {
        const x0 = a0[g]!;
        const x1 = a1[g]!;
        const y0 = b0[g]!;
        const y1 = b1[g]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
      }
      set(covariance, M, a, b, s00);
      if (b + 1 < M) set(covariance, M, a, b + 1, s01);
      if (a + 1 < M) set(covariance, M, a + 1, b, s10);
      if (a + 1 < M && b + 1 < M) set(covariance, M, a + 1, b + 1, s11);
    }
  }
  return covariance;
}

function set(matrix: Float64Array, M: number, a: number, b: number, value: number): void {
  if (!Number.isFinite(value))
    throw new StatisticsError('not-finite', `the scores of models ${a} and ${b} are too extreme`);
  matrix[a * M + b] = value;
  matrix[b * M + a] = value;
}
