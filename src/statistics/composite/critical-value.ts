import { quantileSorted } from '../quantile/quantile.ts';

/**
 * The quantile of per-draw maxima that may only fall, when each exact maximum is dear.
 *
 * `maxima` holds an upper bound of every draw's maximum; `stale[r]` marks those that may have
 * fallen. Only stale draws among the largest can matter, so only they are recomputed.
 *
 * @param maxima N upper bounds, updated in place.
 * @param recompute gives the exact maximum of a draw.
 * @returns the quantile at p, type 7 (linear between order statistics, as R and numpy).
 */
export function fallingQuantile(
  maxima: Float64Array,
  stale: Uint8Array,
  p: number,
  recompute: (draw: number) => number,
): number {
  const below = Math.floor((maxima.length - 1) * p);
  for (;;) {
    const sorted = Float64Array.from(maxima).sort();
    const threshold = sorted[below]!;
    let changed = false;
    for (let r = 0; r < maxima.length; r++) {
      if (stale[r] === 0 || maxima[r]! < threshold) continue;
      maxima[r] = recompute(r);
      stale[r] = 0;
      changed = true;
    }
    if (!changed) return quantileSorted(sorted, p);
  }
}
