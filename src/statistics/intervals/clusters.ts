import { StatisticsError } from '../errors.ts';

/** Clusters numbered 0 to count - 1 in order of first appearance. */
export interface Clusters {
  /** Cluster of every item. */
  readonly index: Int32Array;
  readonly count: number;
}

/**
 * Renumbers clusters without gaps. Labels may be any 32-bit integers.
 *
 * @param labels one per item.
 */
export function compactClusters(labels: Int32Array): Clusters {
  const index = new Int32Array(labels.length);
  const numberOf = numbering(labels);
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    const number = numberOf(labels[i]!, count);
    if (number === count) count++;
    index[i] = number;
  }
  return { index, count };
}

/** The number that a label has, or the next free one, which it then keeps. */
function numbering(labels: Int32Array): (label: number, next: number) => number {
  const usual = 4 * labels.length + 64;
  if (labels.every((label) => label >= 0 && label < usual)) {
    const table = new Int32Array(usual);
    return (label, next) => {
      // 0 stands for "none yet", so that the table need not be filled.
      if (table[label] === 0) table[label] = next + 1;
      return table[label]! - 1;
    };
  }
  const table = new Map<number, number>();
  return (label, next) => {
    const number = table.get(label) ?? next;
    if (number === next) table.set(label, next);
    return number;
  };
}

/** Cluster numbers for names of any kind (a repository, a passage), for `clusterIndex` arguments. */
export function indexClusters(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

/** @throws StatisticsError `length-mismatch` unless there is one label per item. */
export function requireClusterLength(labels: Int32Array, items: number): void {
  if (labels.length !== items)
    throw new StatisticsError('length-mismatch', `${items} items but ${labels.length} clusters`);
}
