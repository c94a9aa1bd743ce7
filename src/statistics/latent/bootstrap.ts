import { StatisticsError } from '../errors.ts';
import { createRandom } from '../random/random.ts';
import { factorise } from './dense-solver.ts';
import { createLayout, type Layout } from './layout.ts';
import { createSearch, evaluate, minimise, type Search } from './newton.ts';
import { assemble } from './normal-equations.ts';
import type { LatentObservations } from './observations.ts';
import { cloneParameters, copyParameters, type Parameters } from './parameters.ts';
import { checkSuite, pointsOf, type ReferenceSuite } from './points.ts';
import type { LatentFit } from './result.ts';
import { meanExcess } from './self-report.ts';

export interface BootstrapOptions {
  /** Any safe integer; stored with the draws. */
  readonly seed: number;
  /** Index of the first draw, and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly suite: ReferenceSuite;
}

/** Draws of a whole fit, one row a draw. */
export interface LatentDraws {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  readonly models: number;
  /** Ability, normalised by the draw's own mean and slopes; count x models. */
  readonly ability: Float64Array;
  /** Predicted mean percentage on the suite; count x models. */
  readonly points: Float64Array;
  /** Self-report excess on the suite in points, one a draw; 0 where no row is self-reported. */
  readonly excess: Float64Array;
}

/** One draw: an entry of `LatentDraws`. */
export interface LatentDraw {
  readonly ability: Float64Array;
  readonly points: Float64Array;
  readonly excess: number;
}

/** Makes draw number `index`; the same (observations, fit, suite, seed, index) give the same bytes. */
export type DrawMaker = (seed: number, index: number) => LatentDraw;

/** Most steps of a draw; docs/latent-ability.md compares them with convergence. */
const stepsPerDraw = 8;

/**
 * Weighted bootstrap by document (STATISTICS C4.6 a): each document gets an exponential weight, all
 * its rows share it, and the fit is taken up again from its optimum with the variance components
 * held. A model's weights are divided by their mean, so that a draw reweighs its documents against
 * each other and does not lose it to the prior. What documents cannot show by differing, for example
 * because a model is known from one of them, is added as a normal error: see `missingSd`.
 */
export function createDrawMaker(
  o: LatentObservations,
  fit: LatentFit,
  suite: ReferenceSuite,
): DrawMaker {
  checkSuite(suite, o.benchmarkCount);
  checkFitOf(o, fit);
  const { state } = fit;
  const layout = createLayout(o, state.effects);
  const search = createSearch(o, layout);
  const parameters = cloneParameters(state.parameters);
  const weights = new Float64Array(layout.rows);
  const documents = new Float64Array(o.documentCount);
  const missing = missingSd(o, fit, search);
  const objective = {
    priors: state.priors,
    scale: state.noise.scale,
    degrees: state.degrees,
    draw: weights,
  };
  // The curvature at the optimum is near that of every draw: its factor spares each draw one of its own.
  assemble(search, state.parameters, state.priors, 0);
  factorise(search.solver, search.equations.matrix);
  const factor = search.solver.factor.slice();
  return (seed, index) => {
    const random = createRandom(seed, index);
    for (let d = 0; d < documents.length; d++) documents[d] = random.exponential();
    setWeights(weights, documents, o, layout);
    copyParameters(state.parameters, parameters);
    // Not the factor that the last draw may have left: it would change the last digits.
    search.solver.factor.set(factor);
    search.solver.ready = true;
    minimise(search, parameters, objective, 1e-3, stepsPerDraw, 0);
    const { location, stretch } = scaleOf(parameters, layout.models);
    const raw = parameters.dense.slice(0, layout.models);
    const excess = meanExcess(o, parameters, layout, suite);
    for (let m = 0; m < raw.length; m++) raw[m]! += missing[m]! * random.normal();
    return {
      ability: raw.map((value) => (value - location) * stretch),
      points: pointsOf(o, parameters, suite, raw),
      excess,
    };
  };
}

/** @throws StatisticsError as `bootstrapDraws`. */
export function bootstrapDraw(
  o: LatentObservations,
  fit: LatentFit,
  suite: ReferenceSuite,
  seed: number,
  index: number,
): LatentDraw {
  return createDrawMaker(o, fit, suite)(seed, index);
}

/**
 * Draws `from` to `to`; slices made anywhere, put together, equal the whole.
 *
 * @throws StatisticsError `out-of-range` for a seed, a suite or a range of draws that cannot be used;
 *   `empty` for an empty suite; `length-mismatch` for a fit of other observations.
 */
export function bootstrapDraws(
  o: LatentObservations,
  fit: LatentFit,
  { seed, from, to, suite }: BootstrapOptions,
): LatentDraws {
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to >= from)) {
    throw new StatisticsError('out-of-range', `there are no draws ${from} to ${to}`);
  }
  if (!Number.isSafeInteger(seed)) {
    throw new StatisticsError('out-of-range', `the seed is ${seed}, not a safe integer`);
  }
  const make = createDrawMaker(o, fit, suite);
  const count = to - from;
  const models = o.modelCount;
  const ability = new Float64Array(count * models);
  const points = new Float64Array(count * models);
  const excess = new Float64Array(count);
  for (let d = 0; d < count; d++) {
    const draw = make(seed, from + d);
    ability.set(draw.ability, d * models);
    points.set(draw.points, d * models);
    excess[d] = draw.excess;
  }
  return { seed, from, count, models, ability, points, excess };
}

/** A fit holds no evidence; what it can show is whether it has the shape of these observations. */
function checkFitOf(o: LatentObservations, fit: LatentFit): void {
  const shape = [o.score.length, o.modelCount, o.benchmarkCount];
  const fitted = [fit.fitted.length, fit.ability.length, fit.logSlope.length];
  if (shape.some((length, k) => length !== fitted[k])) {
    throw new StatisticsError(
      'length-mismatch',
      `the fit is of ${fitted.join(' x ')} rows, models and benchmarks, the observations are ${shape.join(' x ')}`,
    );
  }
}

function scaleOf(p: Parameters, models: number): { location: number; stretch: number } {
  let location = 0;
  for (let m = 0; m < models; m++) location += p.dense[m]! / models;
  let slope = 0;
  for (const value of p.logSlope) slope += value / p.logSlope.length;
  return { location, stretch: Math.exp(slope) };
}

function setWeights(
  weights: Float64Array,
  documents: Float64Array,
  o: LatentObservations,
  { modelOrder, modelStart, models }: Layout,
): void {
  for (let m = 0; m < models; m++) {
    const rows = modelOrder.subarray(modelStart[m]!, modelStart[m + 1]!);
    let sum = 0;
    for (const i of rows) sum += documents[o.document[i]!]!;
    for (const i of rows) weights[i] = (documents[o.document[i]!]! * rows.length) / sum;
  }
}

/**
 * Standard deviation, raw, of what the bootstrap leaves out of each ability. Over G documents it
 * shows (G - 1) / G of the variance, and nothing at all of one document's; G is the effective number,
 * (sum of information)^2 / (sum of squares). The profile that all documents share adds `profileSd`.
 */
function missingSd(o: LatentObservations, fit: LatentFit, search: Search): Float64Array {
  const { parameters, priors, noise, degrees } = fit.state;
  evaluate(search, parameters, { priors, scale: noise.scale, degrees }, 'weights');
  const { layout, terms } = search;
  const { modelOrder, modelStart } = layout;
  return Float64Array.from({ length: layout.models }, (_, m) => {
    const information = new Map<number, number>();
    for (let k = modelStart[m]!; k < modelStart[m + 1]!; k++) {
      const i = modelOrder[k]!;
      const own = terms.curvature[i]! * Math.exp(2 * parameters.logSlope[o.benchmark[i]!]!);
      information.set(o.document[i]!, (information.get(o.document[i]!) ?? 0) + own);
    }
    let sum = 0;
    let squares = 0;
    for (const own of information.values()) {
      sum += own;
      squares += own * own;
    }
    // A model without rows has its prior only, which no draw moves.
    const unseen = sum > 0 ? squares / (sum * sum) : 1;
    const profile = fit.profileSd[m]! ** 2;
    const sampled = fit.abilitySd[m]! ** 2 - profile;
    return Math.sqrt(sampled * unseen + profile) / fit.stretch;
  });
}
