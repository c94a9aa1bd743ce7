import { StatisticsError } from '../errors.ts';

/**
 * Lower Cholesky factor L of a symmetric positive definite matrix, A = L L'. Only the lower
 * triangle of `matrix` is read; the upper triangle of the result is 0.
 *
 * @param matrix size x size, row-major.
 * @throws StatisticsError `length-mismatch`, or `not-positive-definite` when a pivot is not above
 *   1e-14 of its diagonal entry, for a smaller one is rounding and not information.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  checkSquare(matrix, size);
  const factor = new Float64Array(size * size);
  const failed = factorInto(factor, matrix, size, (row) => 1e-14 * matrix[row * size + row]!);
  if (failed >= 0) {
    throw new StatisticsError(
      'not-positive-definite',
      `the matrix is not positive definite: pivot ${failed + 1} of ${size} vanishes`,
    );
  }
  return factor;
}

export function checkSquare(matrix: Float64Array, size: number): void {
  if (!Number.isInteger(size) || size < 0 || matrix.length !== size * size) {
    throw new StatisticsError(
      'length-mismatch',
      `a ${size} x ${size} matrix has ${size * size} entries, not ${matrix.length}`,
    );
  }
}

/**
 * Fills `factor`, four rows at a time so that each loaded row serves four sums, and skips what lies
 * left of a row's first entry, which makes diagonal and block matrices cheap. Neither changes the
 * order of any sum.
 *
 * @param smallestPivot the value that the pivot of a row must exceed.
 * @returns the row whose pivot fails, or -1.
 */
export function factorInto(
  factor: Float64Array,
  matrix: Float64Array,
  size: number,
  smallestPivot: (row: number) => number,
): number {
  factor.fill(0);
  const first = firstEntries(matrix, size);
  for (let top = 0; top < size; top += 4) {
    const bottom = Math.min(top + 4, size);
    if (bottom - top === 4) eliminateFour(factor, matrix, size, top, first);
    else
      for (let i = top; i < bottom; i++) eliminate(factor, matrix, size, i, first[i]!, top, first);
    for (let i = top; i < bottom; i++) {
      eliminate(factor, matrix, size, i, Math.max(top, first[i]!), i, first);
      const row = i * size;
      let pivot = matrix[row + i]!;
      for (let k = first[i]!; k < i; k++) pivot -= factor[row + k]! * factor[row + k]!;
      if (!(pivot > smallestPivot(i))) return i;
      factor[row + i] = Math.sqrt(pivot);
    }
  }
  return -1;
}

/** Column of the first entry of each row's lower triangle that is not 0; the factor has the same. */
export function firstEntries(matrix: Float64Array, size: number): Int32Array {
  const first = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    let column = 0;
    while (column < i && matrix[i * size + column] === 0) column++;
    first[i] = column;
  }
  return first;
}

/** Columns `from` to `to` of row i. */
function eliminate(
  factor: Float64Array,
  matrix: Float64Array,
  size: number,
  i: number,
  from: number,
  to: number,
  first: Int32Array,
): void {
  const row = i * size;
  for (let j = from; j < to; j++) {
    const other = j * size;
    let sum = matrix[row + j]!;
    for (let k = Math.max(first[i]!, first[j]!); k < j; k++) {
      sum -= factor[row + k]! * factor[other + k]!;
    }
    factor[row + j] = sum / factor[other + j]!;
  }
}

/** Columns left of `top` of the rows top to top + 3. */
function eliminateFour(
  factor: Float64Array,
  matrix: Float64Array,
  size: number,
  top: number,
  first: Int32Array,
): void {
  const r0 = top * size;
  const r1 = r0 + size;
  const r2 = r1 + size;
  const r3 = r2 + size;
  const start = Math.min(first[top]!, first[top + 1]!, first[top + 2]!, first[top + 3]!);
  for (let j = start; j < top; j++) {
    const other = j * size;
    let s0 = matrix[r0 + j]!;
    let s1 = matrix[r1 + j]!;
    let s2 = matrix[r2 + j]!;
    let s3 = matrix[r3 + j]!;
    for (let k = Math.max(start, first[j]!); k < j; k++) {
      const value = factor[other + k]!;
      s0 -= factor[r0 + k]! * value;
      s1 -= factor[r1 + k]! * value;
      s2 -= factor[r2 + k]! * value;
      s3 -= factor[r3 + k]! * value;
    }
    const pivot = factor[other + j]!;
    factor[r0 + j] = s0 / pivot;
    factor[r1 + j] = s1 / pivot;
    factor[r2 + j] = s2 / pivot;
    factor[r3 + j] = s3 / pivot;
  }
}
