import { StatisticsError } from '../errors.ts';

/**
 * Quantile of type 7 (Hyndman and Fan 1996), as numpy and R compute it by default: linear between
 * the order statistics at position p (n - 1).
 *
 * @param values any order, left as they are.
 * @param p in [0, 1].
 * @throws StatisticsError `empty`, `not-finite`, `out-of-range`.
 */
export function quantile(values: Float64Array, p: number): number {
  return quantileSorted(sorted(values), p);
}

/** Several quantiles of the same values for the price of one sort; shape of `p`. */
export function quantiles(values: Float64Array, p: readonly number[]): Float64Array {
  const ordered = sorted(values);
  return Float64Array.from(p, (one) => quantileSorted(ordered, one));
}

/** Type-7 median. @throws StatisticsError `empty`, `not-finite`. */
export function median(values: Float64Array): number {
  return quantile(values, 0.5);
}

/**
 * Type-7 quantile of values that are sorted already, ascending and without NaN (not checked).
 *
 * @throws StatisticsError `empty`, `out-of-range`.
 */
export function quantileSorted(ordered: Float64Array, p: number): number {
  if (ordered.length === 0) throw new StatisticsError('empty', 'no values to take a quantile of');
  if (!(p >= 0 && p <= 1))
    throw new StatisticsError('out-of-range', `a quantile needs 0 <= p <= 1, not ${p}`);
  const position = p * (ordered.length - 1);
  const below = Math.floor(position);
  const low = ordered[below]!;
  const share = position - below;
  if (share === 0) return low;
  const high = ordered[below + 1]!;
  // From the nearer end, as numpy does, so that the result never leaves [low, high].
  return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
}

function sorted(values: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]))
      throw new StatisticsError('not-finite', `value ${i} is ${values[i]}`);
  return values.slice().sort();
}
