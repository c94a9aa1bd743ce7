import type { WeightedScores } from '../composite/composite.ts';
import { StatisticsError } from '../errors.ts';
import { scoreTable } from './weighted-index.ts';

/** A share of the total weight that goes from one benchmark to another. */
export interface WeightMove {
  readonly from: number;
  readonly to: number;
  /** (0, 1]. */
  readonly weight: number;
}

/** The smallest change of weights at which two models change places. */
export interface WeightFlip {
  readonly ahead: number;
  readonly behind: number;
  /** Index of `ahead` minus index of `behind`, >= 0. */
  readonly gap: number;
  /**
   * Share of the weight that has to move, [0, 1): half of the sum of absolute changes. At exactly
   * this share the two are level; any more and `behind` leads. 0 when they are level already.
   */
  readonly moved: number;
  /** Largest effect per weight first; all go to the same benchmark. */
  readonly moves: readonly WeightMove[];
}

/**
 * Takes weight from the benchmarks that favour the leader most and gives it to the one that favours
 * it least until the two are level. Taking from benchmark b with score difference d_b and giving to
 * the one with the smallest lowers the gap by d_b - d_min per unit, so the order of taking is the
 * optimal one: this is the solution of the linear program that minimises the change of weights.
 * A benchmark of weight 0 may receive.
 *
 * @returns undefined when no weighting puts `behind` ahead: `ahead` is nowhere worse.
 * @throws StatisticsError as `scoreTable`; `out-of-range`; `order` when `behind` has the higher index.
 */
export function weightFlip(
  cells: WeightedScores,
  ahead: number,
  behind: number,
): WeightFlip | undefined {
  const { scores, weights, models, benchmarks } = scoreTable(cells);
  for (const model of [ahead, behind]) {
    if (!Number.isInteger(model) || model < 0 || model >= models) {
      throw new StatisticsError('out-of-range', `there is no model ${model} among ${models}`);
    }
  }
  const difference = Float64Array.from(
    weights,
    (_, b) => scores[ahead * benchmarks + b]! - scores[behind * benchmarks + b]!,
  );
  const gap = weights.reduce((sum, weight, b) => sum + weight * difference[b]!, 0);
  // Level models may come out a rounding error apart, on either side.
  const rounding =
    1e-12 * weights.reduce((sum, weight, b) => sum + weight * Math.abs(difference[b]!), 0);
  if (gap < -rounding) {
    throw new StatisticsError('order', `model ${ahead} is not ahead of ${behind}`);
  }
  if (gap <= rounding) return { ahead, behind, gap, moved: 0, moves: [] };

  const to = difference.indexOf(Math.min(...difference));
  const least = difference[to]!;
  if (least >= 0) return undefined;
  const moves: WeightMove[] = [];
  let left = gap;
  for (const from of [...difference.keys()].sort((a, b) => difference[b]! - difference[a]!)) {
    const gain = difference[from]! - least;
    if (gain === 0 || left <= 0) break;
    const weight = Math.min(weights[from]!, left / gain);
    if (weight === 0) continue;
    moves.push({ from, to, weight });
    left = weight < weights[from]! ? 0 : left - weight * gain;
  }
  return { ahead, behind, gap, moved: moves.reduce((sum, move) => sum + move.weight, 0), moves };
}
