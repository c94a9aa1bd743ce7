import { checkObservations } from './check-observations.ts';
import type { LatentObservations } from './observations.ts';

/** Why a benchmark or a model is not in the fit. */
export type ExclusionReason = 'few-models' | 'no-benchmark-left' | 'disconnected';

export interface Exclusion {
  /** Id in the input. */
  readonly id: number;
  readonly reason: ExclusionReason;
}

/** The part of the evidence that one scale can hold. */
export interface Admission {
  /** Rows that stay, with all ids renumbered densely. */
  readonly observations: LatentObservations;
  /** Input row of each row. */
  readonly rows: Int32Array;
  /** Input id of each model, benchmark, document, reporter and harness group. */
  readonly models: Int32Array;
  readonly benchmarks: Int32Array;
  readonly documents: Int32Array;
  readonly reporters: Int32Array;
  readonly groups: Int32Array;
  readonly excludedModels: readonly Exclusion[];
  readonly excludedBenchmarks: readonly Exclusion[];
}

/**
 * Keeps benchmarks with enough models, and of these the largest set of rows that hang together:
 * two groups of models that share no chain of benchmarks cannot be compared.
 *
 * @param minimumModels distinct models that a benchmark needs; default 3, for two numbers (its
 *   difficulty and slope) are fitted to them.
 * @throws StatisticsError as `checkObservations`, and `empty` when nothing is left.
 */
export function admit(observations: LatentObservations, minimumModels = 3): Admission {
  checkObservations(observations);
  const { model, benchmark, modelCount, benchmarkCount } = observations;
  const { rows, broad } = admittedRows(observations, minimumModels);
  const keptModels = new Set(Array.from(rows, (i) => model[i]!));
  const keptBenchmarks = new Set(Array.from(rows, (i) => benchmark[i]!));
  const linked = new Set<number>();
  for (let i = 0; i < model.length; i++) if (broad[benchmark[i]!]) linked.add(model[i]!);
  return {
    ...pick(observations, rows),
    excludedModels: excluded(modelCount, keptModels, (id) =>
      linked.has(id) ? 'disconnected' : 'no-benchmark-left',
    ),
    excludedBenchmarks: excluded(benchmarkCount, keptBenchmarks, (id) =>
      broad[id] ? 'disconnected' : 'few-models',
    ),
  };
}

/**
 * Rows that `admit` keeps, and which benchmarks have enough models; the observations are taken as
 * checked.
 */
export function admittedRows(
  observations: LatentObservations,
  minimumModels = 3,
): { rows: Int32Array; broad: readonly boolean[] } {
  const { model, benchmark, modelCount, benchmarkCount } = observations;
  const seen = new Uint8Array(modelCount * benchmarkCount);
  const models = new Int32Array(benchmarkCount);
  for (let i = 0; i < model.length; i++) {
    const cell = benchmark[i]! * modelCount + model[i]!;
    if (seen[cell] === 0) models[benchmark[i]!]!++;
    seen[cell] = 1;
  }
  const broad = Array.from(models, (count) => count >= minimumModels);
  const component = largestComponent(observations, broad);
  const kept = (_: number, i: number): boolean => broad[benchmark[i]!]! && component.has(model[i]!);
  return { rows: Int32Array.from(model.keys()).filter(kept), broad };
}

function excluded(
  count: number,
  kept: ReadonlySet<number>,
  reason: (id: number) => ExclusionReason,
): Exclusion[] {
  return [...Array(count).keys()]
    .filter((id) => !kept.has(id))
    .map((id) => ({ id, reason: reason(id) }));
}

/** Models of the connected component with most rows; of two equal ones, that of the lowest id. */
function largestComponent(o: LatentObservations, broad: readonly boolean[]): Set<number> {
  const parent = Int32Array.from({ length: o.modelCount + o.benchmarkCount }, (_, i) => i);
  const root = (node: number): number => {
    let top = node;
    while (parent[top] !== top) {
      parent[top] = parent[parent[top]!]!;
      top = parent[top]!;
    }
    return top;
  };
  const used = [...o.model.keys()].filter((i) => broad[o.benchmark[i]!]);
  for (const i of used) {
    const a = root(o.model[i]!);
    const b = root(o.modelCount + o.benchmark[i]!);
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  const size = new Map<number, number>();
  for (const i of used) size.set(root(o.model[i]!), (size.get(root(o.model[i]!)) ?? 0) + 1);
  let best = -1;
  for (const [top, count] of size) {
    const most = size.get(best) ?? 0;
    if (count > most || (count === most && top < best)) best = top;
  }
  return new Set(used.map((i) => o.model[i]!).filter((m) => root(m) === best));
}

/**
 * The given rows with all ids renumbered densely, in the old order.
 *
 * @throws StatisticsError `empty` when no row is given.
 */
export function pick(
  o: LatentObservations,
  rows: Int32Array,
): Omit<Admission, 'excludedModels' | 'excludedBenchmarks'> {
  const models = renumber(o.model, rows);
  const benchmarks = renumber(o.benchmark, rows);
  const documents = renumber(o.document, rows);
  const reporters = renumber(o.reporter, rows);
  const groups = renumber(o.group, rows);
  const observations: LatentObservations = {
    modelCount: models.old.length,
    benchmarkCount: benchmarks.old.length,
    documentCount: documents.old.length,
    groupCount: groups.old.length,
    reporterCount: reporters.old.length,
    categoryCount: o.categoryCount,
    familyCount: o.familyCount,
    modeCount: o.modeCount,
    model: models.ids,
    benchmark: benchmarks.ids,
    document: documents.ids,
    sourceType: Uint8Array.from(rows, (i) => o.sourceType[i]!),
    reporter: reporters.ids,
    group: groups.ids,
    mode: Uint8Array.from(rows, (i) => o.mode[i]!),
    score: Float64Array.from(rows, (i) => o.score[i]!),
    weight: Float64Array.from(rows, (i) => o.weight[i]!),
    items: Float64Array.from(benchmarks.old, (id) => o.items[id]!),
    chance: Float64Array.from(benchmarks.old, (id) => o.chance[id]!),
    ceiling: Float64Array.from(benchmarks.old, (id) => o.ceiling[id]!),
    category: Int32Array.from(benchmarks.old, (id) => o.category[id]!),
    family: Int32Array.from(benchmarks.old, (id) => o.family[id]!),
  };
  checkObservations(observations);
  return {
    observations,
    rows,
    models: models.old,
    benchmarks: benchmarks.old,
    documents: documents.old,
    reporters: reporters.old,
    groups: groups.old,
  };
}

function renumber(ids: Int32Array, rows: Int32Array): { ids: Int32Array; old: Int32Array } {
  const old = [...new Set(Array.from(rows, (i) => ids[i]!))]
    .filter((id) => id >= 0)
    .sort((a, b) => a - b);
  const next = new Map(old.map((id, k) => [id, k]));
  return {
    ids: Int32Array.from(rows, (i) => next.get(ids[i]!) ?? -1),
    old: Int32Array.from(old),
  };
}
