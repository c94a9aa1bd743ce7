import type { WeightedScores } from '../composite/composite.ts';
import { scaledWeights } from '../composite/composite-input.ts';
import { StatisticsError } from '../errors.ts';

/** A checked matrix of scores. */
export interface ScoreTable extends WeightedScores {
  readonly models: number;
  readonly benchmarks: number;
}

/**
 * @returns the input with its shape and its weights scaled to sum 1.
 * @throws StatisticsError `no-weight`, `out-of-range`, `empty`, `length-mismatch`, or
 *   `missing-score` when a score is no finite number: sensitivity is asked of scores that are all
 *   there.
 */
export function scoreTable({ scores, weights }: WeightedScores): ScoreTable {
  const scaled = scaledWeights(weights);
  const benchmarks = scaled.length;
  const models = scores.length / benchmarks;
  if (scores.length === 0) throw new StatisticsError('empty', 'there is no model');
  if (!Number.isInteger(models)) {
    throw new StatisticsError(
      'length-mismatch',
      `${scores.length} scores of ${benchmarks} benchmarks`,
    );
  }
  const bad = scores.findIndex((score) => !Number.isFinite(score));
  if (bad >= 0) {
    throw new StatisticsError(
      'missing-score',
      `model ${Math.floor(bad / benchmarks)}, benchmark ${bad % benchmarks}: ${scores[bad]}`,
    );
  }
  return { scores, weights: scaled, models, benchmarks };
}

/** Weighted mean of each model's scores. */
export function weightedIndex(table: ScoreTable, weights = table.weights): Float64Array {
  const { scores, models, benchmarks } = table;
  const index = new Float64Array(models);
  for (let i = 0, at = 0; i < models; i++) {
    let sum = 0;
    for (let b = 0; b < benchmarks; b++, at++) sum += weights[b]! * scores[at]!;
    index[i] = sum;
  }
  return index;
}

/**
 * Ranks, 1 is the highest value. Equal values share the better rank, and so do values that differ
 * by rounding alone: the same scores summed in another order, or in another unit, must still tie.
 */
export function ranksOf(values: Float64Array): Int32Array {
  const rank = new Int32Array(values.length);
  const rounding = 1e-12 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let place = 0;
  orderOf(values).forEach((i, k, order) => {
    if (k === 0 || values[order[k - 1]!]! - values[i]! > rounding) place = k + 1;
    rank[i] = place;
  });
  return rank;
}

/** Positions by value, highest first; equal values in the order they came. */
export function orderOf(values: Float64Array): Int32Array {
  return Int32Array.from(values.keys()).sort((i, j) => values[j]! - values[i]! || i - j);
}
