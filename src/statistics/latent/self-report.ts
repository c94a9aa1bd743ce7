import { normalQuantile } from '../distributions/normal-quantile.ts';
import { StatisticsError } from '../errors.ts';
import { quantile } from '../quantile/index.ts';
import { createLayout, type Layout } from './layout.ts';
import { type LatentObservations, sourceTypes } from './observations.ts';
import type { Parameters } from './parameters.ts';
import { checkSuite, pointsOf, type ReferenceSuite } from './points.ts';
import type { LatentFit } from './result.ts';

/** By how much labs' own scores exceed what others measure, in points of the reference suite. */
export interface SelfReportExcess {
  /**
   * Mean over all models of the fit of how many points a self-reported score lies above an
   * independent one, at equal ability, on the reference suite. It holds the choice of what to report
   * as well as how it was run.
   */
  readonly estimate: number;
  readonly se: number;
  readonly lo: number;
  readonly hi: number;
  /** `bootstrap` by document when draws were given, else `laplace`. */
  readonly method: 'bootstrap' | 'laplace';
  /** Self-reported rows. */
  readonly n: number;
  /** The mean effect in logits, and its posterior over its prior standard deviation. */
  readonly logits: number;
  readonly identifiability: number;
  /**
   * Labs' own score less the independent one where both exist for the same model, benchmark and
   * mode: no model needed, but few cells. Null below two models.
   */
  readonly paired: PairedExcess | null;
  readonly warnings: readonly string[];
}

export interface PairedExcess {
  /** Mean difference in points of the benchmarks themselves. */
  readonly estimate: number;
  /** Clustered by model. */
  readonly se: number;
  readonly cells: number;
  readonly models: number;
}

const self = sourceTypes.indexOf('self');
const references = new Set([sourceTypes.indexOf('independent'), sourceTypes.indexOf('own')]);
const priorSd = 1;

/**
 * @param draws `excess` of bootstrap draws on the same suite, for the interval.
 * @param level default 0.95.
 * @throws StatisticsError as `suitePoints`; `out-of-range` for a level outside (0, 1).
 */
export function selfReportExcess(
  o: LatentObservations,
  fit: LatentFit,
  suite: ReferenceSuite,
  draws?: Float64Array,
  level = 0.95,
): SelfReportExcess {
  checkSuite(suite, o.benchmarkCount);
  if (!(level > 0 && level < 1)) {
    throw new StatisticsError('out-of-range', `level ${level} must be above 0 and below 1`);
  }
  const layout = createLayout(o, fit.state.effects);
  const { parameters } = fit.state;
  const estimate = meanExcess(o, parameters, layout, suite);
  const logits = fit.sourceMean[self]!;
  const sd = fit.sourceMeanSd[self]!;
  const n = o.sourceType.filter((type) => type === self).length;
  const step = 1e-4;
  const slope = (excessAt(o, parameters, layout, suite, logits + step) - estimate) / step;
  const laplace = Math.abs(slope) * sd;
  const z = normalQuantile((1 + level) / 2);
  const tail = (1 - level) / 2;
  const boot = draws && draws.length > 1 ? draws : undefined;
  const identifiability = n === 0 ? 1 : sd / priorSd;
  return {
    estimate,
    se: boot ? deviation(boot) : laplace,
    lo: boot ? quantile(boot, tail) : estimate - z * laplace,
    hi: boot ? quantile(boot, 1 - tail) : estimate + z * laplace,
    method: boot ? 'bootstrap' : 'laplace',
    n,
    logits,
    identifiability,
    paired: pairedExcess(o),
    warnings:
      identifiability > 0.5
        ? ['the scores hardly tell a self-report bias: its interval is the prior']
        : [],
  };
}

/** Points by which the mean self-report effect raises the suite's mean, averaged over models. */
export function meanExcess(
  o: LatentObservations,
  parameters: Parameters,
  layout: Layout,
  suite: ReferenceSuite,
): number {
  return excessAt(o, parameters, layout, suite, selfEffect(parameters, layout));
}

function selfEffect({ dense }: Parameters, layout: Layout): number {
  return layout.effectType.includes(self) ? dense[layout.sourceMeanOffset + self]! : 0;
}

function excessAt(
  o: LatentObservations,
  parameters: Parameters,
  layout: Layout,
  suite: ReferenceSuite,
  effect: number,
): number {
  const raw = parameters.dense.subarray(0, layout.models);
  const without = pointsOf(o, parameters, suite, raw);
  const having = pointsOf(o, parameters, suite, raw, effect);
  let sum = 0;
  for (let m = 0; m < raw.length; m++) sum += having[m]! - without[m]!;
  return sum / raw.length;
}

function pairedExcess(o: LatentObservations): PairedExcess | null {
  const cells = new Map<string, { model: number; own: number[]; other: number[] }>();
  for (let i = 0; i < o.score.length; i++) {
    const type = o.sourceType[i]!;
    if (type !== self && !references.has(type)) continue;
    const key = `${o.model[i]}|${o.benchmark[i]}|${o.mode[i]}`;
    const cell = cells.get(key) ?? { model: o.model[i]!, own: [], other: [] };
    (type === self ? cell.own : cell.other).push(100 * o.score[i]!);
    cells.set(key, cell);
  }
  const both = [...cells.values()].filter(({ own, other }) => own.length > 0 && other.length > 0);
  const differences = both.map(({ model, own, other }) => ({ model, d: mean(own) - mean(other) }));
  const clusters = Map.groupBy(differences, ({ model }) => model);
  if (clusters.size < 2) return null;
  const estimate = mean(differences.map(({ d }) => d));
  let squares = 0;
  for (const cluster of clusters.values()) {
    squares += cluster.reduce((sum, { d }) => sum + d - estimate, 0) ** 2;
  }
  const count = differences.length;
  const se = Math.sqrt((clusters.size / (clusters.size - 1)) * squares) / count;
  return { estimate, se, cells: count, models: clusters.size };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: Float64Array): number {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
