import { StatisticsError } from '../errors.ts';
import { factorInto } from '../linear/cholesky.ts';
import { multiplySymmetric, solveFactored } from './dense-kernels.ts';

/**
 * Solves with the Schur complement. A Cholesky factor is kept and serves as the preconditioner of
 * conjugate gradients while the matrix has changed little; when these take too long, it is made anew.
 */
export interface DenseSolver {
  readonly size: number;
  readonly factor: Float64Array;
  /** Whether `factor` holds anything. */
  ready: boolean;
}

export function createDenseSolver(size: number): DenseSolver {
  return { size, factor: new Float64Array(size * size), ready: false };
}

const mostIterations = 16;

/** Factor of `matrix` (lower triangle); @throws StatisticsError `not-positive-definite`. */
export function factorise(solver: DenseSolver, matrix: Float64Array): void {
  solver.ready = false;
  const { size } = solver;
  const failed = factorInto(
    solver.factor,
    matrix,
    size,
    (row) => 1e-14 * matrix[row * size + row]!,
  );
  if (failed >= 0) {
    throw new StatisticsError(
      'not-positive-definite',
      `the normal equations of the latent fit are singular at parameter ${failed + 1} of ${size}`,
    );
  }
  solver.ready = true;
}

/**
 * x with `matrix` x = right; by conjugate gradients if `factor` serves, else by a new factor.
 *
 * @param accuracy largest error of x, relative to x, in the norm of the matrix.
 */
export function solveDense(
  solver: DenseSolver,
  matrix: Float64Array,
  right: Float64Array,
  accuracy: number,
): Float64Array {
  if (solver.ready) {
    const x = conjugateGradients(solver, matrix, right, accuracy);
    if (x) return x;
  }
  factorise(solver, matrix);
  const x = right.slice();
  solveFactored(solver.factor, solver.size, x);
  return x;
}

function conjugateGradients(
  solver: DenseSolver,
  matrix: Float64Array,
  right: Float64Array,
  accuracy: number,
): Float64Array | undefined {
  const { size, factor } = solver;
  const x = new Float64Array(size);
  const residual = right.slice();
  const z = right.slice();
  solveFactored(factor, size, z);
  let rz = dot(residual, z);
  if (rz === 0) return x;
  const target = rz * accuracy ** 2;
  const direction = z.slice();
  const image = new Float64Array(size);
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    multiplySymmetric(matrix, size, direction, image);
    const step = rz / dot(direction, image);
    if (!(step > 0)) return undefined;
    for (let k = 0; k < size; k++) {
      x[k]! += step * direction[k]!;
      residual[k]! -= step * image[k]!;
      z[k] = residual[k]!;
    }
    solveFactored(factor, size, z);
    const next = dot(residual, z);
    if (next <= target) return x;
    const ratio = next / rz;
    rz = next;
    for (let k = 0; k < size; k++) direction[k] = z[k]! + ratio * direction[k]!;
  }
  return undefined;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/**
 * Inverse of L as rows of its transpose: entry [j * size + i] is (L^-1)_ij for i >= j, so that the
 * columns of L^-1 lie side by side.
 */
export function inverseFactor(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let top = 0; top < size; top += 4) {
    const bottom = Math.min(top + 4, size);
    for (let j = top; j < bottom; j++) {
      inverse[j * size + j] = 1 / factor[j * size + j]!;
      for (let i = j + 1; i < bottom; i++) substitute(factor, inverse, size, j, i);
    }
    if (bottom - top === 4) substituteFour(factor, inverse, size, top);
  }
  return inverse;
}

function substitute(
  factor: Float64Array,
  inverse: Float64Array,
  size: number,
  j: number,
  i: number,
): void {
  let sum = 0;
  for (let k = j; k < i; k++) sum += factor[i * size + k]! * inverse[j * size + k]!;
  inverse[j * size + i] = -sum / factor[i * size + i]!;
}

/** Four columns at a time, so that each loaded row of the factor serves four sums. */
function substituteFour(
  factor: Float64Array,
  inverse: Float64Array,
  size: number,
  top: number,
): void {
  const c0 = top * size;
  const c1 = c0 + size;
  const c2 = c1 + size;
  const c3 = c2 + size;
  for (let i = top + 4; i < size; i++) {
    const row = i * size;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = top; k < i; k++) {
      const value = factor[row + k]!;
      s0 += value * inverse[c0 + k]!;
      s1 += value * inverse[c1 + k]!;
      s2 += value * inverse[c2 + k]!;
      s3 += value * inverse[c3 + k]!;
    }
    const pivot = -1 / factor[row + i]!;
    inverse[c0 + i] = s0 * pivot;
    inverse[c1 + i] = s1 * pivot;
    inverse[c2 + i] = s2 * pivot;
    inverse[c3 + i] = s3 * pivot;
  }
}
