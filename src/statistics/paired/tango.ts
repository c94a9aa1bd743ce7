import { normalQuantile } from '../distributions/normal-quantile.ts';
import { StatisticsError } from '../errors.ts';
import { defaultLevel, type Estimate, requireLevel } from '../intervals/estimate.ts';

/**
 * Tango's score statistic (Statistics in Medicine 17, 1998) of "the share of items that only A got
 * right exceeds that of B by `delta`": standard normal when true, falling in `delta`.
 *
 * @param aOnly,bOnly discordant counts, >= 0; need not be whole.
 * @param n all items, concordant ones too.
 * @param delta in (-1, 1).
 */
export function tangoScore(aOnly: number, bOnly: number, n: number, delta: number): number {
  // Share of items that only B gets right, most likely under delta: a root of 2n x^2 + Bx + C.
  const B = (2 * n - aOnly + bOnly) * delta - aOnly - bOnly;
  const C = -bOnly * delta * (1 - delta);
  const root = Math.sqrt(Math.max(0, B * B - 8 * n * C));
  // The form without cancellation for either sign of B.
  const share = B <= 0 ? (root - B) / (4 * n) : (-2 * C) / (root + B);
  const variance = n * (2 * share + delta * (1 - delta));
  const excess = aOnly - bOnly - n * delta;
  if (variance > 0) return excess / Math.sqrt(variance);
  return excess === 0 ? 0 : Math.sign(excess) * Infinity;
}

/**
 * Tango's interval for the difference in share right between two runs on the same items: all
 * differences that the score test does not reject. Never outside [-1, 1], and not empty when the
 * runs agree on every item.
 *
 * `se` is half the width over z, positive always.
 *
 * @param aOnly,bOnly discordant counts, >= 0, together at most n; need not be whole.
 * @param n all items, > 0.
 * @param options.level default 0.95.
 * @throws StatisticsError `out-of-range`, `not-finite`, `empty`.
 */
export function tangoInterval(
  aOnly: number,
  bOnly: number,
  n: number,
  options: { readonly level?: number } = {},
): Estimate {
  const { level = defaultLevel } = options;
  requireLevel(level);
  requireTable(aOnly, bOnly, n);
  const z = -normalQuantile((1 - level) / 2);
  const estimate = (aOnly - bOnly) / n;
  const lo = aOnly - bOnly === -n ? -1 : bound(aOnly, bOnly, n, z, -1, estimate);
  const hi = aOnly - bOnly === n ? 1 : bound(aOnly, bOnly, n, -z, estimate, 1);
  return { estimate, se: (hi - lo) / (2 * z), lo, hi, level, method: 'tango', n, warnings: [] };
}

/** @throws StatisticsError unless aOnly, bOnly >= 0 and aOnly + bOnly <= n, n > 0. */
export function requireTable(aOnly: number, bOnly: number, n: number): void {
  if (![aOnly, bOnly, n].every(Number.isFinite))
    throw new StatisticsError('not-finite', `counts ${aOnly} and ${bOnly} of ${n}`);
  if (n === 0) throw new StatisticsError('empty', 'no items');
  if (aOnly < 0 || bOnly < 0 || aOnly + bOnly > n)
    throw new StatisticsError('out-of-range', `counts ${aOnly} and ${bOnly} of ${n}`);
}

/** Where the falling score statistic passes `target`, by bisection to the last bit. */
function bound(
  aOnly: number,
  bOnly: number,
  n: number,
  target: number,
  from: number,
  to: number,
): number {
  let low = from;
  let high = to;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (tangoScore(aOnly, bOnly, n, middle) > target) low = middle;
    else high = middle;
  }
}
