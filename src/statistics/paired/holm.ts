import { StatisticsError } from '../errors.ts';

/**
 * Holm's step-down adjustment (1979): comparing every adjusted p-value with alpha keeps the
 * chance of any false "significant" in the family at alpha, whatever the dependence.
 *
 * @param pValues each in [0, 1]; may be empty.
 * @returns adjusted p-values in the order given, each >= its own and at most 1.
 * @throws StatisticsError `out-of-range` for anything that is not a probability (NaN too).
 */
export function holm(pValues: Float64Array): Float64Array {
  for (const p of pValues)
    if (!(p >= 0 && p <= 1)) throw new StatisticsError('out-of-range', `${p} is no p-value`);
  const order = Int32Array.from(pValues.keys()).sort((i, j) => pValues[i]! - pValues[j]!);
  const adjusted = new Float64Array(pValues.length);
  let largest = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const i = order[rank]!;
    largest = Math.max(largest, Math.min(1, (order.length - rank) * pValues[i]!));
    adjusted[i] = largest;
  }
  return adjusted;
}
