import { StatisticsError } from '../errors.ts';

/** Mean and covariance of the columns of N draws. */
export interface DrawMoments {
  readonly mean: Float64Array;
  /** size x size, row-major, denominator N - 1. */
  readonly covariance: Float64Array;
}

/**
 * @param draws N rows of `size` values, row-major, N >= 2.
 * @throws StatisticsError `length-mismatch`, `too-few-draws` or `not-finite`.
 */
export function drawMoments(draws: Float64Array | Float32Array, size: number): DrawMoments {
  const count = countDraws(draws, size);
  if (count < 2) throw new StatisticsError('too-few-draws', 'a covariance needs at least 2 draws');
  const mean = drawMeans(draws, size);
  const covariance = new Float64Array(size * size);
  const deviation = new Float64Array(size);
  for (let r = 0; r < count; r++) {
    for (let i = 0; i < size; i++) deviation[i] = draws[r * size + i]! - mean[i]!;
    for (let i = 0; i < size; i++) {
      const d = deviation[i]!;
      const row = i * size;
      for (let j = 0; j <= i; j++) covariance[row + j] = covariance[row + j]! + d * deviation[j]!;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = covariance[i * size + j]! / (count - 1);
      covariance[i * size + j] = value;
      covariance[j * size + i] = value;
    }
  }
  return { mean, covariance };
}

/** Means of the columns of N draws. @throws StatisticsError `length-mismatch` or `not-finite`. */
export function drawMeans(draws: Float64Array | Float32Array, size: number): Float64Array {
  const count = countDraws(draws, size);
  const mean = new Float64Array(size);
  for (let r = 0, at = 0; r < count; r++) {
    for (let i = 0; i < size; i++, at++) mean[i] = mean[i]! + draws[at]!;
  }
  for (let i = 0; i < size; i++) {
    mean[i] = mean[i]! / count;
    if (!Number.isFinite(mean[i])) {
      throw new StatisticsError('not-finite', `the draws of column ${i} are not all finite`);
    }
  }
  return mean;
}

/** N of an N x size array. @throws StatisticsError `length-mismatch` when it is not whole or is 0. */
export function countDraws(draws: Float64Array | Float32Array, size: number): number {
  const count = draws.length / size;
  if (!Number.isInteger(count) || count < 1) {
    throw new StatisticsError('length-mismatch', `${draws.length} values are no rows of ${size}`);
  }
  return count;
}
