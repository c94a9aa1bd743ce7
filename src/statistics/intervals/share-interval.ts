import { betaInterval } from './beta-interval.ts';
import { clustersForTrust, criticalValue, degreesOfFreedom } from './critical-value.ts';
import { checked, type Estimate } from './estimate.ts';
import { fewClusters } from './mean-interval.ts';
import type { MeanVariance } from './mean-variance.ts';
import type { CountedItems } from './samples.ts';
import { wilsonInterval } from './wilson.ts';

/**
 * Wilson or Beta on the effective size; a plain run (single answers, no clusters, no weights) keeps
 * its exact count. Below 40 clusters the size shrinks for the ends, not for `se`.
 */
export function shareInterval(
  run: CountedItems,
  variance: MeanVariance,
  size: number,
  level: number,
  approach: 'frequentist' | 'bayesian' = 'frequentist',
): Estimate {
  const { means, clusterIndex, weights } = run;
  const interval = approach === 'bayesian' ? betaInterval : wilsonInterval;
  const isPlain = means.samples === variance.n && !clusterIndex && !weights;
  if (isPlain) {
    const right = means.means.reduce((count, score) => count + score, 0);
    return interval(right, variance.n, { level });
  }
  const shrunk = size * smallClusterFactor(variance.clusters, level);
  const ends = interval(variance.mean * shrunk, shrunk, { level });
  const centre = interval(variance.mean * size, size, { level });
  const isFew = clusterIndex !== undefined && variance.clusters < clustersForTrust;
  return checked({
    ...centre,
    lo: ends.lo,
    hi: ends.hi,
    method: `${centre.method}-effective`,
    n: variance.n,
    warnings: isFew ? [fewClusters(variance.clusters)] : [],
  });
}

/** (z / t)^2 below 40 clusters, else 1 (the rule of Korn and Graubard 1998 for few clusters). */
function smallClusterFactor(clusters: number, level: number): number {
  const df = degreesOfFreedom(clusters, 'auto');
  if (df === undefined || df < 1) return 1;
  return (criticalValue(level, undefined) / criticalValue(level, df)) ** 2;
}
