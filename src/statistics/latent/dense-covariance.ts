import { factorise, inverseFactor } from './dense-solver.ts';
import { evaluate, type Objective, type Search } from './newton.ts';
import { assemble } from './normal-equations.ts';
import type { Parameters } from './parameters.ts';

/** Inverse of the Schur complement, through the inverse of its factor. */
export interface DenseCovariance {
  readonly size: number;
  /** See `inverseFactor`. */
  readonly inverse: Float64Array;
}

/**
 * Laplace covariance of the dense parameters at the given point: inverse of the curvature with IRLS
 * weights. Leaves `search` assembled at that point, with its factor.
 */
export function denseCovariance(
  search: Search,
  parameters: Parameters,
  objective: Objective,
): DenseCovariance {
  const { layout, equations, solver } = search;
  evaluate(search, parameters, objective, 'weights');
  assemble(search, parameters, objective.priors, 0);
  factorise(solver, equations.matrix);
  return { size: layout.size, inverse: inverseFactor(solver.factor, layout.size) };
}

/** Covariance of two dense parameters. */
export function covarianceAt({ size, inverse }: DenseCovariance, i: number, j: number): number {
  let sum = 0;
  for (let k = Math.max(i, j); k < size; k++)
    sum += inverse[i * size + k]! * inverse[j * size + k]!;
  return sum;
}
