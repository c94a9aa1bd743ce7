export { cholesky } from './cholesky.ts';
export type { DrawMoments } from './draw-moments.ts';
export { countDraws, drawMeans, drawMoments } from './draw-moments.ts';
export type { CovarianceFactor } from './factor-covariance.ts';
export { checkCovariance, factorCovariance } from './factor-covariance.ts';
export type { NormalDrawsOptions } from './normal-draws.ts';
export { normalDraws } from './normal-draws.ts';
export { backSolve, forwardSolve, logDeterminant, solveSymmetric } from './solve.ts';
