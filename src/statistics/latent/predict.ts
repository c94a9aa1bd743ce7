import { StatisticsError } from '../errors.ts';
import { backSolve, cholesky, forwardSolve } from '../linear/index.ts';
import { curveAt } from './curves.ts';
import { createLayout, type Layout } from './layout.ts';
import { robustWeight } from './loss.ts';
import { createSearch, evaluate } from './newton.ts';
import { scoreVariance } from './noise.ts';
import { assemble } from './normal-equations.ts';
import { type LatentObservations, sourceTypes } from './observations.ts';
import type { LatentFit } from './result.ts';
import type { LatentState } from './state.ts';

/** A score that could be published: who, on what, and by whom. */
export interface CellQuery {
  readonly model: number;
  readonly benchmark: number;
  /** Index of a mode; default 0, the model's best. */
  readonly mode?: number;
  /** Source type and reporter; default: an independent source. */
  readonly sourceType?: number;
  readonly reporter?: number;
  /** Harness group, if one of the fit's; default: a harness not seen. */
  readonly group?: number;
}

export interface CellPrediction {
  /** Expected score, share of the maximum. */
  readonly score: number;
  /** Standard deviation of a published score around it: the error of the fit and of the score. */
  readonly sd: number;
  /** Standard deviation of `score` alone, without the noise of the row that would be published. */
  readonly fitSd: number;
}

export type Predictor = (query: CellQuery) => CellPrediction;

/**
 * Predicts scores from a model's ability and, by kriging, from its other residuals: what it does
 * better or worse than its ability says on benchmarks of the same category, family or cell.
 */
export function createPredictor(o: LatentObservations, fit: LatentFit): Predictor {
  const { state } = fit;
  const layout = createLayout(o, state.effects);
  const profiles = createProfiles(o, layout, fit);
  const curveError = createCurveError(o, layout, fit);
  const { parameters, priors, spread, noise } = state;
  return (query) => {
    const { model, benchmark, mode = 0, sourceType = 0, reporter = -1, group = -1 } = query;
    checkQuery(o, query);
    const slope = Math.exp(parameters.logSlope[benchmark]!);
    const profile = profiles.at(model, benchmark);
    const ability = profile.mean + modeEffect(layout, state, model, mode);
    const known = state.effects === 'all' && group >= 0 && o.group.length > 0;
    const shift = known ? parameters.group[group]! : 0;
    const source = sourceEffect(layout, state, sourceType, reporter);
    const eta = slope * ability - parameters.intercept[benchmark]! + source + shift;
    const { score, derivative } = curveAt(eta, o.chance[benchmark]!, o.ceiling[benchmark]!);
    const dispersion = noise.dispersion[benchmark]!;
    const harness = state.effects !== 'all' || known ? 0 : priors.harness ** 2;
    const error = slope * slope * profile.variance + curveError(benchmark, slope * ability);
    const own = harness + (spread.row * dispersion) ** 2;
    const q2 = Math.max(derivative, 0.01) ** 2;
    return {
      score,
      fitSd: Math.sqrt(error * q2),
      sd: Math.sqrt((error + own) * q2 + scoreVariance(score, state.items[benchmark]!)),
    };
  };
}

/** Mean and variance of a model's level on one benchmark, on the raw scale of abilities. */
export interface Level {
  readonly mean: number;
  readonly variance: number;
}

export interface Profiles {
  /** Level on a benchmark: ability and everything that its other scores say about it. */
  at(model: number, benchmark: number): Level;
  /** Level in a category: ability and category effect. */
  inCategory(model: number, category: number): Level;
  /** Ability alone. */
  general(model: number): Level;
  /** Category effect alone. */
  deviation(model: number, category: number): Level;
}

/**
 * Best linear prediction from a model's rows, with ability, category, family and cell as nested
 * normal effects and the benchmarks' curves held. One small factor per model, made when first asked.
 */
export function createProfiles(o: LatentObservations, layout: Layout, fit: LatentFit): Profiles {
  const { parameters, priors, spread, noise, degrees } = fit.state;
  const { modelOrder, modelStart } = layout;
  const slopes = parameters.logSlope.map(Math.exp);
  const category = spread.category ** 2;
  const family = spread.family ** 2;
  const cell = (b: number): number => (spread.cell * noise.dispersion[b]!) ** 2 / slopes[b]! ** 2;
  const ability = priors.ability ** 2;
  const made = new Map<number, { rows: Int32Array; factor: Float64Array; weights: Float64Array }>();

  return {
    at: (model, b) =>
      level(model, ability + category + family + cell(b), (other) => shared(other, b)),
    inCategory: (model, wanted) =>
      level(model, ability + category, (other) =>
        o.category[other] === wanted ? ability + category : ability,
      ),
    general: (model) => level(model, ability, () => ability),
    deviation: (model, wanted) =>
      level(model, category, (other) => (o.category[other] === wanted ? category : 0)),
  };

  function shared(b: number, c: number): number {
    if (o.category[b] !== o.category[c]) return ability;
    if (o.family[b] !== o.family[c]) return ability + category;
    return ability + category + family + (b === c ? cell(b) : 0);
  }

  function level(model: number, prior: number, link: (benchmark: number) => number): Level {
    const { rows, factor, weights } = system(model);
    const links = Float64Array.from(rows, (i) => link(o.benchmark[i]!));
    const half = forwardSolve(factor, rows.length, links);
    let mean = 0;
    let explained = 0;
    for (let k = 0; k < rows.length; k++) {
      mean += links[k]! * weights[k]!;
      explained += half[k]! * half[k]!;
    }
    return { mean, variance: Math.max(0, prior - explained) };
  }

  function system(model: number): {
    rows: Int32Array;
    factor: Float64Array;
    weights: Float64Array;
  } {
    const known = made.get(model);
    if (known) return known;
    const rows = modelOrder.slice(modelStart[model]!, modelStart[model + 1]!);
    const size = rows.length;
    const matrix = new Float64Array(size * size);
    const level = new Float64Array(size);
    for (let x = 0; x < size; x++) {
      const i = rows[x]!;
      const b = o.benchmark[i]!;
      const difference = o.score[i]! - fit.fitted[i]!;
      const weight = robustWeight(fit.residual[i]!, degrees) * o.weight[i]!;
      level[x] = parameters.dense[model]! + difference / noise.derivative[i]! / slopes[b]!;
      for (let y = 0; y <= x; y++) matrix[x * size + y] = shared(o.benchmark[rows[y]!]!, b);
      matrix[x * size + x]! += noise.own[i]! / (weight * slopes[b]! ** 2);
    }
    const factor = cholesky(matrix, size);
    const weights = backSolve(factor, size, forwardSolve(factor, size, level));
    const result = { rows, factor, weights };
    made.set(model, result);
    return result;
  }
}

/** Variance of a benchmark's curve, in squared logits, where its slope times ability is `tilt`. */
function createCurveError(
  o: LatentObservations,
  layout: Layout,
  fit: LatentFit,
): (benchmark: number, tilt: number) => number {
  const { parameters, priors, noise, degrees } = fit.state;
  const search = createSearch(o, layout);
  evaluate(search, parameters, { priors, scale: noise.scale, degrees }, 'weights');
  assemble(search, parameters, priors, 0);
  const { inverse, coupling } = search.equations;
  const { touched, touchedStart, size } = layout;
  return (b, tilt) => {
    const [i00, i01, i11] = inverse.subarray(3 * b, 3 * b + 3) as unknown as number[];
    const g0 = -i00! + i01! * tilt;
    const g1 = -i01! + i11! * tilt;
    let variance = -g0 + tilt * g1;
    const first = touchedStart[b]!;
    // (L^-1 v)' (L^-1 v) with v the curve's dependence on the dense parameters.
    const image = new Float64Array(size);
    for (let x = first; x < touchedStart[b + 1]!; x++) {
      const v = coupling[2 * x]! * g0 + coupling[2 * x + 1]! * g1;
      const row = touched[x]! * size;
      for (let k = touched[x]!; k < size; k++) image[k]! += fit.inverseFactor[row + k]! * v;
    }
    for (const value of image) variance += value * value;
    return variance;
  };
}

function modeEffect(layout: Layout, state: LatentState, model: number, mode: number): number {
  if (mode === 0 || state.effects !== 'all') return 0;
  const { dense } = state.parameters;
  for (let k = 0; k < layout.effectMode.length; k++) {
    if (layout.effectModel[k] === model && layout.effectMode[k] === mode) {
      return dense[layout.modeOffset + k]!;
    }
  }
  return dense[layout.modeMeanOffset + mode]!;
}

function sourceEffect(layout: Layout, state: LatentState, type: number, reporter: number): number {
  const { dense } = state.parameters;
  for (let k = 0; k < layout.effectType.length; k++) {
    const same = state.effects === 'self' || layout.effectReporter[k] === reporter;
    if (layout.effectType[k] === type && same) return dense[layout.sourceOffset + k]!;
  }
  return dense[layout.sourceMeanOffset + type]!;
}

function checkQuery(o: LatentObservations, query: CellQuery): void {
  const { model, benchmark, mode = 0, sourceType = 0 } = query;
  const inside = (id: number, count: number): boolean =>
    Number.isInteger(id) && id >= 0 && id < count;
  if (
    !inside(model, o.modelCount) ||
    !inside(benchmark, o.benchmarkCount) ||
    !inside(mode, Math.max(1, o.modeCount)) ||
    !inside(sourceType, sourceTypes.length)
  ) {
    throw new StatisticsError(
      'out-of-range',
      `no such model, benchmark, mode or source type: ${JSON.stringify(query)}`,
    );
  }
}
