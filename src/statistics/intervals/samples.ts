import { StatisticsError } from '../errors.ts';
import { requireClusterLength } from './clusters.ts';
import { requireFinite } from './estimate.ts';
import { allPositions, gather, gatherIntegers, positionsWhere } from './gather.ts';
import { requireWeights } from './weights.ts';

/** Item numbers are array positions, so a hash in their place would exhaust the memory. */
const largestItem = 2 ** 26;

/** The scored samples of one run: items by repeats, in any order, with any number per item. */
export interface Samples {
  /** One score per sample; [0, 1] or any other finite scale. */
  readonly scores: Float64Array;
  /** Item of every sample, 0 to items - 1. Default: sample i is the only one of item i. */
  readonly itemIndex?: Int32Array;
}

/** Facts about the items, by item number. */
export interface ItemFacts {
  /** Cluster label per item. Default: every item is its own cluster. */
  readonly clusterIndex?: Int32Array;
  /** One per item, >= 0; only ratios count. Default: all equal. */
  readonly weights?: Float64Array;
}

/** Samples averaged per item; item k here is item `items[k]` of the input. */
export interface ItemMeans {
  /** Items that have a sample, ascending. */
  readonly items: Int32Array;
  readonly means: Float64Array;
  /** Samples per item, >= 1. */
  readonly repeats: Int32Array;
  /** Unbiased variance between the repeats of an item; 0 where there is only one. */
  readonly runVariances: Float64Array;
  readonly samples: number;
  /** Whether every sample is 0 or 1. */
  readonly isBinary: boolean;
}

/**
 * Averages the repeats of every item (STATISTICS C1.1). An item without a sample is not in the
 * result: it counts as neither right nor wrong.
 *
 * @throws StatisticsError `empty`, `not-finite`, `length-mismatch`, `out-of-range` (negative item).
 */
export function itemMeans({ scores, itemIndex }: Samples): ItemMeans {
  if (scores.length === 0) throw new StatisticsError('empty', 'no samples');
  requireFinite(scores, 'score');
  const isBinary = scores.every((score) => score === 0 || score === 1);
  if (!itemIndex) {
    const n = scores.length;
    return {
      items: allPositions(n),
      means: scores,
      repeats: new Int32Array(n).fill(1),
      runVariances: new Float64Array(n),
      samples: n,
      isBinary,
    };
  }
  if (itemIndex.length !== scores.length)
    throw new StatisticsError(
      'length-mismatch',
      `${scores.length} scores but ${itemIndex.length} item numbers`,
    );
  return { ...average(scores, itemIndex), isBinary };
}

function average(scores: Float64Array, itemIndex: Int32Array): Omit<ItemMeans, 'isBinary'> {
  let last = 0;
  for (const item of itemIndex) {
    if (item < 0) throw new StatisticsError('out-of-range', `item number ${item}`);
    if (item > last) last = item;
  }
  if (last > largestItem)
    throw new StatisticsError('out-of-range', `item number ${last}: numbers must count from 0`);
  const counts = new Int32Array(last + 1);
  const totals = new Float64Array(last + 1);
  for (let s = 0; s < scores.length; s++) {
    counts[itemIndex[s]!]! += 1;
    totals[itemIndex[s]!]! += scores[s]!;
  }
  const squares = new Float64Array(last + 1);
  for (let s = 0; s < scores.length; s++) {
    const item = itemIndex[s]!;
    squares[item]! += (scores[s]! - totals[item]! / counts[item]!) ** 2;
  }
  const items = positionsWhere(counts.length, (item) => counts[item]! > 0);
  const repeats = gatherIntegers(counts, items);
  return {
    items,
    means: gather(totals, items).map((total, i) => total / repeats[i]!),
    repeats,
    runVariances: gather(squares, items).map((square, i) =>
      repeats[i]! > 1 ? square / (repeats[i]! - 1) : 0,
    ),
    samples: scores.length,
  };
}

/**
 * Without item numbers sample i is item i, so that facts of another length are a mistake rather
 * than items without samples.
 *
 * @throws StatisticsError `length-mismatch`.
 */
export function requireFacts({ scores, itemIndex }: Samples, facts: ItemFacts): void {
  if (itemIndex) return;
  if (facts.clusterIndex) requireClusterLength(facts.clusterIndex, scores.length);
  if (facts.weights) requireWeights(facts.weights, scores.length);
}

/** Samples from a row with one score per item and NaN where the item has none. */
export function observedSamples(row: Float64Array): Required<Samples> {
  const itemIndex = positionsWhere(row.length, (item) => !Number.isNaN(row[item]!));
  return { scores: gather(row, itemIndex), itemIndex };
}

/** The items that count: they have a sample and, if there are weights, a weight above 0. */
export interface CountedItems {
  readonly means: ItemMeans;
  readonly clusterIndex: Int32Array | undefined;
  /** Undefined when all are equal. */
  readonly weights: Float64Array | undefined;
  /** Items that should count but have no sample; 0 when the facts do not say how many there are. */
  readonly unobserved: number;
}

/**
 * Brings the facts about all items into the order of the items with samples, and drops items of
 * weight 0.
 *
 * @throws StatisticsError `length-mismatch` when the facts do not cover the items, and what
 *   `requireWeights` throws; `empty` when no item with a sample has a weight above 0.
 */
export function countedItems(means: ItemMeans, facts: ItemFacts): CountedItems {
  const { items } = means;
  const { clusterIndex, weights } = facts;
  if (!clusterIndex && !weights)
    return { means, clusterIndex: undefined, weights: undefined, unobserved: 0 };
  const count = clusterIndex?.length ?? weights!.length;
  if (clusterIndex) requireClusterLength(clusterIndex, count);
  if (weights) requireWeights(weights, count);
  const last = items[items.length - 1]!;
  if (last >= count)
    throw new StatisticsError('length-mismatch', `facts of ${count} items, but an item ${last}`);

  const counted = weights
    ? pickItems(
        means,
        positionsWhere(items.length, (i) => weights[items[i]!]! > 0),
      )
    : means;
  if (counted.items.length === 0)
    throw new StatisticsError('empty', 'no item with a sample has a weight above 0');
  const positive = weights?.filter((weight) => weight > 0);
  return {
    means: counted,
    clusterIndex: clusterIndex && gatherIntegers(clusterIndex, counted.items),
    weights: positive?.some((weight) => weight !== positive[0])
      ? gather(weights!, counted.items)
      : undefined,
    unobserved: (positive?.length ?? count) - counted.items.length,
  };
}

/** The items at the given positions of the lists, ascending and each once. */
export function pickItems(means: ItemMeans, positions: Int32Array): ItemMeans {
  if (positions.length === means.items.length) return means;
  const repeats = gatherIntegers(means.repeats, positions);
  return {
    items: gatherIntegers(means.items, positions),
    means: gather(means.means, positions),
    repeats,
    runVariances: gather(means.runVariances, positions),
    samples: repeats.reduce((total, count) => total + count, 0),
    isBinary: means.isBinary,
  };
}
