import { normalQuantile } from '../distributions/normal-quantile.ts';
import { StatisticsError } from '../errors.ts';
import { median } from '../quantile/index.ts';
import { createRandom } from '../random/random.ts';
import { admit } from './admit.ts';
import { additiveBaseline, benchmarkMeans } from './baselines.ts';
import { checkObservations } from './check-observations.ts';
import { fitLatent, type LatentOptions } from './fit.ts';
import type { LatentObservations } from './observations.ts';
import { createPredictor } from './predict.ts';

export interface ValidationOptions {
  readonly seed: number;
  /** Share of cells (model x benchmark, with all its rows) that is held out, (0, 1). Default 0.1. */
  readonly fraction?: number;
  /** Of the predictive interval, (0, 1). Default 0.9. */
  readonly level?: number;
  readonly fit?: LatentOptions;
}

/** How well a fit predicts cells that it has not seen. Errors in points (0 to 100), a row a figure. */
export interface Validation {
  readonly seed: number;
  readonly fraction: number;
  readonly level: number;
  readonly cells: number;
  readonly rows: number;
  /** Held-out rows that could not be asked for: their model or benchmark was not in the fit. */
  readonly unpredicted: number;
  readonly medianAbsoluteError: number;
  readonly meanAbsoluteError: number;
  /** Share of rows inside their predictive interval. */
  readonly coverage: number;
  /** Median width of the intervals, points. */
  readonly medianWidth: number;
  /** Median absolute errors of simpler predictions of the same rows. */
  readonly baselines: {
    /** Mean of the benchmark's other rows. */
    readonly benchmarkMean: number;
    /** Model effect plus benchmark effect, on the percent scale. */
    readonly additive: number;
  };
}

/**
 * Holds out cells at random, fits the rest with the same options and predicts the cells (STATISTICS
 * C4.8). A held-out row is predicted for its own mode, source and harness group, as far as other
 * rows have told their effects.
 *
 * @throws StatisticsError as `fitLatent`; `out-of-range` for a seed, a fraction or a level that is none;
 *   `empty` when no held-out row can be predicted.
 */
export function validate(observations: LatentObservations, options: ValidationOptions): Validation {
  const { seed, fraction = 0.1, level = 0.9 } = options;
  if (!(fraction > 0 && fraction < 1 && level > 0 && level < 1)) {
    throw new StatisticsError(
      'out-of-range',
      `fraction ${fraction} and level ${level} must be above 0 and below 1`,
    );
  }
  if (!Number.isSafeInteger(seed)) {
    throw new StatisticsError('out-of-range', `the seed is ${seed}, not a safe integer`);
  }
  checkObservations(observations);
  const o = observations;
  const held = holdOut(o, seed, fraction);
  const training = Int32Array.from([...held.keys()].filter((i) => !held[i]));
  const admission = admit(subset(o, training));
  const known = admission.observations;
  const fit = fitLatent(known, options.fit);
  const predict = createPredictor(known, fit);
  const modelId = positions(admission.models, o.modelCount);
  const benchmarkId = positions(admission.benchmarks, o.benchmarkCount);
  const reporterId = positions(admission.reporters, o.reporterCount);
  const groupId = positions(admission.groups, o.groupCount);
  const means = benchmarkMeans(known);
  const additive = additiveBaseline(known);
  const z = normalQuantile((1 + level) / 2);
  const errors = { fit: [] as number[], mean: [] as number[], additive: [] as number[] };
  const widths: number[] = [];
  const cells = new Set<number>();
  let inside = 0;
  let unpredicted = 0;
  for (let i = 0; i < held.length; i++) {
    if (!held[i]) continue;
    const model = modelId[o.model[i]!]!;
    const benchmark = benchmarkId[o.benchmark[i]!]!;
    if (model < 0 || benchmark < 0) {
      unpredicted++;
      continue;
    }
    const { score, sd } = predict({
      model,
      benchmark,
      mode: o.mode[i]!,
      sourceType: o.sourceType[i]!,
      reporter: reporterId[o.reporter[i]!]!,
      group: groupId[o.group[i]!] ?? -1,
    });
    const actual = o.score[i]!;
    cells.add(o.model[i]! * o.benchmarkCount + o.benchmark[i]!);
    const lo = Math.max(0, score - z * sd);
    const hi = Math.min(1, score + z * sd);
    if (actual >= lo && actual <= hi) inside++;
    widths.push(100 * (hi - lo));
    errors.fit.push(100 * Math.abs(actual - score));
    errors.mean.push(100 * Math.abs(actual - means[benchmark]!));
    errors.additive.push(100 * Math.abs(actual - additive(model, benchmark)));
  }
  const rows = errors.fit.length;
  if (rows === 0) throw new StatisticsError('empty', 'no held-out score can be predicted');
  return {
    seed,
    fraction,
    level,
    cells: cells.size,
    rows,
    unpredicted,
    medianAbsoluteError: median(Float64Array.from(errors.fit)),
    meanAbsoluteError: errors.fit.reduce((sum, error) => sum + error, 0) / rows,
    coverage: inside / rows,
    medianWidth: median(Float64Array.from(widths)),
    baselines: {
      benchmarkMean: median(Float64Array.from(errors.mean)),
      additive: median(Float64Array.from(errors.additive)),
    },
  };
}

/** Whether each row is held out; a cell is decided once, in the order of its ids. */
function holdOut(o: LatentObservations, seed: number, fraction: number): Uint8Array {
  const cell = (i: number): number => o.model[i]! * o.benchmarkCount + o.benchmark[i]!;
  const random = createRandom(seed);
  const all = [...new Set(Array.from(o.score, (_, i) => cell(i)))].sort((a, b) => a - b);
  const out = new Set(all.filter(() => random.uniform() < fraction));
  return Uint8Array.from(o.score, (_, i) => Number(out.has(cell(i))));
}

/** The given rows under the ids of all. */
function subset(o: LatentObservations, rows: Int32Array): LatentObservations {
  return {
    ...o,
    model: Int32Array.from(rows, (i) => o.model[i]!),
    benchmark: Int32Array.from(rows, (i) => o.benchmark[i]!),
    document: Int32Array.from(rows, (i) => o.document[i]!),
    sourceType: Uint8Array.from(rows, (i) => o.sourceType[i]!),
    reporter: Int32Array.from(rows, (i) => o.reporter[i]!),
    group: Int32Array.from(rows, (i) => o.group[i]!),
    mode: Uint8Array.from(rows, (i) => o.mode[i]!),
    score: Float64Array.from(rows, (i) => o.score[i]!),
    weight: Float64Array.from(rows, (i) => o.weight[i]!),
  };
}

function positions(ids: Int32Array, count: number): Int32Array {
  const at = new Int32Array(count).fill(-1);
  ids.forEach((id, k) => {
    at[id] = k;
  });
  return at;
}
