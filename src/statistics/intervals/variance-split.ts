import type { ItemMeans } from './samples.ts';

/** The squared standard error of a score in two parts. */
export interface VarianceSplit {
  /** Part that comes from answering again: (sum v_i)^-2 sum v_i^2 s_i^2 / K_i. */
  readonly run: number;
  /** Part that comes from which items were asked; no number of repeats removes it. Never below 0. */
  readonly item: number;
  /** Share of the variance that endless repeats would remove, [0, 1]. */
  readonly repeatShare: number;
  /** Square root of `run`: the noise of running the same items again. */
  readonly runSe: number;
}

/**
 * Run noise and item noise of a score (STATISTICS C1.4): "more repeats help by at most
 * `repeatShare`". Items with one repeat take the mean run variance of the others.
 *
 * @param variance squared standard error of the score.
 * @param weights one per item of `means`.
 * @returns undefined when no item was repeated: the parts then cannot be told apart.
 */
export function splitVariance(
  means: ItemMeans,
  variance: number,
  weights?: Float64Array,
): VarianceSplit | undefined {
  const run = runVariance(means, weights);
  if (run === undefined) return undefined;
  return {
    run,
    item: Math.max(0, variance - run),
    repeatShare: variance > run ? run / variance : 1,
    runSe: Math.sqrt(run),
  };
}

function runVariance(means: ItemMeans, weights: Float64Array | undefined): number | undefined {
  const { repeats, runVariances } = means;
  let repeated = 0;
  let pooled = 0;
  for (let i = 0; i < repeats.length; i++) {
    if (repeats[i] === 1) continue;
    repeated += 1;
    pooled += runVariances[i]!;
  }
  if (repeated === 0) return undefined;
  pooled /= repeated;
  let total = 0;
  let weight = 0;
  for (let i = 0; i < repeats.length; i++) {
    const v = weights ? weights[i]! : 1;
    weight += v;
    total += (v * v * (repeats[i] === 1 ? pooled : runVariances[i]!)) / repeats[i]!;
  }
  return total / (weight * weight);
}
