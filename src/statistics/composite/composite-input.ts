import { StatisticsError } from '../errors.ts';

/**
 * What to do with a cell that has no score. Nothing is ever replaced by a mean.
 * - `complete`: only models with a score on every weighted benchmark are ranked.
 * - `predicted`: the caller's prediction stands in, and its variance is added to the model's.
 * - `bounds`: the cell may be anything between a lowest and a highest value, so the index of the
 *   model is an interval; the cell adds no variance.
 */
export type MissingRule =
  | { readonly rule: 'complete' }
  | {
      readonly rule: 'predicted';
      /**
       * Predicted scores, M x B row-major, scale of `scores`; read only where a score is missing. NaN:
       * nothing predicts it, and its model is not ranked.
       */
      readonly mean: Float64Array;
      /** Variance of each prediction, >= 0, M x B row-major; read only where a score is missing. */
      readonly variance: Float64Array;
    }
  | { readonly rule: 'bounds' };

/** Covariance of the scores of models that answered the same items of one benchmark (own runs). */
export interface SharedItems {
  /** Column of the benchmark. */
  readonly benchmark: number;
  /** Rows of the K models; a pair of models stands in at most one block of a benchmark. */
  readonly models: Int32Array;
  /** K x K row-major; the diagonal is not read, the standard errors of the cells count. */
  readonly covariance: Float64Array;
}

/** M models by B benchmarks; all matrices are row-major, higher scores are better. */
export interface CompositeInput {
  /** M x B; NaN where there is no score. */
  readonly scores: Float64Array;
  /** Standard error of each score, >= 0, M x B, scale of `scores`; not read where there is no score. */
  readonly standardErrors: Float64Array;
  /** B weights, >= 0, not all 0; scaled to sum 1. A benchmark of weight 0 counts nowhere. */
  readonly weights: Float64Array;
  /** Default `complete`. */
  readonly missing?: MissingRule;
  /** Smallest share of the weight that a model must have scores for, [0, 1]. Default 0.7. */
  readonly minimumCoverage?: number;
  /** Lowest value that a missing cell can have, B. Default: the lowest score seen per benchmark. */
  readonly lowest?: Float64Array;
  /** Highest value that a missing cell can have, B. Default: the highest score seen per benchmark. */
  readonly highest?: Float64Array;
  /** Default none: cells of different models are independent, as published scores are. */
  readonly sharedItems?: readonly SharedItems[];
}

/** The input with its defaults, its weights scaled and everything checked. */
export interface CheckedInput {
  readonly models: number;
  readonly benchmarks: number;
  readonly weights: Float64Array;
  /** 1 where there is no score, M x B. */
  readonly missing: Uint8Array;
  readonly rule: MissingRule;
  readonly minimumCoverage: number;
  /** Range of a missing cell per benchmark; Infinity to -Infinity when it is not known. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

export function checkInput(input: CompositeInput): CheckedInput {
  const { scores, standardErrors, minimumCoverage = 0.7 } = input;
  const rule = input.missing ?? { rule: 'complete' };
  const weights = scaledWeights(input.weights);
  const benchmarks = weights.length;
  const models = scores.length / benchmarks;
  if (scores.length === 0) throw new StatisticsError('empty', 'there is no model to rank');
  if (!Number.isInteger(models) || standardErrors.length !== scores.length) {
    throw new StatisticsError(
      'length-mismatch',
      `${scores.length} scores and ${standardErrors.length} errors for ${benchmarks} benchmarks`,
    );
  }
  if (!(minimumCoverage >= 0 && minimumCoverage <= 1)) {
    throw new StatisticsError('out-of-range', `a minimum coverage of ${minimumCoverage}`);
  }
  const missing = new Uint8Array(scores.length);
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at]!;
    if (Number.isNaN(score)) {
      missing[at] = 1;
      continue;
    }
    const cell = `model ${Math.floor(at / benchmarks)}, benchmark ${at % benchmarks}`;
    if (!Number.isFinite(score)) throw new StatisticsError('not-finite', `${cell}: score ${score}`);
    const error = standardErrors[at]!;
    if (!(error >= 0 && error < Infinity)) {
      throw new StatisticsError('standard-error', `${cell}: a score with standard error ${error}`);
    }
  }
  const ranges = cellRanges(input, missing, benchmarks);
  return { models, benchmarks, weights, missing, rule, minimumCoverage, ...ranges };
}

/**
 * Weights divided by their sum.
 *
 * @throws StatisticsError `out-of-range` when a weight is negative or not finite; `no-weight` when
 *   all are 0 or there is none.
 */
export function scaledWeights(weights: Float64Array): Float64Array {
  const bad = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (bad >= 0) {
    throw new StatisticsError(
      'out-of-range',
      `weight ${bad} is ${weights[bad]}, not a number >= 0`,
    );
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0 && sum < Infinity)) {
    throw new StatisticsError('no-weight', 'the weights sum to 0: nothing is left to rank by');
  }
  return weights.map((weight) => weight / sum);
}

function cellRanges(
  { scores, lowest, highest }: CompositeInput,
  missing: Uint8Array,
  benchmarks: number,
): Pick<CheckedInput, 'lowest' | 'highest'> {
  for (const given of [lowest, highest]) {
    if (given !== undefined && (given.length !== benchmarks || !given.every(Number.isFinite))) {
      throw new StatisticsError('range', `a range needs ${benchmarks} finite values`);
    }
  }
  const low = new Float64Array(benchmarks).fill(Infinity);
  const high = new Float64Array(benchmarks).fill(-Infinity);
  for (let at = 0; at < scores.length; at++) {
    if (missing[at] === 1) continue;
    const b = at % benchmarks;
    low[b] = Math.min(low[b]!, scores[at]!);
    high[b] = Math.max(high[b]!, scores[at]!);
  }
  const range = { lowest: lowest ?? low, highest: highest ?? high };
  for (let b = 0; b < benchmarks; b++) {
    const seen = low[b]! <= high[b]!;
    if ((seen || (lowest && highest)) && range.lowest[b]! > range.highest[b]!) {
      throw new StatisticsError(
        'range',
        `benchmark ${b}: lowest ${range.lowest[b]} above highest ${range.highest[b]}`,
      );
    }
  }
  return range;
}
