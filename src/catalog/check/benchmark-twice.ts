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
  const values = valuesByBenchmark(records);
  const benchmarks = new Map(records.benchmarks.map((benchmark) => [benchmark.id, benchmark]));
  const problems: Problem[] = [];
  for (const [pair, models] of sharedModels(values)) {
    const [a, b] = pair.split('\t') as [string, string];
    const equal = new Set<number>();
    let agreeing = 0;
    for (const model of models) {
      const same = values
        .get(a)!
        .get(model)!
        .find((x) =>
          values
            .get(b)!
            .get(model)!
            .some((y) => Math.abs(x - y) < sameScore),
        );
      if (same === undefined) continue;
      agreeing++;
      equal.add(same);
    }
    // Two models that share one number show less than two numbers do.
    if (equal.size < 2) continue;
    const enough =
      models.length < 5
        ? agreeing === models.length
        : agreeing >= 4 && agreeing >= 0.4 * models.length;
    if (!enough) continue;
    const second = benchmarks.get(b);
    problems.push({
      severity: 'warning',
      rule: 'benchmark-twice',
      ...placeIn('benchmarks.yaml', second ?? {}),
      message: `${agreeing} of the ${models.length} models on both ${a} and ${b} have the same score there`,
      remedy:
        'one test under two ids: merge them, the other name as an alias. Two tests: find the rows that stand under the wrong id and move them',
    });
  }
  return problems;
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

/** For each two benchmarks with two or more models in common: those models. */
function sharedModels(values: Map<string, Map<string, number[]>>): Map<string, string[]> {
  const ofModel = new Map<string, string[]>();
  for (const [benchmark, models] of values) {
    for (const model of models.keys()) {
      const list = ofModel.get(model);
      if (list) list.push(benchmark);
      else ofModel.set(model, [benchmark]);
    }
  }
  const shared = new Map<string, string[]>();
  for (const [model, list] of ofModel) {
    list.sort();
    for (let i = 0; i < list.length; i++) {
      for (let j = i + 1; j < list.length; j++) {
        const key = `${list[i]}\t${list[j]}`;
        const models = shared.get(key);
        if (models) models.push(model);
        else shared.set(key, [model]);
      }
    }
  }
  for (const [key, models] of shared) if (models.length < 2) shared.delete(key);
  return shared;
}
