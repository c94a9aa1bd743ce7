import { InputError } from './input-error.ts';
import type { ItemScores } from './item-scores.ts';

/** Item-level scores as the statistics take them: numbered items, one numbering for all runs. */
export interface ItemArrays {
  runs: { scores: Float64Array; itemIndex: Int32Array; itemSetHash: string }[];
  /** Cluster number of each item; undefined when no item names one. */
  clusterIndex?: Int32Array;
  /** Weight of each item; undefined when all are 1. */
  weights?: Float64Array;
}

/**
 * Gives the items of several runs common numbers.
 * @throws InputError when two lines put one item into different clusters or weights.
 */
export function numberItems(runs: readonly ItemScores[]): ItemArrays {
  const items = new Map<string, number>();
  const clusters = new Map<string, number>();
  const clusterOf: number[] = [];
  const weightOf: number[] = [];
  const numbered = runs.map((run) => {
    const itemIndex = new Int32Array(run.samples.length);
    run.samples.forEach(({ item, cluster, weight }, i) => {
      // An item without a cluster is its own.
      const label = cluster === null ? `item\0${item}` : `cluster\0${cluster}`;
      let number = items.get(item);
      if (!clusters.has(label)) clusters.set(label, clusters.size);
      const clusterNumber = clusters.get(label)!;
      if (number === undefined) {
        number = items.size;
        items.set(item, number);
        clusterOf.push(clusterNumber);
        weightOf.push(weight);
      } else if (clusterOf[number] !== clusterNumber || weightOf[number] !== weight) {
        throw new InputError(
          run.file,
          undefined,
          `item "${item}" has another cluster or weight than on an earlier line`,
          'give an item the same cluster and weight wherever it occurs, in both files',
        );
      }
      itemIndex[i] = number;
    });
    return {
      scores: Float64Array.from(run.samples, (sample) => sample.score),
      itemIndex,
      itemSetHash: run.itemSetHash,
    };
  });
  const isClustered = clusters.size < items.size;
  const isWeighted = weightOf.some((weight) => weight !== 1);
  return {
    runs: numbered,
    ...(isClustered ? { clusterIndex: Int32Array.from(clusterOf) } : {}),
    ...(isWeighted ? { weights: Float64Array.from(weightOf) } : {}),
  };
}
