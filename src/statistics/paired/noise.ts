import type { MeanVariance } from '../intervals/mean-variance.ts';
import type { ItemPairs, PairSide } from './item-pairs.ts';
import type { PairedNoise } from './power.ts';

/**
 * Noise of a comparison, split for planning the next one (STATISTICS C2.6): item variance, run
 * variance and mean repeats of each side, design effect.
 *
 * A side without repeats has run variance 0 here and its run noise in `itemVariance`, so that
 * plans with one repeat stay right and plans with more repeats are careful.
 */
export function pairedNoise(pairs: ItemPairs, variance: MeanVariance): Required<PairedNoise> {
  const a = runNoise(pairs.a);
  const b = runNoise(pairs.b);
  const total = variance.independent * variance.n;
  const deff = variance.independent > 0 ? variance.clustered / variance.independent : 1;
  return {
    itemVariance: Math.max(0, total - a.variance / a.repeats - b.variance / b.repeats),
    runVarianceA: a.variance,
    runVarianceB: b.variance,
    repeatsA: a.repeats,
    repeatsB: b.repeats,
    designEffect: deff > 0 ? deff : 1,
  };
}

/** Mean run variance of the repeated items; harmonic mean of the repeats, which divides it. */
function runNoise({ repeats, runVariances }: PairSide): { variance: number; repeats: number } {
  let repeated = 0;
  let total = 0;
  let inverse = 0;
  for (let i = 0; i < repeats.length; i++) {
    inverse += 1 / repeats[i]!;
    if (repeats[i] === 1) continue;
    repeated += 1;
    total += runVariances[i]!;
  }
  return { variance: repeated > 0 ? total / repeated : 0, repeats: repeats.length / inverse };
}
