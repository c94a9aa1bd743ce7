import type { PairedComparison } from './compare.ts';
import { holm } from './holm.ts';

/**
 * The same comparisons with Holm's adjusted p-value over all of them: the family is every
 * comparison that is shown, such as all M (M - 1) / 2 pairs of models (STATISTICS C2.4).
 */
export function adjustFamily<Comparison extends Pick<PairedComparison, 'pValue'>>(
  comparisons: readonly Comparison[],
): (Comparison & { readonly adjustedP: number })[] {
  const adjusted = holm(Float64Array.from(comparisons, (comparison) => comparison.pValue));
  return comparisons.map((comparison, i) => ({ ...comparison, adjustedP: adjusted[i]! }));
}
