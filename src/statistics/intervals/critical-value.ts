import { normalQuantile } from '../distributions/normal-quantile.ts';
import { tQuantile } from '../distributions/t-quantile.ts';

/** With fewer clusters the t distribution replaces the normal (STATISTICS C1.3). */
export const clustersForNormal = 40;

/** With fewer clusters the clustered error itself is hardly known (STATISTICS C1.3). */
export const clustersForTrust = 10;

/**
 * Which distribution an interval leans on: `auto` takes t with G - 1 degrees of freedom below 40
 * clusters, the normal from there on.
 */
export type Reference = 'auto' | 't' | 'normal';

/** G - 1 where the t distribution applies, undefined where the normal does. */
export function degreesOfFreedom(clusters: number, reference: Reference): number | undefined {
  if (reference === 'normal') return undefined;
  return reference === 't' || clusters < clustersForNormal ? clusters - 1 : undefined;
}

/** How many standard errors a two-sided interval of `level` reaches to each side. */
export function criticalValue(level: number, df: number | undefined): number {
  const tail = (1 - level) / 2;
  return df === undefined ? -normalQuantile(tail) : -tQuantile(tail, df);
}
