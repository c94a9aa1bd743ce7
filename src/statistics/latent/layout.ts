import { type LatentObservations, sourceTypes } from './observations.ts';

const self = sourceTypes.indexOf('self');

/** Source types that measure without a bias: the reference. */
const unbiased = new Set([sourceTypes.indexOf('independent'), sourceTypes.indexOf('own')]);

/**
 * Where each parameter stands. The dense part holds abilities, mode effects (one for each model and
 * lower mode), source effects (one for each source type and reporter), and the means of both kinds;
 * each benchmark adds a block of its own: intercept, log-slope and its harness groups.
 */
export interface Layout {
  readonly rows: number;
  readonly models: number;
  readonly benchmarks: number;
  readonly groups: number;
  /** Length of the dense part. */
  readonly size: number;
  readonly modeOffset: number;
  readonly sourceOffset: number;
  readonly sourceMeanOffset: number;
  readonly modeMeanOffset: number;
  readonly modeCount: number;
  /** Model and mode of each mode effect. */
  readonly effectModel: Int32Array;
  readonly effectMode: Int32Array;
  /** Type and reporter of each source effect, and how many rows it has. */
  readonly effectType: Int32Array;
  readonly effectReporter: Int32Array;
  readonly effectRows: Int32Array;
  /** Dense index of each row's mode and source effect; -1 for none. */
  readonly rowMode: Int32Array;
  readonly rowSource: Int32Array;
  /** Rows sorted by benchmark, then harness group; row k of benchmark b is order[start[b] + k]. */
  readonly order: Int32Array;
  readonly start: Int32Array;
  /** Dense indices that a benchmark's rows touch, ascending; and each row's places in that list. */
  readonly touched: Int32Array;
  readonly touchedStart: Int32Array;
  /** Three places a row: ability, mode effect, source effect; -1 for none. */
  readonly places: Int32Array;
  /** Rows of each model. */
  readonly modelOrder: Int32Array;
  readonly modelStart: Int32Array;
}

/** @param effects see `LatentOptions`. */
export function createLayout(o: LatentObservations, effects: 'all' | 'self' | 'none'): Layout {
  const all = effects === 'all';
  const rows = o.score.length;
  const modePairs = pairs(rows, (i) =>
    all && o.mode[i]! > 0 ? o.model[i]! * o.modeCount + o.mode[i]! : -1,
  );
  const sourcePairs = pairs(rows, (i) => {
    const type = o.sourceType[i]!;
    if (all) return unbiased.has(type) ? -1 : type * o.reporterCount + o.reporter[i]!;
    return effects === 'self' && type === self ? type * o.reporterCount : -1;
  });
  const modeOffset = o.modelCount;
  const sourceOffset = modeOffset + modePairs.keys.length;
  const sourceMeanOffset = sourceOffset + sourcePairs.keys.length;
  const modeMeanOffset = sourceMeanOffset + sourceTypes.length;
  const shift = (ids: Int32Array, by: number): Int32Array =>
    ids.map((id) => (id < 0 ? -1 : id + by));
  const rowMode = shift(modePairs.ids, modeOffset);
  const rowSource = shift(sourcePairs.ids, sourceOffset);
  const { order, start } = sortRows(o);
  return {
    rows,
    models: o.modelCount,
    benchmarks: o.benchmarkCount,
    groups: all ? o.groupCount : 0,
    size: modeMeanOffset + o.modeCount,
    modeOffset,
    sourceOffset,
    sourceMeanOffset,
    modeMeanOffset,
    modeCount: o.modeCount,
    effectModel: Int32Array.from(modePairs.keys, (key) => Math.floor(key / o.modeCount)),
    effectMode: Int32Array.from(modePairs.keys, (key) => key % o.modeCount),
    effectType: Int32Array.from(sourcePairs.keys, (key) => Math.floor(key / o.reporterCount)),
    effectReporter: Int32Array.from(sourcePairs.keys, (key) => key % o.reporterCount),
    effectRows: sourcePairs.counts,
    rowMode,
    rowSource,
    order,
    start,
    ...touch(o, order, start, rowMode, rowSource),
    ...byModel(o),
  };
}

/** Numbers the distinct keys of all rows in ascending order; a row with key -1 gets -1. */
function pairs(
  rows: number,
  key: (row: number) => number,
): { keys: number[]; ids: Int32Array; counts: Int32Array } {
  const perRow = Float64Array.from({ length: rows }, (_, i) => key(i));
  const keys = [...new Set(perRow)].filter((value) => value >= 0).sort((a, b) => a - b);
  const id = new Map(keys.map((value, k) => [value, k]));
  const ids = Int32Array.from(perRow, (value) => id.get(value) ?? -1);
  const counts = new Int32Array(keys.length);
  for (const k of ids) if (k >= 0) counts[k]!++;
  return { keys, ids, counts };
}

function sortRows(o: LatentObservations): { order: Int32Array; start: Int32Array } {
  const order = Int32Array.from(o.score.keys()).sort(
    (i, j) => o.benchmark[i]! - o.benchmark[j]! || o.group[i]! - o.group[j]! || i - j,
  );
  return { order, start: starts(o.benchmark, o.benchmarkCount) };
}

function byModel(o: LatentObservations): { modelOrder: Int32Array; modelStart: Int32Array } {
  const modelOrder = Int32Array.from(o.score.keys()).sort(
    (i, j) => o.model[i]! - o.model[j]! || i - j,
  );
  return { modelOrder, modelStart: starts(o.model, o.modelCount) };
}

function starts(ids: Int32Array, count: number): Int32Array {
  const start = new Int32Array(count + 1);
  for (const id of ids) start[id + 1]!++;
  for (let id = 0; id < count; id++) start[id + 1]! += start[id]!;
  return start;
}

function touch(
  o: LatentObservations,
  order: Int32Array,
  start: Int32Array,
  rowMode: Int32Array,
  rowSource: Int32Array,
): Pick<Layout, 'touched' | 'touchedStart' | 'places'> {
  const touched: number[] = [];
  const touchedStart = new Int32Array(o.benchmarkCount + 1);
  const places = new Int32Array(3 * order.length).fill(-1);
  for (let b = 0; b < o.benchmarkCount; b++) {
    const rows = order.subarray(start[b]!, start[b + 1]!);
    const indices = new Set<number>();
    for (const i of rows)
      for (const index of [o.model[i]!, rowMode[i]!, rowSource[i]!]) indices.add(index);
    indices.delete(-1);
    const list = [...indices].sort((x, y) => x - y);
    const place = new Map(list.map((index, k) => [index, k]));
    for (const i of rows) {
      places[3 * i] = place.get(o.model[i]!)!;
      places[3 * i + 1] = place.get(rowMode[i]!) ?? -1;
      places[3 * i + 2] = place.get(rowSource[i]!) ?? -1;
    }
    for (const index of list) touched.push(index);
    touchedStart[b + 1] = touched.length;
  }
  return { touched: Int32Array.from(touched), touchedStart, places };
}
