import { covarianceAt, type DenseCovariance, denseCovariance } from './dense-covariance.ts';
import type { Search, SearchResult } from './newton.ts';
import { sourceTypes } from './observations.ts';
import { profileVariances } from './profile-variance.ts';
import type { LatentFit, ModeEffect, SourceEffect } from './result.ts';
import type { LatentState } from './state.ts';

/** A self-report mean whose posterior is this close to its prior was hardly learned from the data. */
const weaklyIdentified = 0.5;

/** Turns the raw parameters into the normalised result with its errors. */
export function describeFit(search: Search, state: LatentState, found: SearchResult): LatentFit {
  const { o, layout } = search;
  const { parameters, priors, noise, spread, degrees } = state;
  const { dense, logSlope, intercept } = parameters;
  const objective = { priors, scale: noise.scale, degrees };
  const covariance = denseCovariance(search, parameters, objective);
  const sd = (k: number): number => Math.sqrt(covarianceAt(covariance, k, k));
  const abilities = dense.subarray(0, layout.models);
  const location = mean(abilities);
  const meanSlope = mean(logSlope);
  const stretch = Math.exp(meanSlope);
  const profile = profileVariances(
    o,
    layout,
    search.terms,
    noise,
    spread,
    logSlope,
    priors.ability,
  );
  const typeMean = layout.sourceMeanOffset;
  const sources = Array.from(layout.effectType, (type, k): SourceEffect => {
    const posterior = sd(layout.sourceOffset + k);
    return {
      type: sourceTypes[type]!,
      reporter: layout.effectReporter[k]!,
      value: dense[layout.sourceOffset + k]!,
      sd: posterior,
      identifiability: posterior / Math.hypot(priors.source[type]!, sd(typeMean + type)),
      rows: layout.effectRows[k]!,
    };
  });
  const modeEffects = Array.from(
    layout.effectMode,
    (mode, k): ModeEffect => ({
      model: layout.effectModel[k]!,
      mode,
      value: stretch * dense[layout.modeOffset + k]!,
      sd: stretch * sd(layout.modeOffset + k),
    }),
  );
  const present = new Set(layout.effectType);
  const byType = (of: (type: number) => number): Float64Array =>
    Float64Array.from(sourceTypes, (_, type) => (present.has(type) ? of(type) : 0));
  const { fitted } = search.curves;
  return {
    ability: abilities.map((value) => (value - location) * stretch),
    abilitySd: centredVariances(covariance, layout.models).map(
      (variance, m) => stretch * Math.sqrt(variance + profile[m]!),
    ),
    profileSd: profile.map((variance) => stretch * Math.sqrt(variance)),
    difficulty: intercept.map((d, b) => (d / Math.exp(logSlope[b]!) - location) * stretch),
    logSlope: logSlope.map((value) => value - meanSlope),
    dispersion: noise.dispersion.slice(),
    group: parameters.group.slice(),
    sources,
    sourceMean: byType((type) => dense[typeMean + type]!),
    sourceMeanSd: byType((type) => sd(typeMean + type)),
    modeEffects,
    modeMean: Float64Array.from({ length: layout.modeCount }, (_, mode) =>
      mode === 0 ? 0 : stretch * dense[layout.modeMeanOffset + mode]!,
    ),
    components: {
      ability: stretch * priors.ability,
      harness: priors.harness,
      self: priors.source[sourceTypes.indexOf('self')]!,
      rival: priors.source[sourceTypes.indexOf('rival')]!,
      secondary: priors.source[sourceTypes.indexOf('secondary')]!,
      mode: priors.mode.map((value) => stretch * value),
      category: stretch * spread.category,
      family: stretch * spread.family,
      cell: spread.cell,
      row: spread.row,
    },
    fitted: fitted.slice(),
    residual: fitted.map((p, i) => (o.score[i]! - p) / noise.scale[i]!),
    convergence: {
      converged: found.converged,
      steps: found.steps,
      decrement: found.decrement,
      objective: found.objective,
    },
    warnings: warn(found, sources),
    state,
    location,
    stretch,
    inverseFactor: covariance.inverse,
  };
}

/** Variance of each ability less the mean of all: where the scale lies as a whole is not told. */
function centredVariances({ size, inverse }: DenseCovariance, models: number): Float64Array {
  const mean = new Float64Array(size);
  for (let m = 0; m < models; m++) {
    for (let k = m; k < size; k++) mean[k]! += inverse[m * size + k]! / models;
  }
  return Float64Array.from({ length: models }, (_, m) => {
    let sum = 0;
    for (let k = 0; k < m; k++) sum += mean[k]! ** 2;
    for (let k = m; k < size; k++) sum += (inverse[m * size + k]! - mean[k]!) ** 2;
    return sum;
  });
}

function warn(found: SearchResult, sources: readonly SourceEffect[]): string[] {
  const warnings: string[] = [];
  if (!found.converged) {
    warnings.push(
      `the fit stopped after ${found.steps} steps; one more would lower its objective by ${found.decrement.toExponential(1)}`,
    );
  }
  const self = sources.filter(({ type }) => type === 'self');
  const vague = self.filter(({ identifiability }) => identifiability > weaklyIdentified);
  if (vague.length > 0) {
    warnings.push(
      `the data say little about the self-report bias of ${vague.length} of ${self.length} labs`,
    );
  }
  return warnings;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
