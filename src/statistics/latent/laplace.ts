import type { LatentFit } from './result.ts';

/**
 * Covariance of the abilities given the variance components (Laplace approximation), on the
 * normalised scale, of abilities with mean 0, and `profileSd` on its diagonal.
 * Cheap, for interactive dates and filters; the bootstrap by document is the default elsewhere.
 *
 * @returns models x models, row-major.
 */
export function laplaceCovariance(fit: LatentFit): Float64Array {
  const models = fit.ability.length;
  const { inverseFactor } = fit;
  const size = Math.sqrt(inverseFactor.length);
  const covariance = new Float64Array(models * models);
  for (let i = 0; i < models; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < size; k++)
        sum += inverseFactor[i * size + k]! * inverseFactor[j * size + k]!;
      const value = fit.stretch ** 2 * sum;
      covariance[i * models + j] = value;
      covariance[j * models + i] = value;
    }
  }
  for (let i = 0; i < models; i++) covariance[i * models + i]! += fit.profileSd[i]! ** 2;
  return centre(covariance, models);
}

/** Covariance of the same variables after their mean is taken off. */
function centre(covariance: Float64Array, size: number): Float64Array {
  const means = new Float64Array(size);
  let grand = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) means[i]! += covariance[i * size + j]! / size;
    grand += means[i]! / size;
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) covariance[i * size + j]! += grand - means[i]! - means[j]!;
  }
  return covariance;
}
