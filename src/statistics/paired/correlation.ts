import { sum } from '../intervals/sum.ts';

/**
 * Pearson correlation, weighted when weights are given, in [-1, 1].
 *
 * @returns undefined when one side is constant.
 */
export function correlation(
  x: Float64Array,
  y: Float64Array,
  weights?: Float64Array,
): number | undefined {
  if (isConstant(x) || isConstant(y)) return undefined;
  const meanX = weightedMean(x, weights);
  const meanY = weightedMean(y, weights);
  let cross = 0;
  let squareX = 0;
  let squareY = 0;
  for (let i = 0; i < x.length; i++) {
    const weight = weights ? weights[i]! : 1;
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    cross += weight * dx * dy;
    squareX += weight * dx * dx;
    squareY += weight * dy * dy;
  }
  const value = cross / Math.sqrt(squareX) / Math.sqrt(squareY);
  return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : undefined;
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

function weightedMean(values: Float64Array, weights: Float64Array | undefined): number {
  if (!weights) return sum(values) / values.length;
  return sum(values.map((value, i) => value * weights[i]!)) / sum(weights);
}
