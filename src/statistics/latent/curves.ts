import type { Layout } from './layout.ts';
import type { LatentObservations } from './observations.ts';
import type { Parameters } from './parameters.ts';

/** Fitted score of each row and its derivative by the logit; `tilt` is the logit's by the log-slope. */
export interface Curves {
  readonly fitted: Float64Array;
  readonly derivative: Float64Array;
  readonly tilt: Float64Array;
}

export function createCurves(rows: number): Curves {
  return {
    fitted: new Float64Array(rows),
    derivative: new Float64Array(rows),
    tilt: new Float64Array(rows),
  };
}

/** Score and derivative at a logit, between the benchmark's chance level and its ceiling. */
export function curveAt(
  eta: number,
  chance: number,
  ceiling: number,
): { score: number; derivative: number } {
  // exp of a negative number only, so that neither end overflows.
  const tail = Math.exp(-Math.abs(eta));
  const upper = 1 / (1 + tail);
  const share = eta >= 0 ? upper : tail * upper;
  return {
    score: chance + (ceiling - chance) * share,
    derivative: (ceiling - chance) * upper * tail * upper,
  };
}

export function setCurves(
  curves: Curves,
  o: LatentObservations,
  layout: Layout,
  parameters: Parameters,
): void {
  const { dense, intercept, logSlope, group } = parameters;
  const { rowMode, rowSource, groups } = layout;
  const slopes = logSlope.map(Math.exp);
  for (let i = 0; i < layout.rows; i++) {
    const b = o.benchmark[i]!;
    let ability = dense[o.model[i]!]!;
    if (rowMode[i]! >= 0) ability += dense[rowMode[i]!]!;
    const tilt = slopes[b]! * ability;
    let eta = tilt - intercept[b]!;
    if (rowSource[i]! >= 0) eta += dense[rowSource[i]!]!;
    if (groups > 0 && o.group[i]! >= 0) eta += group[o.group[i]!]!;
    const tail = Math.exp(-Math.abs(eta));
    const upper = 1 / (1 + tail);
    const range = o.ceiling[b]! - o.chance[b]!;
    curves.tilt[i] = tilt;
    curves.fitted[i] = o.chance[b]! + range * (eta >= 0 ? upper : tail * upper);
    curves.derivative[i] = range * upper * tail * upper;
  }
}
