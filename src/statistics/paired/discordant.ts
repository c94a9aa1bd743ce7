import { StatisticsError } from '../errors.ts';
import type { ItemPairs } from './item-pairs.ts';

/** Items by who got them right; b and c of McNemar's table are `aOnly` and `bOnly`. */
export interface PairCounts {
  readonly both: number;
  readonly aOnly: number;
  readonly bOnly: number;
  readonly neither: number;
}

/**
 * Counts of a comparison of single right-or-wrong answers; undefined when marks are graded, items
 * were repeated, or items have clusters or weights: plain counts then do not tell the error.
 */
export function countPairs(pairs: ItemPairs): PairCounts | undefined {
  const { a, b, n, isBinary, clusterIndex, weights } = pairs;
  const isSingle = (repeats: Int32Array) => repeats.every((count) => count === 1);
  if (!isBinary || clusterIndex || weights || !isSingle(a.repeats) || !isSingle(b.repeats))
    return undefined;
  let both = 0;
  let aOnly = 0;
  let bOnly = 0;
  for (let i = 0; i < n; i++) {
    if (a.means[i] === 1 && b.means[i] === 1) both++;
    else if (a.means[i] === 1) aOnly++;
    else if (b.means[i] === 1) bOnly++;
  }
  return { both, aOnly, bOnly, neither: n - both - aOnly - bOnly };
}

/** @throws StatisticsError `out-of-range` unless both are whole numbers >= 0. */
export function requireDiscordant(aOnly: number, bOnly: number): void {
  if (!(Number.isInteger(aOnly) && Number.isInteger(bOnly) && aOnly >= 0 && bOnly >= 0))
    throw new StatisticsError(
      'out-of-range',
      `discordant counts are whole numbers >= 0, not ${aOnly} and ${bOnly}`,
    );
}
