import { compactClusters } from './clusters.ts';
import { allPositions } from './gather.ts';

/** Clusters reduced to what a resample needs. */
export interface ClusterSums {
  /** Weighted residuals of each cluster: sum over its items of v_i (x_i - m). */
  readonly residuals: Float64Array;
  /** Weight of each cluster; undefined when all weigh the same (the residuals are then per unit). */
  readonly weights: Float64Array | undefined;
}

/** Inputs are taken as checked; items of weight 0 are left out, as in `meanVariance`. */
export function clusterSums(
  values: Float64Array,
  mean: number,
  clusterIndex?: Int32Array,
  weights?: Float64Array,
): ClusterSums {
  if (weights?.includes(0)) {
    const counted = (_: number, i: number) => weights[i]! > 0;
    return clusterSums(
      values.filter(counted),
      mean,
      clusterIndex?.filter(counted),
      weights.filter(counted),
    );
  }
  if (!clusterIndex && !weights)
    return { residuals: values.map((value) => value - mean), weights: undefined };
  const { index, count } = compactClusters(clusterIndex ?? allPositions(values.length));
  const residuals = new Float64Array(count);
  const totals = new Float64Array(count);
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i]! : 1;
    residuals[index[i]!]! += weight * (values[i]! - mean);
    totals[index[i]!]! += weight;
  }
  if (totals.some((total) => total !== totals[0])) return { residuals, weights: totals };
  return { residuals: residuals.map((residual) => residual / totals[0]!), weights: undefined };
}
