import type { MeanVariance } from './mean-variance.ts';

/**
 * How many independent right-or-wrong answers carry as much information as these samples
 * (STATISTICS C1.5): n / deff for single runs of equal weight, else m (1 - m) / SE^2.
 *
 * Kept between the number of clusters and the number of samples. With clusters of uneven weight
 * the lower end is Kish's count, which the worst case (all items of a cluster agree) reaches.
 * When the variance is 0 (all right, all wrong) nothing shows how the items of a cluster hang
 * together, and the lower end is the careful answer.
 *
 * @param samples all repeats of all items.
 * @param hasWeights whether items count unequally.
 */
export function effectiveSize(
  variance: MeanVariance,
  samples: number,
  hasWeights: boolean,
): number {
  const { mean, n, independent, clustered, evenClusters } = variance;
  if (independent === 0) return evenClusters;
  const size =
    samples === n && !hasWeights ? (n * independent) / clustered : (mean * (1 - mean)) / clustered;
  return Math.min(samples, Math.max(evenClusters, size));
}
