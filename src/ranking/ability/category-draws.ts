import { createRandom } from '../../statistics/random/random.ts';
import type { Ability, AbilityCurve } from './ability.ts';

/** Points of every model with a row in the category, estimate and draws. */
export interface PointsTable {
  /** Per model of the fit; NaN for a model that has no row in the category. */
  estimate: Float64Array;
  /** count x models. */
  draws: Float64Array;
  count: number;
}

/**
 * Abilities of a category as predicted mean percentage on curves of that category. A draw moves a
 * model as the same draw of its general ability does, scaled to the error of its category ability
 * or, where that is larger, with the difference added.
 *
 * @param curves on which points are expressed, of equal weight.
 */
export function categoryPoints(
  ability: Ability,
  category: string,
  curves: readonly AbilityCurve[],
): PointsTable {
  const { models, draws } = ability;
  const width = models.length;
  const { count } = draws;
  const estimate = new Float64Array(width).fill(Number.NaN);
  const points = new Float64Array(count * width).fill(Number.NaN);
  const general = spreadOf(ability);
  models.forEach((model, m) => {
    const entry = model.profile[category];
    if (!entry) return;
    const centre = model.ability + entry.deviation;
    estimate[m] = pointsOn(curves, ability, centre);
    const own = general.sd[m]!;
    const scale = own > entry.sd ? entry.sd / own : 1;
    const extra = own > entry.sd ? 0 : Math.sqrt(entry.sd ** 2 - own ** 2);
    // A stream a model, so that the field asked for does not change the draws.
    const random = createRandom(draws.seed, m + 1);
    for (let d = 0; d < count; d++) {
      const moved = scale * general.moved[d * width + m]! + extra * random.normal();
      points[d * width + m] = pointsOn(curves, ability, centre + moved);
    }
  });
  return { estimate, draws: points, count };
}

/** Draws of the general ability in logits less its estimate, read back from points by local slope. */
function spreadOf(ability: Ability): { moved: Float64Array; sd: Float64Array } {
  const { models, draws } = ability;
  const width = models.length;
  const moved = new Float64Array(draws.points.length);
  const sd = new Float64Array(width);
  models.forEach((model, m) => {
    let squares = 0;
    let mean = 0;
    for (let d = 0; d < draws.count; d++) mean += draws.points[d * width + m]! / draws.count;
    for (let d = 0; d < draws.count; d++) squares += (draws.points[d * width + m]! - mean) ** 2;
    const spread = Math.sqrt(squares / Math.max(1, draws.count - 1));
    const slope = spread === 0 ? 0 : model.sd / spread;
    for (let d = 0; d < draws.count; d++) {
      moved[d * width + m] = slope * (draws.points[d * width + m]! - mean);
    }
    sd[m] = spread === 0 ? 0 : model.sd;
  });
  return { moved, sd };
}

/** Mean percentage on curves of equal weight. @param value ability, logits. */
export function pointsOn(
  curves: readonly AbilityCurve[],
  { location, stretch }: Pick<Ability, 'location' | 'stretch'>,
  value: number,
): number {
  const raw = value / stretch + location;
  let sum = 0;
  for (const { slope, intercept, chance } of curves) {
    sum += chance + (1 - chance) / (1 + Math.exp(intercept - slope * raw));
  }
  return (100 * sum) / curves.length;
}
