/**
 * The two passes over a dense matrix that conjugate gradients make in every iteration. Four rows are
 * taken at a time, so that each loaded number serves four sums; the order of no sum changes.
 */

/** Replaces x by (L L')^-1 x. @param factor L, size x size, lower triangle, row-major. */
export function solveFactored(factor: Float64Array, size: number, x: Float64Array): void {
  const whole = size - (size % 4);
  for (let top = 0; top < whole; top += 4) forwardFour(factor, size, x, top);
  for (let i = whole; i < size; i++) forwardRow(factor, size, x, i, 0);
  for (let i = size - 1; i >= whole; i--) backwardRow(factor, size, x, i, 0);
  for (let top = whole - 4; top >= 0; top -= 4) backwardFour(factor, size, x, top);
}

function forwardFour(factor: Float64Array, size: number, x: Float64Array, top: number): void {
  const r0 = top * size;
  const r1 = r0 + size;
  const r2 = r1 + size;
  const r3 = r2 + size;
  let s0 = x[top]!;
  let s1 = x[top + 1]!;
  let s2 = x[top + 2]!;
  let s3 = x[top + 3]!;
  for (let k = 0; k < top; k++) {
    const value = x[k]!;
    s0 -= factor[r0 + k]! * value;
    s1 -= factor[r1 + k]! * value;
    s2 -= factor[r2 + k]! * value;
    s3 -= factor[r3 + k]! * value;
  }
  x[top] = s0;
  x[top + 1] = s1;
  x[top + 2] = s2;
  x[top + 3] = s3;
  for (let i = top; i < top + 4; i++) forwardRow(factor, size, x, i, top);
}

/** Finishes entry i, of which the terms before `from` are already taken off. */
function forwardRow(
  factor: Float64Array,
  size: number,
  x: Float64Array,
  i: number,
  from: number,
): void {
  const row = i * size;
  let sum = x[i]!;
  for (let k = from; k < i; k++) sum -= factor[row + k]! * x[k]!;
  x[i] = sum / factor[row + i]!;
}

function backwardFour(factor: Float64Array, size: number, x: Float64Array, top: number): void {
  for (let i = top + 3; i >= top; i--) backwardRow(factor, size, x, i, top);
  const r0 = top * size;
  const r1 = r0 + size;
  const r2 = r1 + size;
  const r3 = r2 + size;
  const x0 = x[top]!;
  const x1 = x[top + 1]!;
  const x2 = x[top + 2]!;
  const x3 = x[top + 3]!;
  for (let k = 0; k < top; k++) {
    let value = x[k]! - factor[r3 + k]! * x3;
    value -= factor[r2 + k]! * x2;
    value -= factor[r1 + k]! * x1;
    x[k] = value - factor[r0 + k]! * x0;
  }
}

/** Finishes entry i and takes it off the entries from `from` to i. */
function backwardRow(
  factor: Float64Array,
  size: number,
  x: Float64Array,
  i: number,
  from: number,
): void {
  const row = i * size;
  const value = x[i]! / factor[row + i]!;
  x[i] = value;
  for (let k = from; k < i; k++) x[k]! -= factor[row + k]! * value;
}

/** y = A x. @param matrix A, size x size, symmetric, of which the lower triangle is read. */
export function multiplySymmetric(
  matrix: Float64Array,
  size: number,
  x: Float64Array,
  y: Float64Array,
): void {
  const whole = size - (size % 4);
  for (let top = 0; top < whole; top += 4) multiplyFour(matrix, size, x, y, top);
  for (let i = whole; i < size; i++) {
    y[i] = matrix[i * size + i]! * x[i]!;
    multiplyRow(matrix, size, x, y, i, 0);
  }
}

function multiplyFour(
  matrix: Float64Array,
  size: number,
  x: Float64Array,
  y: Float64Array,
  top: number,
): void {
  const r0 = top * size;
  const r1 = r0 + size;
  const r2 = r1 + size;
  const r3 = r2 + size;
  const x0 = x[top]!;
  const x1 = x[top + 1]!;
  const x2 = x[top + 2]!;
  const x3 = x[top + 3]!;
  let s0 = matrix[r0 + top]! * x0;
  let s1 = matrix[r1 + top + 1]! * x1;
  let s2 = matrix[r2 + top + 2]! * x2;
  let s3 = matrix[r3 + top + 3]! * x3;
  for (let k = 0; k < top; k++) {
    const xk = x[k]!;
    const v0 = matrix[r0 + k]!;
    const v1 = matrix[r1 + k]!;
    const v2 = matrix[r2 + k]!;
    const v3 = matrix[r3 + k]!;
    s0 += v0 * xk;
    s1 += v1 * xk;
    s2 += v2 * xk;
    s3 += v3 * xk;
    y[k] = y[k]! + v0 * x0 + v1 * x1 + v2 * x2 + v3 * x3;
  }
  y[top] = s0;
  y[top + 1] = s1;
  y[top + 2] = s2;
  y[top + 3] = s3;
  for (let i = top; i < top + 4; i++) multiplyRow(matrix, size, x, y, i, top);
}

/** Adds the entries (i, k) and (k, i) for k from `from` to i. */
function multiplyRow(
  matrix: Float64Array,
  size: number,
  x: Float64Array,
  y: Float64Array,
  i: number,
  from: number,
): void {
  const row = i * size;
  const xi = x[i]!;
  let sum = y[i]!;
  for (let k = from; k < i; k++) {
    const value = matrix[row + k]!;
    sum += value * x[k]!;
    y[k]! += value * xi;
  }
  y[i] = sum;
}
