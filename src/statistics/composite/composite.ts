import { StatisticsError } from '../errors.ts';
import {
  type CheckedInput,
  type CompositeInput,
  checkInput,
  type MissingRule,
} from './composite-input.ts';
import { addSharedItems } from './shared-items.ts';

/** A closed interval. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** A model that has no place in the ranking, and why. */
export interface Unranked {
  /** Row of the model in the input. */
  readonly model: number;
  /**
   * `coverage`: below the minimum. `incomplete`: enough coverage, but the rule wants every cell.
   * `unpredicted`: enough coverage, but a missing cell has no prediction.
   */
  readonly reason: 'coverage' | 'incomplete' | 'unpredicted';
  /** Share of the weight with a score, [0, 1]. */
  readonly coverage: number;
  /** Columns of the weighted benchmarks without a score. */
  readonly missing: readonly number[];
  /**
   * Interval that holds the index whatever the missing scores are between their lowest and highest
   * values; undefined when some benchmark has neither a score of any model nor a given range.
   */
  readonly bounds: Bounds | undefined;
}

/** A complete matrix of scores and the weights of its columns: what the sensitivity checks read. */
export interface WeightedScores {
  /** K x B row-major, no value missing, higher is better. */
  readonly scores: Float64Array;
  /** B weights, sum 1. */
  readonly weights: Float64Array;
}

/** The index of the K ranked models; position k stands for row `ranked[k]` of the input. */
export interface Composite {
  readonly rule: MissingRule['rule'];
  /** Rows of the ranked models, ascending. K may be 0. */
  readonly ranked: Int32Array;
  /**
   * Index I_k = sum of w_b s_kb. Under `bounds` the middle of [lower, upper], for sorting and for
   * `rankSets` with `halfWidth` only: rank probabilities would take it for a value.
   */
  readonly estimate: Float64Array;
  /** K x K covariance of the index, row-major. */
  readonly covariance: Float64Array;
  /** Square roots of the diagonal of `covariance`. */
  readonly standardError: Float64Array;
  /** Lowest and highest index; both equal `estimate` unless the rule is `bounds`. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** (upper - lower) / 2, as `rankSets` takes it. */
  readonly halfWidth: Float64Array;
  /**
   * Scores of the ranked models on the benchmarks of positive weight, whose columns in the input
   * are `columns`; undefined when some are unknown (under `bounds`).
   */
  readonly cells: (WeightedScores & { readonly columns: Int32Array }) | undefined;
  readonly unranked: readonly Unranked[];
  /** Share of the weight with a score, per row of the input, [0, 1]. */
  readonly coverage: Float64Array;
  /** 1 where the input has no score, M x B. */
  readonly missing: Uint8Array;
  /** The weights of all benchmarks, scaled to sum 1. */
  readonly weights: Float64Array;
}

/**
 * Weighted mean of benchmark scores with its whole covariance:
 * I_i = sum over b of w_b s_ib, Cov(I_i, I_j) = sum over b of w_b^2 Cov_b(i, j).
 * Benchmarks are independent of each other; models are independent except where `sharedItems` says
 * otherwise, and so are the errors of predictions. A model without the scores that the rule asks
 * for is not ranked, and says why.
 *
 * @throws StatisticsError `empty`; `length-mismatch`; `no-weight` when all weights are 0;
 *   `out-of-range` when a weight is negative or the minimum coverage no share; `not-finite`;
 *   `standard-error` when a score has none or a negative one; `prediction` when the rule
 *   `predicted` lacks one; `range` when the lowest and highest values of a missing cell are needed
 *   and unknown, or the wrong way round; `shared-items` when a covariance exceeds what the standard
 *   errors allow.
 */
export function composite(input: CompositeInput): Composite {
  const checked = checkInput(input);
  const { weights, missing, rule } = checked;
  const columns = Int32Array.from(weights.keys()).filter((b) => weights[b]! > 0);
  const { coverage, ranked, unranked } = selectRanked(input, checked, columns);
  const size = ranked.length;
  const lower = new Float64Array(size);
  const upper = new Float64Array(size);
  const cells = new Float64Array(size * columns.length);
  const covariance = new Float64Array(size * size);
  let known = true;
  ranked.forEach((i, k) => {
    columns.forEach((b, c) => {
      const cell = readCell(input, checked, i, b);
      if (cell.lower !== cell.upper) known = false;
      cells[k * columns.length + c] = cell.lower;
      lower[k] = lower[k]! + weights[b]! * cell.lower;
      upper[k] = upper[k]! + weights[b]! * cell.upper;
      covariance[k * size + k] = covariance[k * size + k]! + weights[b]! ** 2 * cell.variance;
    });
  });
  addSharedItems(covariance, ranked, input, checked);
  return {
    rule: rule.rule,
    ranked,
    estimate: lower.map((low, k) => (low + upper[k]!) / 2),
    covariance,
    standardError: lower.map((_, k) => Math.sqrt(covariance[k * size + k]!)),
    lower,
    upper,
    halfWidth: lower.map((low, k) => (upper[k]! - low) / 2),
    cells: known
      ? { columns, scores: cells, weights: Float64Array.from(columns, (b) => weights[b]!) }
      : undefined,
    unranked,
    coverage,
    missing,
    weights,
  };
}

function selectRanked(
  input: CompositeInput,
  checked: CheckedInput,
  columns: Int32Array,
): Pick<Composite, 'coverage' | 'ranked' | 'unranked'> {
  const { models, benchmarks, weights, missing, rule, minimumCoverage } = checked;
  const coverage = new Float64Array(models);
  const ranked: number[] = [];
  const unranked: Unranked[] = [];
  for (let i = 0; i < models; i++) {
    const gaps = Array.from(columns).filter((b) => missing[i * benchmarks + b] === 1);
    const lost = gaps.reduce((sum, b) => sum + weights[b]!, 0);
    coverage[i] = gaps.length === columns.length ? 0 : 1 - lost;
    // The weights are rounded, so a coverage of exactly the minimum must not fail by rounding.
    const short = coverage[i]! < minimumCoverage - 1e-12;
    const lacking = whyIncomplete(rule, gaps, i * benchmarks);
    if (!short && lacking === undefined) {
      ranked.push(i);
      continue;
    }
    const reason = short ? 'coverage' : lacking!;
    const bounds = indexBounds(input, checked, columns, i);
    unranked.push({ model: i, reason, coverage: coverage[i]!, missing: gaps, bounds });
  }
  return { coverage, ranked: Int32Array.from(ranked), unranked };
}

/** Why the rule cannot do with these gaps; undefined when it can. */
function whyIncomplete(
  rule: MissingRule,
  gaps: readonly number[],
  row: number,
): 'incomplete' | 'unpredicted' | undefined {
  if (gaps.length === 0 || rule.rule === 'bounds') return undefined;
  if (rule.rule === 'complete') return 'incomplete';
  return gaps.some((b) => Number.isNaN(rule.mean[row + b])) ? 'unpredicted' : undefined;
}

function indexBounds(
  { scores }: CompositeInput,
  { benchmarks, weights, missing, lowest, highest }: CheckedInput,
  columns: Int32Array,
  i: number,
): Bounds | undefined {
  let lower = 0;
  let upper = 0;
  for (const b of columns) {
    const at = i * benchmarks + b;
    lower += weights[b]! * (missing[at] === 1 ? lowest[b]! : scores[at]!);
    upper += weights[b]! * (missing[at] === 1 ? highest[b]! : scores[at]!);
  }
  return Number.isFinite(lower) && Number.isFinite(upper) ? { lower, upper } : undefined;
}

function readCell(
  { scores, standardErrors }: CompositeInput,
  { benchmarks, missing, rule, lowest, highest }: CheckedInput,
  i: number,
  b: number,
): Bounds & { readonly variance: number } {
  const at = i * benchmarks + b;
  if (missing[at] === 0) {
    return { lower: scores[at]!, upper: scores[at]!, variance: standardErrors[at]! ** 2 };
  }
  if (rule.rule === 'predicted') {
    const mean = rule.mean[at] ?? Number.NaN;
    const variance = rule.variance[at] ?? Number.NaN;
    if (Number.isFinite(mean) && variance >= 0 && variance < Infinity) {
      return { lower: mean, upper: mean, variance };
    }
    throw new StatisticsError(
      'prediction',
      `model ${i}, benchmark ${b}: no score, and the prediction is ${mean} with variance ${variance}`,
    );
  }
  if (!Number.isFinite(lowest[b]) || !Number.isFinite(highest[b])) {
    throw new StatisticsError(
      'range',
      `benchmark ${b} has no score, and no range was given for it`,
    );
  }
  return { lower: lowest[b]!, upper: highest[b]!, variance: 0 };
}
