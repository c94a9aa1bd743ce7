import { StatisticsError } from '../errors.ts';
import { countDraws, drawMoments, factorCovariance, normalDraws } from '../linear/index.ts';
import { canonicalEstimates, checkFinite } from './canonical-order.ts';

/** All that rank sets are made from. Models stand in order of their estimates, best first. */
export interface RankEvidence {
  readonly size: number;
  /** Position in the input of each model. */
  readonly order: Int32Array;
  /** Descending. */
  readonly estimate: Float64Array;
  /** 1 / sd of each difference, size x size; 0 where the difference is known exactly. */
  readonly inverseSd: Float64Array;
  /** Standard deviation of each error when all are independent; undefined when some are not. */
  readonly ownSd: Float64Array | undefined;
  /** Draws of the estimation error, N x size, row-major, mean 0. */
  readonly errors: Float64Array;
  readonly draws: number;
  readonly warnings: readonly string[];
}

/**
 * A difference whose variance is below this share of the two variances is known exactly: the two
 * rows are the same up to rounding.
 */
const exactDifference = 1e-12;

/** Errors drawn from N(0, covariance). @throws StatisticsError as `canonicalEstimates`. */
export function normalEvidence(
  estimate: Float64Array,
  covariance: Float64Array,
  draws: number,
  seed: number,
): RankEvidence {
  const size = estimate.length;
  const sorted = canonicalEstimates(estimate, covariance);
  const factor = factorCovariance(sorted.covariance, size);
  return {
    size,
    order: sorted.order,
    estimate: sorted.estimate,
    inverseSd: inverseDifferenceSd(sorted.covariance, size),
    ownSd: factor.first.every((column, i) => column === i)
      ? Float64Array.from({ length: size }, (_, i) => Math.sqrt(sorted.covariance[i * size + i]!))
      : undefined,
    errors: normalDraws(factor, { seed, to: draws }),
    draws,
    warnings:
      factor.shrink > 0
        ? [`the covariance was indefinite: correlations were reduced by ${factor.shrink * 100} %`]
        : [],
  };
}

/**
 * Errors taken from draws of the models' values, around the mean of the draws.
 *
 * @param draws N rows of M values, row-major.
 * @param estimate M values, higher is better; default the means of the draws.
 * @throws StatisticsError `empty`, `length-mismatch`, `too-few-draws` or `not-finite`.
 */
export function drawnEvidence(
  draws: Float64Array | Float32Array,
  models: number,
  estimate?: Float64Array,
): RankEvidence {
  if (models === 0) throw new StatisticsError('empty', 'there is no model to rank');
  const count = countDraws(draws, models);
  const { mean, covariance } = drawMoments(draws, models);
  const values = estimate ?? mean;
  if (values.length !== models) {
    throw new StatisticsError('length-mismatch', `${values.length} estimates for ${models} models`);
  }
  checkFinite(values);
  const order = Int32Array.from(values.keys()).sort((i, j) => values[j]! - values[i]! || i - j);
  const sorted = new Float64Array(models * models);
  const errors = new Float64Array(count * models);
  for (let k = 0; k < models; k++) {
    const model = order[k]!;
    for (let l = 0; l < models; l++) {
      sorted[k * models + l] = covariance[model * models + order[l]!]!;
    }
    for (let r = 0; r < count; r++) {
      errors[r * models + k] = draws[r * models + model]! - mean[model]!;
    }
  }
  return {
    size: models,
    order,
    estimate: Float64Array.from(order, (model) => values[model]!),
    inverseSd: inverseDifferenceSd(sorted, models),
    ownSd: undefined,
    errors,
    draws: count,
    warnings: [],
  };
}

function inverseDifferenceSd(covariance: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const own = covariance[i * size + i]!;
    for (let j = 0; j < i; j++) {
      const sum = own + covariance[j * size + j]!;
      const variance = sum - 2 * covariance[i * size + j]!;
      if (variance <= exactDifference * sum) continue;
      inverse[i * size + j] = 1 / Math.sqrt(variance);
      inverse[j * size + i] = inverse[i * size + j]!;
    }
  }
  return inverse;
}
