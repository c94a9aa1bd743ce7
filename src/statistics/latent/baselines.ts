import type { LatentObservations } from './observations.ts';

/** Mean score of each benchmark. */
export function benchmarkMeans(o: LatentObservations): Float64Array {
  const sum = new Float64Array(o.benchmarkCount);
  const count = new Float64Array(o.benchmarkCount);
  for (let i = 0; i < o.score.length; i++) {
    sum[o.benchmark[i]!]! += o.score[i]!;
    count[o.benchmark[i]!]!++;
  }
  return sum.map((value, b) => value / count[b]!);
}

const sweeps = 30;

/** Model effect (shrunken by one row) plus benchmark effect, by alternating means; held to 0 to 1. */
export function additiveBaseline(o: LatentObservations): (m: number, b: number) => number {
  const benchmark = benchmarkMeans(o);
  const model = new Float64Array(o.modelCount);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const sum = new Float64Array(o.modelCount);
    const count = new Float64Array(o.modelCount).fill(1);
    for (let i = 0; i < o.score.length; i++) {
      sum[o.model[i]!]! += o.score[i]! - benchmark[o.benchmark[i]!]!;
      count[o.model[i]!]!++;
    }
    for (let m = 0; m < o.modelCount; m++) model[m] = sum[m]! / count[m]!;
    const total = new Float64Array(o.benchmarkCount);
    const rows = new Float64Array(o.benchmarkCount);
    for (let i = 0; i < o.score.length; i++) {
      total[o.benchmark[i]!]! += o.score[i]! - model[o.model[i]!]!;
      rows[o.benchmark[i]!]!++;
    }
    for (let b = 0; b < o.benchmarkCount; b++) benchmark[b] = total[b]! / rows[b]!;
  }
  return (m, b) => Math.min(1, Math.max(0, model[m]! + benchmark[b]!));
}
