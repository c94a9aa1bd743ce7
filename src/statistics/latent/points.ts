import { StatisticsError } from '../errors.ts';
import { quantile } from '../quantile/index.ts';
import type { LatentObservations } from './observations.ts';
import type { Parameters } from './parameters.ts';
import type { LatentFit } from './result.ts';

/** A pinned list of benchmarks on which abilities are expressed as a mean percentage. */
export interface ReferenceSuite {
  /** Benchmark ids, distinct. */
  readonly benchmarks: Int32Array;
  /** Weights, > 0; need not sum to 1. */
  readonly weights: Float64Array;
}

/** An interval with its estimate, all in points of the reference suite (0 to 100). */
export interface PointInterval {
  readonly estimate: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * Predicted mean percentage on the suite, of each model in its best mode as an independent source
 * would measure it. Rises with the ability, so that both rank alike.
 *
 * @param abilities on the normalised scale, for example `fit.ability` or those of a category.
 * @throws StatisticsError `empty`, `length-mismatch`, `out-of-range` for a suite that the fit has not;
 *   `length-mismatch` for abilities of other models.
 */
export function suitePoints(
  o: LatentObservations,
  fit: LatentFit,
  suite: ReferenceSuite,
  abilities: Float64Array = fit.ability,
): Float64Array {
  checkSuite(suite, o.benchmarkCount);
  if (abilities.length !== o.modelCount) {
    throw new StatisticsError(
      'length-mismatch',
      `there are ${abilities.length} abilities for ${o.modelCount} models`,
    );
  }
  const raw = abilities.map((value) => value / fit.stretch + fit.location);
  return pointsOf(o, fit.state.parameters, suite, raw);
}

/** As `suitePoints`, from raw parameters and raw abilities; the suite is taken as checked. */
export function pointsOf(
  o: LatentObservations,
  { logSlope, intercept }: Parameters,
  { benchmarks, weights }: ReferenceSuite,
  raw: Float64Array,
  shift = 0,
): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const points = new Float64Array(raw.length);
  for (let k = 0; k < benchmarks.length; k++) {
    const b = benchmarks[k]!;
    const share = (100 * weights[k]!) / total;
    const slope = Math.exp(logSlope[b]!);
    const range = o.ceiling[b]! - o.chance[b]!;
    for (let m = 0; m < raw.length; m++) {
      const eta = slope * raw[m]! - intercept[b]! + shift;
      points[m]! += share * (o.chance[b]! + range / (1 + Math.exp(-eta)));
    }
  }
  return points;
}

export function checkSuite({ benchmarks, weights }: ReferenceSuite, benchmarkCount: number): void {
  if (benchmarks.length === 0) throw new StatisticsError('empty', 'the reference suite is empty');
  if (benchmarks.length !== weights.length) {
    throw new StatisticsError(
      'length-mismatch',
      `the reference suite has ${benchmarks.length} benchmarks and ${weights.length} weights`,
    );
  }
  if (new Set(benchmarks).size !== benchmarks.length) {
    throw new StatisticsError('out-of-range', 'a benchmark stands twice in the reference suite');
  }
  benchmarks.forEach((b, k) => {
    if (!(b >= 0 && b < benchmarkCount)) {
      throw new StatisticsError('out-of-range', `the fit has no benchmark ${b}`);
    }
    if (!(weights[k]! > 0 && Number.isFinite(weights[k]))) {
      throw new StatisticsError('out-of-range', `weight ${k} is ${weights[k]}, not above 0`);
    }
  });
}

/** Draws as rows of `models` values. */
export interface PointDraws {
  readonly count: number;
  readonly models: number;
  /** count x models, row-major. */
  readonly points: Float64Array;
}

/**
 * Equal-tailed interval of one model from its draws.
 *
 * @param level default 0.95.
 * @throws StatisticsError `empty` without draws; `out-of-range` for a model or a level that is none.
 */
export function pointInterval(
  draws: PointDraws,
  model: number,
  estimate: number,
  level = 0.95,
): PointInterval {
  checkModel(draws, model);
  const values = Float64Array.from(
    { length: draws.count },
    (_, d) => draws.points[d * draws.models + model]!,
  );
  return interval(values, estimate, level);
}

/** Interval of how far model a is ahead of model b, draw by draw: tighter than the two intervals say. */
export function differenceInterval(
  draws: PointDraws,
  a: number,
  b: number,
  estimate: number,
  level = 0.95,
): PointInterval {
  checkModel(draws, a);
  checkModel(draws, b);
  const values = Float64Array.from(
    { length: draws.count },
    (_, d) => draws.points[d * draws.models + a]! - draws.points[d * draws.models + b]!,
  );
  return interval(values, estimate, level);
}

function checkModel({ models }: PointDraws, model: number): void {
  if (!(Number.isInteger(model) && model >= 0 && model < models)) {
    throw new StatisticsError('out-of-range', `the draws have no model ${model}`);
  }
}

function interval(values: Float64Array, estimate: number, level: number): PointInterval {
  if (!(level > 0 && level < 1)) {
    throw new StatisticsError('out-of-range', `level ${level} must be above 0 and below 1`);
  }
  return {
    estimate,
    lo: quantile(values, (1 - level) / 2),
    hi: quantile(values, (1 + level) / 2),
  };
}
