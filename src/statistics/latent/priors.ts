import { StatisticsError } from '../errors.ts';
import type { Layout } from './layout.ts';
import type { LatentObservations } from './observations.ts';
import type { Parameters } from './parameters.ts';

/** Standard deviations of the normal priors, logits. Those of effects and abilities are estimated. */
export interface Priors {
  ability: number;
  /** Harness groups within a benchmark. */
  harness: number;
  /** Around the mean of each source type, in the order of `sourceTypes`. */
  readonly source: Float64Array;
  /** Around the mean of each mode. */
  readonly mode: Float64Array;
}

/** Weak priors that are not estimated: a benchmark can be very easy, but hardly ten times as steep. */
export const interceptSd = 3;
export const slopeSd = 0.5;
/** Of the mean effect of a source type or a mode. */
export const meanSd = 1;

/** Negative log prior density of all parameters, up to a constant. */
export function penalty(p: Parameters, layout: Layout, priors: Priors): number {
  const { dense } = p;
  let sum = 0;
  for (let m = 0; m < layout.models; m++) sum += square(dense[m]! / priors.ability);
  for (let k = 0; k < layout.effectMode.length; k++) {
    const mode = layout.effectMode[k]!;
    const mean = dense[layout.modeMeanOffset + mode]!;
    sum += square((dense[layout.modeOffset + k]! - mean) / priors.mode[mode]!);
  }
  for (let k = 0; k < layout.effectType.length; k++) {
    const type = layout.effectType[k]!;
    const mean = dense[layout.sourceMeanOffset + type]!;
    sum += square((dense[layout.sourceOffset + k]! - mean) / priors.source[type]!);
  }
  for (let k = layout.sourceMeanOffset; k < layout.size; k++) sum += square(dense[k]! / meanSd);
  for (let b = 0; b < layout.benchmarks; b++) {
    sum += square(p.intercept[b]! / interceptSd) + square(p.logSlope[b]! / slopeSd);
  }
  for (let g = 0; g < layout.groups; g++) sum += square(p.group[g]! / priors.harness);
  return sum / 2;
}

function square(value: number): number {
  return value * value;
}

/** Adds the prior's curvature and (negative) gradient of the dense part. */
export function addDensePriors(
  matrix: Float64Array,
  right: Float64Array,
  { dense }: Parameters,
  layout: Layout,
  priors: Priors,
): void {
  const { size } = layout;
  const own = (index: number, sd: number): void => {
    matrix[index * size + index]! += 1 / sd ** 2;
    right[index]! -= dense[index]! / sd ** 2;
  };
  // The means stand behind the effects, so that (mean, effect) is in the lower triangle.
  const around = (index: number, mean: number, sd: number): void => {
    const precision = 1 / sd ** 2;
    const pull = precision * (dense[index]! - dense[mean]!);
    matrix[index * size + index]! += precision;
    matrix[mean * size + mean]! += precision;
    matrix[mean * size + index]! -= precision;
    right[index]! -= pull;
    right[mean]! += pull;
  };
  for (let m = 0; m < layout.models; m++) own(m, priors.ability);
  for (let k = 0; k < layout.effectMode.length; k++) {
    const mode = layout.effectMode[k]!;
    around(layout.modeOffset + k, layout.modeMeanOffset + mode, priors.mode[mode]!);
  }
  for (let k = 0; k < layout.effectType.length; k++) {
    const type = layout.effectType[k]!;
    around(layout.sourceOffset + k, layout.sourceMeanOffset + type, priors.source[type]!);
  }
  for (let k = layout.sourceMeanOffset; k < size; k++) own(k, meanSd);
}

/** Starting values that are near what published scores give; they only shorten the way. */
export function startingPriors(o: LatentObservations, abilityPenalty: number | undefined): Priors {
  if (abilityPenalty !== undefined && !(abilityPenalty > 0 && Number.isFinite(abilityPenalty))) {
    throw new StatisticsError(
      'out-of-range',
      `abilityPenalty is ${abilityPenalty}, not a number above 0`,
    );
  }
  return {
    ability: abilityPenalty === undefined ? 0.85 : 1 / Math.sqrt(abilityPenalty),
    harness: 0.25,
    source: new Float64Array(5).fill(0.15),
    mode: new Float64Array(Math.max(1, o.modeCount)).fill(0.25),
  };
}
