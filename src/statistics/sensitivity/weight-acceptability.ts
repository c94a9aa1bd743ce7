import type { WeightedScores } from '../composite/composite.ts';
import {
  type RankProbabilities,
  rankProbabilitiesFromDraws,
} from '../composite/rank-probabilities.ts';
import { StatisticsError } from '../errors.ts';
import { createRandom } from '../random/random.ts';
import { dirichlet } from './dirichlet.ts';
import { scoreTable, weightedIndex } from './weighted-index.ts';

export interface AcceptabilityOptions {
  /**
   * How weights are drawn. A number kappa > 0: Dirichlet(kappa w), around the given weights, closer
   * the larger kappa; at 20 a weight of 0.1 has a standard deviation of 0.065. `flat`: all weightings
   * of the benchmarks with positive weight are equally likely. Default 20.
   */
  readonly spread?: number | 'flat';
  /** Default 4000. */
  readonly draws?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Of the rank quantiles. Default 0.95. */
  readonly level?: number;
}

/**
 * How the ranks fall when the weights are not known exactly: `share` holds the rank acceptability
 * index b_i^r of SMAA-2 (Lahdelma and Salminen 2001), the share of weightings that give model i the
 * rank r. Scores count as exact. A benchmark of weight 0 keeps it.
 *
 * @throws StatisticsError as `scoreTable`; `out-of-range`.
 */
export function weightAcceptability(
  cells: WeightedScores,
  options: AcceptabilityOptions = {},
): RankProbabilities {
  const { spread = 20, draws = 4000, seed = 1, level = 0.95 } = options;
  if (spread !== 'flat' && !(spread > 0 && spread < Infinity)) {
    throw new StatisticsError('out-of-range', `a Dirichlet concentration of ${spread}`);
  }
  if (!Number.isInteger(draws) || draws < 1) {
    throw new StatisticsError('out-of-range', `${draws} draws of the weights`);
  }
  const table = scoreTable(cells);
  const concentration = table.weights.map((weight) => {
    return spread === 'flat' ? Math.sign(weight) : spread * weight;
  });
  const values = new Float64Array(draws * table.models);
  for (let r = 0; r < draws; r++) {
    const weights = dirichlet(createRandom(seed, r), concentration);
    values.set(weightedIndex(table, weights), r * table.models);
  }
  return rankProbabilitiesFromDraws(values, table.models, { seed, level });
}
