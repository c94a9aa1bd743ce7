import { StatisticsError } from '../errors.ts';
import { checkSquare, cholesky } from './cholesky.ts';

/** x with L x = b, for a lower triangular L (size x size, row-major). */
export function forwardSolve(factor: Float64Array, size: number, b: Float64Array): Float64Array {
  checkSystem(factor, size, b);
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * size + k]! * x[k]!;
    x[i] = sum / factor[i * size + i]!;
  }
  return x;
}

/** x with L' x = b, for a lower triangular L (size x size, row-major). */
export function backSolve(factor: Float64Array, size: number, b: Float64Array): Float64Array {
  checkSystem(factor, size, b);
  const x = Float64Array.from(b);
  for (let i = size - 1; i >= 0; i--) {
    const value = x[i]! / factor[i * size + i]!;
    x[i] = value;
    for (let k = 0; k < i; k++) x[k] = x[k]! - factor[i * size + k]! * value;
  }
  return x;
}

/**
 * x with A x = b, for a symmetric positive definite A (size x size, row-major).
 *
 * @throws StatisticsError `length-mismatch` or `not-positive-definite`.
 */
export function solveSymmetric(matrix: Float64Array, size: number, b: Float64Array): Float64Array {
  const factor = cholesky(matrix, size);
  return backSolve(factor, size, forwardSolve(factor, size, b));
}

/** Logarithm of the determinant of A = L L', from L. */
export function logDeterminant(factor: Float64Array, size: number): number {
  checkSquare(factor, size);
  let sum = 0;
  for (let i = 0; i < size; i++) sum += Math.log(factor[i * size + i]!);
  return 2 * sum;
}

function checkSystem(factor: Float64Array, size: number, b: Float64Array): void {
  checkSquare(factor, size);
  if (b.length !== size) {
    throw new StatisticsError(
      'length-mismatch',
      `the right side has ${b.length} entries, not ${size}`,
    );
  }
  for (let i = 0; i < size; i++) {
    if (!(factor[i * size + i] !== 0)) {
      throw new StatisticsError('singular', `the triangular matrix has a 0 on its diagonal`);
    }
  }
}
