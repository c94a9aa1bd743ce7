import type { WeightedScores } from '../composite/composite.ts';
import { StatisticsError } from '../errors.ts';
import { ranksOf, scoreTable, weightedIndex } from './weighted-index.ts';

export interface LeaveOneOut {
  /** Rank of each model with all benchmarks, 1 is best; ties share the better rank. */
  readonly rank: Int32Array;
  /** Rank of model i without benchmark b at entry b * M + i. */
  readonly without: Int32Array;
  /** Best and worst rank of each model over all the tables, the full one included. */
  readonly best: Int32Array;
  readonly worst: Int32Array;
}

/**
 * Ranks again with each benchmark left out and the other weights scaled up.
 *
 * @throws StatisticsError as `scoreTable`; `too-few-benchmarks` when one benchmark has all the
 *   weight.
 */
export function leaveOneOut(cells: WeightedScores): LeaveOneOut {
  const table = scoreTable(cells);
  const { models, benchmarks, weights } = table;
  if (weights.filter((weight) => weight > 0).length < 2) {
    throw new StatisticsError('too-few-benchmarks', 'without its one benchmark nothing is left');
  }
  const rank = ranksOf(weightedIndex(table));
  const best = Int32Array.from(rank);
  const worst = Int32Array.from(rank);
  const without = new Int32Array(benchmarks * models);
  for (let b = 0; b < benchmarks; b++) {
    // Ranks do not depend on the sum of the weights, so the rest need not be scaled.
    const rest = Float64Array.from(weights).fill(0, b, b + 1);
    const ranks = ranksOf(weightedIndex(table, rest));
    without.set(ranks, b * models);
    ranks.forEach((value, i) => {
      best[i] = Math.min(best[i]!, value);
      worst[i] = Math.max(worst[i]!, value);
    });
  }
  return { rank, without, best, worst };
}
