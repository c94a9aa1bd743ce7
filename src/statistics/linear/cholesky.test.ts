import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { cholesky } from './cholesky.ts';
import fixture from './fixtures/linear.json' with { type: 'json' };
import { backSolve, forwardSolve, logDeterminant, solveSymmetric } from './solve.ts';

/** A random positive definite matrix, from (size, seed). */
function positiveDefinite(size: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const root = Float64Array.from({ length: size * (size + 2) }, random.normal);
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size + 2; k++) {
        matrix[i * size + j]! += root[i * (size + 2) + k]! * root[j * (size + 2) + k]!;
      }
    }
  }
  return matrix;
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(0, ...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
}

describe.each(fixture.cases)('numpy: $name', ({ size, matrix, right, factor, ...expected }) => {
  const a = Float64Array.from(matrix);

  test('factor', () => {
    expect(largestDifference(cholesky(a, size), factor)).toBeLessThan(1e-9);
  });

  test('solution', () => {
    const solution = solveSymmetric(a, size, Float64Array.from(right));
    const scale = Math.max(...expected.solution.map(Math.abs));
    expect(largestDifference(solution, expected.solution) / scale).toBeLessThan(1e-9);
  });

  test('log-determinant', () => {
    expect(logDeterminant(cholesky(a, size), size)).toBeCloseTo(expected.logDeterminant, 8);
  });
});

describe('cholesky', () => {
  test('of any positive definite matrix multiplies back to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 23 }), fc.nat(), (size, seed) => {
        const matrix = positiveDefinite(size, seed);
        const l = cholesky(matrix, size);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            let sum = 0;
            for (let k = 0; k < size; k++) sum += l[i * size + k]! * l[j * size + k]!;
            const scale = Math.sqrt(matrix[i * size + i]! * matrix[j * size + j]!);
            expect(Math.abs(sum - matrix[i * size + j]!)).toBeLessThan(1e-12 * scale);
            if (j > i) expect(l[i * size + j]).toBe(0);
          }
        }
      }),
    );
  });

  test('skipping leading zeros does not change the factor', () => {
    const size = 11;
    const matrix = new Float64Array(size * size);
    const inner = positiveDefinite(6, 5);
    for (let i = 0; i < size; i++) matrix[i * size + i] = 2 + i;
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < 6; j++) matrix[(i + 4) * size + j + 4] = inner[i * 6 + j]!;
    }
    const l = cholesky(matrix, size);
    const block = cholesky(inner, 6);
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < 6; j++) expect(l[(i + 4) * size + j + 4]).toBe(block[i * 6 + j]);
    }
    expect(l[10 * size + 10]).toBeCloseTo(Math.sqrt(12), 14);
  });

  test.each([
    ['singular', [1, 1, 1, 1]],
    ['indefinite', [1, 2, 2, 1]],
    ['zero', [0, 0, 0, 0]],
    ['not finite', [Number.NaN, 0, 0, 1]],
  ])('refuses a %s matrix', (_, entries) => {
    expect(() => cholesky(Float64Array.from(entries), 2)).toThrow(
      expect.objectContaining({ code: 'not-positive-definite' }),
    );
  });

  test('refuses a matrix of another size', () => {
    expect(() => cholesky(new Float64Array(5), 2)).toThrow(
      expect.objectContaining({ code: 'length-mismatch' }),
    );
  });
});

describe('triangular solves', () => {
  test('undo the product', () => {
    const size = 9;
    const l = cholesky(positiveDefinite(size, 3), size);
    const x = Float64Array.from({ length: size }, createRandom(4).normal);
    const lx = new Float64Array(size);
    const ltx = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < size; k++) {
        lx[i]! += l[i * size + k]! * x[k]!;
        ltx[i]! += l[k * size + i]! * x[k]!;
      }
    }
    expect(largestDifference(forwardSolve(l, size, lx), x)).toBeLessThan(1e-10);
    expect(largestDifference(backSolve(l, size, ltx), x)).toBeLessThan(1e-10);
  });

  test('refuse a right side of another length and a zero on the diagonal', () => {
    const l = Float64Array.of(1, 0, 1, 0);
    expect(() => forwardSolve(l, 2, new Float64Array(3))).toThrow(
      expect.objectContaining({ code: 'length-mismatch' }),
    );
    expect(() => backSolve(l, 2, new Float64Array(2))).toThrow(
      expect.objectContaining({ code: 'singular' }),
    );
  });
});
