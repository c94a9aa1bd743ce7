import { StatisticsError } from '../errors.ts';
import { checkSquare, factorInto, firstEntries } from './cholesky.ts';

/** A lower triangular L with L L' equal to a covariance, or to the nearest that has one. */
export interface CovarianceFactor {
  readonly size: number;
  /** size x size, row-major. A row of 0 belongs to a coordinate without variance. */
  readonly lower: Float64Array;
  /** Column of the first entry of each row of `lower` that may differ from 0. */
  readonly first: Int32Array;
  /** Added to every positive variance; 0 when the matrix was positive definite. */
  readonly jitter: number;
  /** Share taken off every covariance (not off the variances); 0 unless the matrix was indefinite. */
  readonly shrink: number;
}

/** Rounding error allowed in what is given, relative. */
const tolerance = 1e-8;

/** Jitter as a share of the mean variance: 1e-6 of a standard deviation. */
const relativeJitter = 1e-12;

/**
 * Factors a covariance that may be singular or, from rounding or from pieces estimated apart,
 * slightly indefinite:
 * 1. as it is;
 * 2. with 1e-12 of the mean variance added to the variances (singular matrices, such as those of
 *    estimates that sum to 0, or of two identical models);
 * 3. with all covariances multiplied by 1 - s, s = 1e-8, 2e-8, 4e-8, ..., 1: the variances stay and
 *    the correlations weaken until the matrix is positive definite. At s = 1 it is diagonal.
 * A coordinate without variance is a constant and stays one.
 *
 * @param covariance size x size, row-major.
 * @throws StatisticsError `length-mismatch`, or what `checkCovariance` throws.
 */
export function factorCovariance(covariance: Float64Array, size: number): CovarianceFactor {
  checkSquare(covariance, size);
  checkCovariance(covariance, size);
  const trial = Float64Array.from(covariance);
  const constant = (row: number): boolean => covariance[row * size + row] === 0;
  let trace = 0;
  for (let i = 0; i < size; i++) {
    trace += covariance[i * size + i]!;
    if (constant(i)) trial[i * size + i] = 1;
  }
  const lower = new Float64Array(size * size);
  const finish = (jitter: number, shrink: number): CovarianceFactor => {
    for (let i = 0; i < size; i++) if (constant(i)) lower[i * size + i] = 0;
    return { size, lower, first: firstEntries(trial, size), jitter, shrink };
  };

  if (factorInto(lower, trial, size, (row) => 1e-13 * trial[row * size + row]!) < 0) {
    return finish(0, 0);
  }
  const jitter = (relativeJitter * trace) / size;
  for (let i = 0; i < size; i++) {
    if (!constant(i)) trial[i * size + i] = covariance[i * size + i]! + jitter;
  }
  if (factorInto(lower, trial, size, () => jitter / 10) < 0) return finish(jitter, 0);
  for (let shrink = 1e-8; ; shrink = Math.min(1, shrink * 2)) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        trial[i * size + j] = covariance[i * size + j]! * (1 - shrink);
      }
    }
    if (factorInto(lower, trial, size, () => jitter / 10) < 0) return finish(jitter, shrink);
  }
}

/**
 * @throws StatisticsError `not-finite`; `negative-variance`; `not-a-covariance` when the matrix is
 *   not symmetric or some covariance exceeds what its two variances allow, by more than 1e-8 of it.
 */
export function checkCovariance(covariance: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const variance = covariance[i * size + i]!;
    if (variance < 0) {
      throw new StatisticsError('negative-variance', `variance ${i} is negative: ${variance}`);
    }
    for (let j = 0; j <= i; j++) {
      const value = covariance[i * size + j]!;
      const mirror = covariance[j * size + i]!;
      if (!Number.isFinite(value) || !Number.isFinite(mirror)) {
        throw new StatisticsError('not-finite', `covariance (${i}, ${j}) is not finite`);
      }
      const limit = Math.sqrt(variance * covariance[j * size + j]!);
      if (Math.abs(value - mirror) > tolerance * limit) {
        throw new StatisticsError(
          'not-a-covariance',
          `covariance (${i}, ${j}) is ${value}, but (${j}, ${i}) is ${mirror}`,
        );
      }
      if (Math.abs(value) > limit * (1 + tolerance)) {
        throw new StatisticsError(
          'not-a-covariance',
          `covariance (${i}, ${j}) is ${value}, but the variances allow ${limit} at most`,
        );
      }
    }
  }
}
