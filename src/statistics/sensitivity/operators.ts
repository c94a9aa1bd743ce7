import type { WeightedScores } from '../composite/composite.ts';
import { StatisticsError } from '../errors.ts';
import { orderOf, ranksOf, type ScoreTable, scoreTable, weightedIndex } from './weighted-index.ts';

/** Ways to make one number of a model's scores. */
export const operators = [
  'arithmetic',
  'geometric',
  'median',
  'mean-rank',
  'borda',
  'copeland',
  'soft-min',
] as const;
export type Operator = (typeof operators)[number];

export type OperatorResult =
  | {
      readonly operator: Operator;
      /** One value per model; higher is better, but for `mean-rank`, where 1 is best. */
      readonly value: Float64Array;
      /** 1 is best; equal values share the better rank. */
      readonly rank: Int32Array;
    }
  /** The operator has no meaning for these scores. */
  | { readonly operator: Operator; readonly reason: string };

export interface OperatorOptions {
  /** Of `soft-min`, over the range of all scores, > 0: the larger, the nearer the minimum. Default 10. */
  readonly sharpness?: number;
}

/**
 * The ranking under every operator: whether an order is the data's or the operator's.
 * - `arithmetic`: weighted mean.
 * - `geometric`: weighted geometric mean; scores must not be negative.
 * - `median`: weighted median, the middle of the two when half the weight lies on either side.
 * - `mean-rank`: weighted mean of the ranks per benchmark, ties at the mean of their ranks.
 * - `borda`: weighted mean number of models beaten, a tie counting one half. Orders as `mean-rank`.
 * - `copeland`: models beaten on more than half of the weight, minus models lost to.
 * - `soft-min`: -log(sum of w exp(-beta s)) / beta, beta = sharpness / (highest - lowest score).
 *
 * @throws StatisticsError as `scoreTable`; `out-of-range`.
 */
export function compareOperators(
  cells: WeightedScores,
  options: OperatorOptions = {},
): OperatorResult[] {
  const table = weightedColumns(scoreTable(cells));
  const { sharpness = 10 } = options;
  if (!(sharpness > 0 && sharpness < Infinity)) {
    throw new StatisticsError('out-of-range', `a sharpness of ${sharpness}`);
  }
  const meanRank = weightedMeanRank(table);
  const result = (operator: Operator, value: Float64Array): OperatorResult => {
    return { operator, value, rank: ranksOf(value) };
  };
  return [
    result('arithmetic', weightedIndex(table)),
    table.scores.some((score) => score < 0)
      ? { operator: 'geometric', reason: 'a score is negative, so the product has no root' }
      : result('geometric', geometricMean(table)),
    result('median', weightedMedian(table)),
    { operator: 'mean-rank', value: meanRank, rank: ranksOf(meanRank.map((value) => -value)) },
    result(
      'borda',
      meanRank.map((value) => table.models - value),
    ),
    result('copeland', copeland(table)),
    result('soft-min', softMinimum(table, sharpness)),
  ];
}

/** Without the benchmarks of weight 0, whose scores must not matter. */
function weightedColumns({ scores, weights, models, benchmarks }: ScoreTable): ScoreTable {
  const kept = weights.map((weight) => Math.sign(weight));
  return {
    scores: scores.filter((_, at) => kept[at % benchmarks] === 1),
    weights: weights.filter((weight) => weight > 0),
    models,
    benchmarks: kept.reduce((sum, one) => sum + one, 0),
  };
}

function geometricMean(table: ScoreTable): Float64Array {
  const logs = weightedIndex({ ...table, scores: table.scores.map(Math.log) });
  return logs.map(Math.exp);
}

function weightedMedian({ scores, weights, models, benchmarks }: ScoreTable): Float64Array {
  return Float64Array.from({ length: models }, (_, i) => {
    const row = scores.subarray(i * benchmarks, (i + 1) * benchmarks);
    const ascending = orderOf(row).reverse();
    let below = 0;
    for (let k = 0; k < ascending.length; k++) {
      below += weights[ascending[k]!]!;
      const value = row[ascending[k]!]!;
      if (Math.abs(below - 0.5) < 1e-12) return (value + row[ascending[k + 1]!]!) / 2;
      if (below > 0.5) return value;
    }
    return row[ascending.at(-1)!]!;
  });
}

function weightedMeanRank({ scores, weights, models, benchmarks }: ScoreTable): Float64Array {
  const mean = new Float64Array(models);
  for (let b = 0; b < benchmarks; b++) {
    const column = Float64Array.from({ length: models }, (_, i) => scores[i * benchmarks + b]!);
    const order = orderOf(column);
    for (let start = 0; start < models; ) {
      let end = start + 1;
      while (end < models && column[order[end]!] === column[order[start]!]) end++;
      const rank = (start + 1 + end) / 2;
      for (let k = start; k < end; k++) mean[order[k]!]! += weights[b]! * rank;
      start = end;
    }
  }
  // Rounded to 12 digits, so that the same ranks summed in another order still tie.
  return mean.map((value) => Number(value.toPrecision(12)));
}

function copeland({ scores, weights, models, benchmarks }: ScoreTable): Float64Array {
  const value = new Float64Array(models);
  for (let i = 0; i < models; i++) {
    for (let j = i + 1; j < models; j++) {
      let balance = 0;
      for (let b = 0; b < benchmarks; b++) {
        const difference = scores[i * benchmarks + b]! - scores[j * benchmarks + b]!;
        if (difference > 0) balance += weights[b]!;
        else if (difference < 0) balance -= weights[b]!;
      }
      // A balance within rounding of 0 is a tie.
      const outcome = Math.abs(balance) < 1e-12 ? 0 : Math.sign(balance);
      value[i]! += outcome;
      value[j]! -= outcome;
    }
  }
  return value;
}

function softMinimum(table: ScoreTable, sharpness: number): Float64Array {
  const { scores, weights, models, benchmarks } = table;
  let lowest = Infinity;
  let highest = -Infinity;
  for (const score of scores) {
    lowest = Math.min(lowest, score);
    highest = Math.max(highest, score);
  }
  const range = highest - lowest;
  if (range === 0) return new Float64Array(models).fill(lowest);
  const beta = sharpness / range;
  return Float64Array.from({ length: models }, (_, i) => {
    let sum = 0;
    for (let b = 0; b < benchmarks; b++) {
      sum += weights[b]! * Math.exp(-beta * (scores[i * benchmarks + b]! - lowest));
    }
    return lowest - Math.log(sum) / beta;
  });
}
