import type { Layout } from './layout.ts';

/** All parameters of a fit. The score of a row is chance + (ceiling - chance) sigmoid(eta), with
 *  eta = exp(logSlope) (ability + mode effect) - intercept + source effect + harness effect. */
export interface Parameters {
  /** Abilities, mode effects, source effects, means of sources and modes; see `Layout`. */
  readonly dense: Float64Array;
  readonly intercept: Float64Array;
  readonly logSlope: Float64Array;
  readonly group: Float64Array;
}

export function zeroParameters(layout: Layout): Parameters {
  return {
    dense: new Float64Array(layout.size),
    intercept: new Float64Array(layout.benchmarks),
    logSlope: new Float64Array(layout.benchmarks),
    group: new Float64Array(layout.groups),
  };
}

export function copyParameters(from: Parameters, to: Parameters): void {
  to.dense.set(from.dense);
  to.intercept.set(from.intercept);
  to.logSlope.set(from.logSlope);
  to.group.set(from.group);
}

export function cloneParameters(p: Parameters): Parameters {
  return {
    dense: p.dense.slice(),
    intercept: p.intercept.slice(),
    logSlope: p.logSlope.slice(),
    group: p.group.slice(),
  };
}
