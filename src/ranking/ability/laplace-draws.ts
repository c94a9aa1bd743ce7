import { drawEstimates } from '../../statistics/composite/draw-estimates.ts';
import {
  type LatentFit,
  type LatentObservations,
  laplaceCovariance,
  type ReferenceSuite,
  suitePoints,
} from '../../statistics/latent/index.ts';
import type { AbilityDraws } from './ability.ts';

/** Enough for probabilities to the nearest percent, and quick. */
const laplaceCount = 1000;

/**
 * Draws of points from the curvature of the fit (STATISTICS C4.6 c): quick, and blind to how far
 * documents disagree beyond what the fit's own spreads say. Curves are held.
 */
export function laplaceDraws(
  o: LatentObservations,
  fit: LatentFit,
  suite: ReferenceSuite,
  seed = 1,
): AbilityDraws {
  const models = o.modelCount;
  const covariance = laplaceCovariance(fit);
  const abilities = drawEstimates(fit.ability, covariance, { seed, to: laplaceCount });
  const points = new Float64Array(abilities.length);
  for (let d = 0; d < laplaceCount; d++) {
    const row = abilities.subarray(d * models, (d + 1) * models);
    points.set(suitePoints(o, fit, suite, row), d * models);
  }
  return { method: 'laplace', seed, count: laplaceCount, points, excess: new Float64Array(0) };
}
