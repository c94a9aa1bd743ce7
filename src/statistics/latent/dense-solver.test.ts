import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random.ts';
import { createDenseSolver, factorise, inverseFactor, solveDense } from './dense-solver.ts';

/** Lower triangle of a well-conditioned matrix, and the same a little changed. */
function matrices(size: number): [Float64Array, Float64Array] {
  const random = createRandom(size);
  const a = new Float64Array(size * size);
  const b = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      a[i * size + j] = 0.3 * random.normal();
      b[i * size + j] = a[i * size + j]! + 0.02 * random.normal();
    }
    a[i * size + i] = size;
    b[i * size + i] = size * (1 + 0.1 * random.uniform());
  }
  return [a, b];
}

function residual(
  matrix: Float64Array,
  size: number,
  x: Float64Array,
  right: Float64Array,
): number {
  let largest = 0;
  for (let i = 0; i < size; i++) {
    let sum = -right[i]!;
    for (let j = 0; j < size; j++) {
      sum += (i >= j ? matrix[i * size + j]! : matrix[j * size + i]!) * x[j]!;
    }
    largest = Math.max(largest, Math.abs(sum));
  }
  return largest;
}

describe.each([1, 2, 5, 23])('a system of %i', (size) => {
  const [a, b] = matrices(size);
  const right = Float64Array.from({ length: size }, (_, i) => Math.sin(i + 1));

  it('is solved by a factor, and a changed one with the old factor', () => {
    const solver = createDenseSolver(size);
    expect(residual(a, size, solveDense(solver, a, right, 1e-12), right)).toBeLessThan(1e-9);
    expect(solver.ready).toBe(true);
    expect(residual(b, size, solveDense(solver, b, right, 1e-12), right)).toBeLessThan(1e-9);
    expect([...solveDense(solver, a, new Float64Array(size), 1e-12)].every((x) => x === 0)).toBe(
      true,
    );
  });

  it('has the inverse of its factor', () => {
    const solver = createDenseSolver(size);
    factorise(solver, a);
    const inverse = inverseFactor(solver.factor, size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = 0;
        for (let k = 0; k <= i; k++) {
          sum += solver.factor[i * size + k]! * (k >= j ? inverse[j * size + k]! : 0);
        }
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 12);
      }
    }
  });

  it('is refused when singular', () => {
    const singular = a.slice();
    singular[size * size - 1] = -1;
    expect(() => factorise(createDenseSolver(size), singular)).toThrow(
      expect.objectContaining({ code: 'not-positive-definite' }),
    );
  });
});
