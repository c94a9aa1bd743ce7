import { StatisticsError } from '../errors.ts';
import type { Warning } from '../intervals/estimate.ts';
import {
  countedItems,
  type ItemFacts,
  type ItemMeans,
  itemMeans,
  pickItems,
  requireFacts,
  type Samples,
} from '../intervals/samples.ts';

/** One run of a comparison. Equal item numbers on both sides mean the same item. */
export interface RunSide extends Samples {
  /** Hash of the set of items that the run was given; runs of different sets are not compared. */
  readonly itemSetHash?: string;
}

/** The items that both runs have a sample of. */
export interface ItemPairs {
  readonly n: number;
  readonly a: PairSide;
  readonly b: PairSide;
  /** Item means of A minus those of B. */
  readonly differences: Float64Array;
  /** Items that only A, or only B, has a sample of. */
  readonly onlyA: number;
  readonly onlyB: number;
  /** Every sample on both sides is 0 or 1. */
  readonly isBinary: boolean;
  readonly clusterIndex: Int32Array | undefined;
  /** Undefined when all are equal. */
  readonly weights: Float64Array | undefined;
  readonly warnings: readonly Warning[];
}

/** One side, reduced to the shared items. */
export type PairSide = Pick<ItemMeans, 'means' | 'repeats' | 'runVariances'>;

/**
 * Matches two runs item by item (STATISTICS C2.1).
 *
 * @throws StatisticsError `item-set-mismatch` when the hashes differ, `no-overlap` when no item is
 *   shared, and what `itemMeans` and `countedItems` throw.
 */
export function pairItems(a: RunSide, b: RunSide, facts: ItemFacts = {}): ItemPairs {
  const warnings = checkHashes(a.itemSetHash, b.itemSetHash);
  requireFacts(a, facts);
  requireFacts(b, facts);
  const meansA = itemMeans(a);
  const meansB = itemMeans(b);
  if (!a.itemIndex && !b.itemIndex && meansA.samples !== meansB.samples)
    throw new StatisticsError(
      'length-mismatch',
      `${meansA.samples} scores against ${meansB.samples}, and no item numbers to match them by`,
    );
  const sideA = countedItems(meansA, facts);
  const sideB = countedItems(meansB, facts);
  const { fromA, fromB } = intersect(sideA.means.items, sideB.means.items);
  const n = fromA.length;
  if (n === 0) throw new StatisticsError('no-overlap', 'the two runs share no item');
  const shared = pickItems(sideA.means, fromA);
  const other = pickItems(sideB.means, fromB);
  const { clusterIndex, weights } = countedItems(shared, facts);
  return {
    n,
    a: shared,
    b: other,
    differences: shared.means.map((mean, i) => difference(mean, other.means[i]!)),
    onlyA: sideA.means.items.length - n,
    onlyB: sideB.means.items.length - n,
    isBinary: shared.isBinary && other.isBinary,
    warnings,
    clusterIndex,
    weights,
  };
}

/** Averages that differ by rounding alone do not differ. */
function difference(a: number, b: number): number {
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) ? 0 : a - b;
}

function checkHashes(a: string | undefined, b: string | undefined): Warning[] {
  if (a === b) return [];
  if (a !== undefined && b !== undefined)
    throw new StatisticsError(
      'item-set-mismatch',
      `the runs answered different sets of items (${a} and ${b})`,
    );
  const message = 'one run does not say which set of items it was given';
  return [{ code: 'item-set-unknown', message }];
}

/** Positions, in two ascending lists, of the items that are in both. */
function intersect(
  itemsA: Int32Array,
  itemsB: Int32Array,
): { readonly fromA: Int32Array; readonly fromB: Int32Array } {
  const fromA = new Int32Array(Math.min(itemsA.length, itemsB.length));
  const fromB = new Int32Array(fromA.length);
  let count = 0;
  let j = 0;
  for (let i = 0; i < itemsA.length; i++) {
    while (j < itemsB.length && itemsB[j]! < itemsA[i]!) j++;
    if (itemsB[j] !== itemsA[i]) continue;
    fromA[count] = i;
    fromB[count++] = j;
  }
  return { fromA: fromA.slice(0, count), fromB: fromB.slice(0, count) };
}
