import type { WeightedScores } from '../composite/composite.ts';
import { orderOf, ranksOf, type ScoreTable, scoreTable, weightedIndex } from './weighted-index.ts';

/** The order at some weights, and for each model who is closest to overtaking it. */
export interface NearestFlips {
  /** Index of each model. */
  readonly index: Float64Array;
  /** Rank of each model, 1 is best; ties share the better rank. */
  readonly rank: Int32Array;
  /** Models, best first. */
  readonly order: Int32Array;
  /** The model behind that the smallest change of weights would put ahead; -1 when there is none. */
  readonly challenger: Int32Array;
  /** Share of the weight that has to move for that, [0, 1); Infinity when there is no challenger. */
  readonly moved: Float64Array;
}

/**
 * `weightFlip` of every model against all models behind it, fast enough to run at every move of a
 * slider. Exact: models behind are tried nearest first, and left out only when even the best
 * conceivable move could not beat what has been found.
 *
 * @throws StatisticsError as `scoreTable`.
 */
export function nearestFlips(cells: WeightedScores): NearestFlips {
  const table = scoreTable(cells);
  const { models } = table;
  const index = weightedIndex(table);
  const order = orderOf(index);
  const challenger = new Int32Array(models).fill(-1);
  const moved = new Float64Array(models).fill(Infinity);
  const reach = largestGain(table);
  const difference = new Float64Array(table.benchmarks);
  for (let k = 0; k < models; k++) {
    const ahead = order[k]!;
    for (let l = k + 1; l < models; l++) {
      const behind = order[l]!;
      const gap = index[ahead]! - index[behind]!;
      if (gap >= moved[ahead]! * reach) break;
      const share = smallestMove(table, ahead, behind, gap, moved[ahead]!, difference);
      if (share >= moved[ahead]!) continue;
      moved[ahead] = share;
      challenger[ahead] = behind;
      if (share === 0) break;
    }
  }
  return { index, rank: ranksOf(index), order, challenger, moved };
}

/** No unit of weight, wherever it moves, changes a difference of two models by more than this. */
function largestGain({ scores, models, benchmarks }: ScoreTable): number {
  const ranges: number[] = [];
  for (let b = 0; b < benchmarks; b++) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < models; i++) {
      low = Math.min(low, scores[i * benchmarks + b]!);
      high = Math.max(high, scores[i * benchmarks + b]!);
    }
    ranges.push(high - low);
  }
  ranges.sort((a, b) => b - a);
  return ranges[0]! + (ranges[1] ?? 0);
}

/** Share that levels the two, or Infinity when it is not below `limit` or does not exist. */
function smallestMove(
  { scores, weights, benchmarks }: ScoreTable,
  ahead: number,
  behind: number,
  gap: number,
  limit: number,
  difference: Float64Array,
): number {
  const a = ahead * benchmarks;
  const b = behind * benchmarks;
  let least = Infinity;
  let most = -Infinity;
  for (let c = 0; c < benchmarks; c++) {
    const d = scores[a + c]! - scores[b + c]!;
    difference[c] = d;
    if (d < least) least = d;
    if (d > most) most = d;
  }
  if (gap <= 0) return 0;
  if (least >= 0 || gap >= limit * (most - least)) return Infinity;

  let left = gap;
  let share = 0;
  for (;;) {
    let from = 0;
    for (let c = 1; c < benchmarks; c++) if (difference[c]! > difference[from]!) from = c;
    const gain = difference[from]! - least;
    const weight = weights[from]!;
    // The benchmark that receives comes last; only rounding can leave anything for it.
    if (weight * gain >= left || gain === 0) return gain === 0 ? share : share + left / gain;
    share += weight;
    left -= weight * gain;
    difference[from] = -Infinity;
  }
}
