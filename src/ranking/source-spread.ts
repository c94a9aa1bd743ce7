import { type Catalog, readProtocol, type Score } from '../catalog/index.ts';

/**
 * Standard deviation, in points, between the values that different sources publish for the same
 * model and benchmark in the same reasoning mode: 1.4826 x the median absolute difference of pairs
 * / sqrt 2. A robust estimate, because the largest differences are other protocols, not noise.
 * Repeats of one value are one source. This is tau of STATISTICS C3.2.
 *
 * @returns 0 when no cell has two sources.
 */
export function sourceSpread(catalog: Evidence): number {
  let spread = known.get(catalog);
  if (spread === undefined) {
    spread = computeSpread(catalog);
    known.set(catalog, spread);
  }
  return spread;
}

type Evidence = Pick<Catalog, 'scores' | 'benchmarks'>;

/** A catalogue never changes, and every ranking asks. */
const known = new WeakMap<Evidence, number>();

function computeSpread(catalog: Evidence): number {
  const cells = new Map<string, Set<number>>();
  for (const score of catalog.scores) {
    // Own runs under changed settings are no second opinion.
    if (score.measured) continue;
    if (score.unit !== 'percent' || catalog.benchmarks.get(score.benchmark)?.is_index) continue;
    const key = protocolKey(score);
    if (key === undefined) continue;
    const values = cells.get(key);
    if (values) values.add(score.score);
    else cells.set(key, new Set([score.score]));
  }
  const differences: number[] = [];
  for (const values of cells.values()) {
    const sorted = [...values].sort((a, b) => a - b);
    for (let i = 0; i < sorted.length; i++) {
      for (let j = i + 1; j < sorted.length; j++) differences.push(sorted[j]! - sorted[i]!);
    }
  }
  if (differences.length === 0) return 0;
  differences.sort((a, b) => a - b);
  const middle = differences.length >> 1;
  const median =
    differences.length % 2 === 1
      ? differences[middle]!
      : (differences[middle - 1]! + differences[middle]!) / 2;
  return (1.4826 * median) / Math.SQRT2;
}

function protocolKey(score: Score): string | undefined {
  const { base, thinking, effort, tools, attempts, doubtful } = readProtocol(score.conditions);
  if (base || doubtful || attempts === 'several') return undefined;
  const release = score.conditions.release ?? '';
  return [score.model, score.benchmark, thinking, effort, tools, release].join('\t');
}
