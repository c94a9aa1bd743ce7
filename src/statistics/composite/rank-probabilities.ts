import { StatisticsError } from '../errors.ts';
import { countDraws } from '../linear/index.ts';
import { drawEstimates } from './draw-estimates.ts';
import { rankShares } from './rank-shares.ts';

/**
 * Where the models stand over draws of their values. Posterior-style: conditional on the model
 * that made the draws. A tie within a draw counts as broken at random, in expectation.
 */
export interface RankProbabilities {
  /** Probability of rank 1, per model; sums to 1. */
  readonly best: Float64Array;
  /** Mean rank, 1 is best. */
  readonly expectedRank: Float64Array;
  /** Marginal quantiles of the rank at (1 - level) / 2 and (1 + level) / 2, 1-based. */
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  /** Probability of rank r + 1 of model i at entry i * M + r: M x M, row-major, rows sum to 1. */
  readonly share: Float64Array;
  /** Probability of a rank of k or better, per model; k from 1 to M. */
  top(k: number): Float64Array;
  /** Probability that model i stands above model j. */
  above(i: number, j: number): number;
  readonly level: number;
  readonly draws: number;
  readonly seed: number;
}

export interface RankProbabilityOptions {
  /** Default 4000. */
  readonly draws?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Of the marginal rank quantiles, (0, 1). Default 0.95. */
  readonly level?: number;
}

/**
 * From N(estimate, covariance).
 *
 * @param estimate M values, higher is better.
 * @param covariance M x M, row-major; may be singular.
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite`, `out-of-range`,
 *   `negative-variance`, `not-a-covariance`.
 */
export function rankProbabilities(
  estimate: Float64Array,
  covariance: Float64Array,
  options: RankProbabilityOptions = {},
): RankProbabilities {
  const { draws = 4000, seed = 1, level = 0.95 } = options;
  const values = drawEstimates(estimate, covariance, { seed, to: draws });
  return rankProbabilitiesFromDraws(values, estimate.length, { seed, level });
}

/**
 * From given draws (of a latent fit, a bootstrap): N rows of `models` values, row-major. The draws
 * are kept for `above`, so they must not be changed afterwards.
 *
 * @param options.seed the one that made the draws, kept for the record.
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite`, `out-of-range`.
 */
export function rankProbabilitiesFromDraws(
  draws: Float64Array | Float32Array,
  models: number,
  options: { readonly seed: number; readonly level?: number },
): RankProbabilities {
  const { seed, level = 0.95 } = options;
  if (!(level > 0 && level < 1)) {
    throw new StatisticsError('out-of-range', `a level lies between 0 and 1, not at ${level}`);
  }
  const share = rankShares(draws, models);
  const best = new Float64Array(models);
  const expectedRank = new Float64Array(models);
  const lower = new Int32Array(models);
  const upper = new Int32Array(models);
  for (let i = 0; i < models; i++) {
    const row = share.subarray(i * models, (i + 1) * models);
    best[i] = row[0]!;
    expectedRank[i] = row.reduce((sum, value, r) => sum + value * (r + 1), 0);
    lower[i] = rankQuantile(row, (1 - level) / 2);
    upper[i] = rankQuantile(row, (1 + level) / 2);
  }
  return {
    best,
    expectedRank,
    lower,
    upper,
    share,
    top: (k) => topShares(share, models, k),
    above: (i, j) => aboveShare(draws, models, i, j),
    level,
    draws: countDraws(draws, models),
    seed,
  };
}

/** Smallest rank whose cumulative share reaches p; sums of shares round by about 1e-13. */
function rankQuantile(shares: Float64Array, p: number): number {
  let sum = 0;
  for (let r = 0; r < shares.length; r++) {
    sum += shares[r]!;
    if (sum >= p - 1e-12) return r + 1;
  }
  return shares.length;
}

function topShares(share: Float64Array, models: number, k: number): Float64Array {
  if (!Number.isInteger(k) || k < 1 || k > models) {
    throw new StatisticsError('out-of-range', `there is no top ${k} of ${models} models`);
  }
  return Float64Array.from({ length: models }, (_, i) =>
    Math.min(
      1,
      share.subarray(i * models, i * models + k).reduce((sum, value) => sum + value, 0),
    ),
  );
}

function aboveShare(
  draws: Float64Array | Float32Array,
  models: number,
  i: number,
  j: number,
): number {
  for (const model of [i, j]) {
    if (!Number.isInteger(model) || model < 0 || model >= models) {
      throw new StatisticsError('out-of-range', `there is no model ${model} among ${models}`);
    }
  }
  let twice = 0;
  for (let start = 0; start < draws.length; start += models) {
    const difference = draws[start + i]! - draws[start + j]!;
    if (difference > 0) twice += 2;
    else if (difference === 0) twice += 1;
  }
  return twice / 2 / countDraws(draws, models);
}
