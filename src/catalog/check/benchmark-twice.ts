import type { Problem } from '../error.ts';
import type { Benchmark, CatalogRecords } from '../types.ts';
import { plainName } from './names.ts';
import { placeIn } from './rule.ts';

/** Printed scores are rounded to one digit; two roundings of one number differ by less than this. */
const sameScore = 0.051;

/**
 * One benchmark under two ids: names that differ only in case and punctuation, and two ids on which
 * the models that both hold score the same. Chance hardly makes scores agree to a tenth of a point,
 * so that two or three models suffice when all agree, and two fifths of them from five models on.
 */
export function benchmarkTwice(records: CatalogRecords): Problem[] {
  return [...sameNames(records.benchmarks), ...sameScores(records)];
}

function sameNames(benchmarks: readonly Benchmark[]): Problem[] {
  const problems: Problem[] = [];
  const owners = new Map<string, Benchmark>();
  for (const benchmark of benchmarks) {
    for (const name of [benchmark.id, benchmark.name, ...benchmark.aliases]) {
      const key = plainName(name);
      const owner = owners.get(key);
      if (!owner) owners.set(key, benchmark);
      if (!owner || owner.id === benchmark.id) continue;
      problems.push({
        severity: 'warning',
        rule: 'benchmark-twice',
        ...placeIn('benchmarks.yaml', benchmark),
        message: `"${name}" of ${benchmark.id} is also a name of ${owner.id}`,
        remedy:
          'merge the two (move the scores, make the other name an alias), or give each a name that says what differs',
      });
      break;
    }
  }
  return problems;
}

function sameScores(records: CatalogRecords): Problem[] {
  const benchmarks = new Map(records.benchmarks.map((benchmark) => [benchmark.id, benchmark]));
  const problems: Problem[] = [];
  for (const { a, b, shared, agreeing } of alike(valuesByBenchmark(records))) {
    const enough = shared < 5 ? agreeing === shared : agreeing >= 4 && agreeing >= 0.4 * shared;
    if (!enough) continue;
    problems.push({
      severity: 'warning',
      rule: 'benchmark-twice',
      ...placeIn('benchmarks.yaml', benchmarks.get(b) ?? {}),
      message: `${agreeing} of the ${shared} models on both ${a} and ${b} have the same score there`,
      remedy:
        'one test under two ids: merge them, the other name as an alias. Two tests: find the rows that stand under the wrong id and move them',
    });
  }
  return problems;
}

interface Alike {
  a: string;
  b: string;
  /** Models with scores on both. */
  shared: number;
  /** Of these, with a score that stands under both. */
  agreeing: number;
}

/**
 * Every two benchmarks that agree on at least two numbers, the lesser id first. One pass over the
 * pairs of a model's benchmarks with the benchmarks numbered: there are half a million such pairs.
 */
function alike(values: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>): Alike[] {
  const ids = [...values.keys()].sort();
  const columns = new Map<string, { at: number; scores: readonly number[] }[]>();
  ids.forEach((id, at) => {
    for (const [model, scores] of values.get(id)!) {
      const list = columns.get(model);
      if (list) list.push({ at, scores });
      else columns.set(model, [{ at, scores }]);
    }
  });
  const shared = new Uint32Array(ids.length ** 2);
  const agreeing = new Map<number, number[]>();
  for (const list of columns.values()) {
    for (let i = 0; i < list.length; i++) {
      const first = list[i]!;
      for (let j = i + 1; j < list.length; j++) {
        const second = list[j]!;
        const pair = first.at * ids.length + second.at;
        shared[pair]!++;
        const same = commonScore(first.scores, second.scores);
        if (same === undefined) continue;
        const found = agreeing.get(pair);
        if (found) found.push(same);
        else agreeing.set(pair, [same]);
      }
    }
  }
  return [...agreeing]
    .filter(([, scores]) => new Set(scores).size >= 2) // Two models that share one number show less than two numbers do.
    .sort(([x], [y]) => x - y)
    .map(([pair, scores]) => ({
      a: ids[Math.floor(pair / ids.length)]!,
      b: ids[pair % ids.length]!,
      shared: shared[pair]!,
      agreeing: scores.length,
    }));
}

function commonScore(a: readonly number[], b: readonly number[]): number | undefined {
  for (const x of a) for (const y of b) if (Math.abs(x - y) < sameScore) return x;
  return undefined;
}

/** Benchmark -> model -> scores; without the ends of the scale, where different tests agree by nature. */
function valuesByBenchmark(records: CatalogRecords): Map<string, Map<string, number[]>> {
  const values = new Map<string, Map<string, number[]>>();
  for (const { benchmark, model, score, unit } of records.scores) {
    if (unit === 'percent' && (score < 0.5 || score > 99.4)) continue;
    const models = values.get(benchmark) ?? new Map<string, number[]>();
    values.set(benchmark, models);
    const scores = models.get(model);
    if (scores) scores.push(score);
    else models.set(model, [score]);
  }
  return values;
}
