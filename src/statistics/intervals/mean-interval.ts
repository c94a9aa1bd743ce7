import { StatisticsError } from '../errors.ts';
import type { Reference } from './critical-value.ts';
import { clustersForTrust, criticalValue, degreesOfFreedom } from './critical-value.ts';
import type { Estimate, Warning } from './estimate.ts';
import { checked, defaultLevel, requireLevel } from './estimate.ts';
import { type MeanVariance, meanVariance } from './mean-variance.ts';

export interface MeanOptions {
  /** Default 0.95. */
  readonly level?: number;
  /** Cluster label per item. Default: every item is its own cluster. */
  readonly clusterIndex?: Int32Array;
  /** One per item, >= 0; only ratios count. Default: all equal. */
  readonly weights?: Float64Array;
  /** Default `auto`. */
  readonly reference?: Reference;
}

export interface MeanEstimate extends Estimate {
  readonly method: 'clt' | 'clt-t' | 'clustered' | 'clustered-t';
  readonly clusters: number;
  /** Of the t distribution; undefined where the normal was used. */
  readonly degreesOfFreedom: number | undefined;
  /** Standard error as if items were independent. */
  readonly independentSe: number;
  /** Squared ratio of the clustered to the independent standard error; 1 without clusters. */
  readonly designEffect: number;
}

/**
 * Mean of item values with its central-limit interval, clustered when clusters are given
 * (STATISTICS C1.2 and C1.3). The interval is symmetric and is not cut off at 0 or 1.
 *
 * When the means of all clusters agree exactly, so that the clustered error would be 0, the
 * independent error stands in and a warning says so.
 *
 * @param values one per item.
 * @throws StatisticsError `empty`, `one-item`, `one-cluster`, `no-variance` (all values equal),
 *   `not-finite`, `length-mismatch`, `out-of-range`.
 */
export function meanInterval(values: Float64Array, options: MeanOptions = {}): MeanEstimate {
  const { level = defaultLevel, clusterIndex, weights, reference = 'auto' } = options;
  requireLevel(level);
  const variance = meanVariance(values, clusterIndex, weights);
  if (variance.independent === 0)
    throw new StatisticsError('no-variance', `all values are ${variance.mean}: no error to see`);
  return fromVariance(variance, clusterIndex !== undefined, level, reference);
}

/** The interval around a mean whose variance is known already and not 0. */
export function fromVariance(
  variance: MeanVariance,
  isClustered: boolean,
  level: number,
  reference: Reference,
): MeanEstimate {
  const warnings: Warning[] = [];
  const { mean, n, clusters } = variance;
  if (isClustered && clusters < clustersForTrust) warnings.push(fewClusters(clusters));
  const agree = variance.clustered === 0;
  if (agree) warnings.push(clustersAgree);
  const se = Math.sqrt(agree ? variance.independent : variance.clustered);
  const df = degreesOfFreedom(clusters, reference);
  const half = criticalValue(level, df) * se;
  const name = isClustered ? 'clustered' : 'clt';
  return checked({
    estimate: mean,
    se,
    lo: mean - half,
    hi: mean + half,
    level,
    method: df === undefined ? name : `${name}-t`,
    n,
    warnings,
    clusters,
    degreesOfFreedom: df,
    independentSe: Math.sqrt(variance.independent),
    designEffect: variance.clustered / variance.independent,
  });
}

export function fewClusters(clusters: number): Warning {
  return {
    code: 'few-clusters',
    message: `only ${clusters} clusters: the error itself is uncertain`,
  };
}

const clustersAgree: Warning = {
  code: 'clusters-agree',
  message: 'all clusters have the same mean, so the error is that of independent items',
};
