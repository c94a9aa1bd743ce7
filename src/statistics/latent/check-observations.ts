import { StatisticsError } from '../errors.ts';
import { type LatentObservations, sourceTypes } from './observations.ts';

/**
 * Refuses arrays that the fit could not read.
 *
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite`, `out-of-range`, or
 *   `group-mismatch` when a harness group spans two benchmarks.
 */
export function checkObservations(o: LatentObservations): void {
  const rows = o.score.length;
  if (rows === 0) throw new StatisticsError('empty', 'there are no scores to fit');
  for (const name of ['model', 'benchmark', 'document', 'sourceType', 'reporter'] as const) {
    checkLength(name, o[name].length, rows);
  }
  for (const name of ['group', 'mode', 'weight'] as const) checkLength(name, o[name].length, rows);
  for (const name of ['items', 'chance', 'ceiling', 'category', 'family'] as const) {
    checkLength(name, o[name].length, o.benchmarkCount);
  }
  checkIds('model', o.model, 0, o.modelCount);
  checkIds('benchmark', o.benchmark, 0, o.benchmarkCount);
  checkIds('document', o.document, 0, o.documentCount);
  checkIds('sourceType', o.sourceType, 0, sourceTypes.length);
  checkIds('reporter', o.reporter, 0, o.reporterCount);
  checkIds('group', o.group, -1, o.groupCount);
  checkIds('mode', o.mode, 0, Math.max(1, o.modeCount));
  checkIds('category', o.category, 0, o.categoryCount);
  checkIds('family', o.family, 0, o.familyCount);
  checkNumbers('score', o.score, (value) => value >= 0 && value <= 1, 'from 0 to 1');
  checkNumbers('weight', o.weight, (value) => value > 0, 'above 0');
  checkNumbers('items', o.items, (value) => value >= 0, '0 (unknown) or more');
  checkNumbers('chance', o.chance, (value) => value >= 0 && value < 1, 'from 0 to below 1');
  checkNumbers('ceiling', o.ceiling, (value) => value > 0 && value <= 1, 'above 0, at most 1');
  for (let b = 0; b < o.benchmarkCount; b++) {
    if (o.chance[b]! >= o.ceiling[b]!) {
      throw new StatisticsError('out-of-range', `benchmark ${b}: chance is not below the ceiling`);
    }
  }
  checkGroups(o);
}

function checkLength(name: string, length: number, expected: number): void {
  if (length !== expected) {
    throw new StatisticsError('length-mismatch', `${name} has ${length} entries, not ${expected}`);
  }
}

function checkIds(name: string, ids: ArrayLike<number>, from: number, below: number): void {
  for (let i = 0; i < ids.length; i++) {
    if (!(ids[i]! >= from && ids[i]! < below)) {
      throw new StatisticsError(
        'out-of-range',
        `${name} ${i} is ${ids[i]}, not ${from} to ${below - 1}`,
      );
    }
  }
}

function checkNumbers(
  name: string,
  values: Float64Array,
  allowed: (value: number) => boolean,
  range: string,
): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      throw new StatisticsError('not-finite', `${name} ${i} is ${value}`);
    }
    if (!allowed(value)) {
      throw new StatisticsError('out-of-range', `${name} ${i} is ${value}; it must be ${range}`);
    }
  }
}

function checkGroups(o: LatentObservations): void {
  const owner = new Int32Array(o.groupCount).fill(-1);
  for (let i = 0; i < o.group.length; i++) {
    const group = o.group[i]!;
    if (group < 0) continue;
    if (owner[group]! < 0) owner[group] = o.benchmark[i]!;
    else if (owner[group] !== o.benchmark[i]) {
      throw new StatisticsError('group-mismatch', `group ${group} spans two benchmarks`);
    }
  }
}
