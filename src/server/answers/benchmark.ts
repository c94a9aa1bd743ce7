import { type Benchmark, type Catalog, findByName, type Score } from '../../catalog/index.ts';
import type { Cell } from '../../ranking/ranking.ts';
import { sourceSpread } from '../../ranking/source-spread.ts';
import { collectCells } from '../../ranking/suite-cells.ts';
import { summariseModel } from '../../ranking/summarise-model.ts';
import { toolsRule } from '../../ranking/tools-rule.ts';
import { median, quantiles } from '../../statistics/quantile/index.ts';
import type { BenchmarkAnswer, BenchmarkStanding } from '../api.ts';
import { webAddress } from '../reference.ts';
import { headOfBenchmark } from './lists.ts';
import { headOf } from './meta.ts';

/**
 * A benchmark with every model's score that counts, how the scores lie, and who reports them.
 * @throws NotFoundError with the nearest names.
 */
export function answerBenchmark(catalog: Catalog, name: string): BenchmarkAnswer {
  const benchmark = findByName(catalog.benchmarks, name, 'benchmark');
  const scores = catalog.scoresOn(benchmark.id);
  const standings = standingsOn(catalog, benchmark);
  const models = new Set(scores.map((score) => score.model));
  return {
    catalog_hash: catalog.hash,
    benchmark: headOfBenchmark(catalog, benchmark),
    suites: [...catalog.suites.values()]
      .filter(
        ({ components, index_benchmark }) =>
          index_benchmark === benchmark.id ||
          components.some((component) => component.benchmarks.includes(benchmark.id)),
      )
      .map(headOf),
    standings,
    not_counting: models.size - standings.length,
    distribution: distributionOf(standings),
    reporters: groupsOf(scores, (score) => score.reported_by).map(([reported_by, group]) => ({
      reported_by,
      ...group,
    })),
    sources: groupsOf(scores, (score) => catalog.documentOf(score).source).map(([id, group]) => ({
      source: id,
      name: catalog.sources.get(id)?.name ?? id,
      ...group,
    })),
    self_report_excess: selfReportExcess(benchmark, scores),
  };
}

/** The row that counts for each model, the best first. */
function standingsOn(catalog: Catalog, benchmark: Benchmark): BenchmarkStanding[] {
  const { id, name } = benchmark;
  const tools = toolsRule(catalog, benchmark);
  const component = { id, name, weight: 1, benchmarks: [id], combine: 'first', tools } as const;
  const cells = collectCells(
    catalog,
    [{ ...component, benchmarks: [id] }],
    {},
    sourceSpread(catalog),
  );
  const standings: BenchmarkStanding[] = [];
  for (const [model, [cell]] of cells) {
    const sheet = catalog.models.get(model);
    if (sheet && cell?.value != null) {
      standings.push({ model: summariseModel(sheet, catalog), ...standingOf(cell) });
    }
  }
  standings.sort((a, b) => b.percent - a.percent || (a.model.id < b.model.id ? -1 : 1));
  return standings;
}

function standingOf(cell: Cell): Omit<BenchmarkStanding, 'model'> {
  const [score] = cell.scores;
  return {
    percent: cell.value!,
    se: cell.se!,
    score: { ...score!, url: webAddress(score!.url) },
    others: cell.others,
  };
}

/** Over the models' values on the scale of 0 to 100; null without any. */
function distributionOf(standings: readonly BenchmarkStanding[]): BenchmarkAnswer['distribution'] {
  if (standings.length === 0) return null;
  const values = Float64Array.from(standings, ({ percent }) => percent);
  const [lowest, lower, middle, upper, highest] = quantiles(values, [0, 0.25, 0.5, 0.75, 1]);
  return {
    models: values.length,
    lowest: lowest!,
    quartiles: [lower!, middle!, upper!],
    highest: highest!,
  };
}

/** Most scores first. */
function groupsOf<K extends string>(
  scores: readonly Score[],
  key: (score: Score) => K,
): [K, { scores: number; models: number }][] {
  const groups = new Map<K, { scores: number; models: Set<string> }>();
  for (const score of scores) {
    const group = groups.get(key(score)) ?? { scores: 0, models: new Set() };
    group.scores++;
    group.models.add(score.model);
    groups.set(key(score), group);
  }
  return [...groups]
    .map(([id, group]): [K, { scores: number; models: number }] => [
      id,
      { scores: group.scores, models: group.models.size },
    ])
    .sort((a, b) => b[1].scores - a[1].scores || (a[0] < b[0] ? -1 : 1));
}

/**
 * Over the models that their lab and somebody independent report: the median of the best that the
 * lab says less the best that the other says, so that positive favours the model. Only rows in the
 * unit that most have. Null when there are none. Protocols may differ: a difference, not a proof.
 */
function selfReportExcess(
  benchmark: Benchmark,
  scores: readonly Score[],
): BenchmarkAnswer['self_report_excess'] {
  const unit = groupsOf(scores, (score) => score.unit)[0]?.[0];
  if (unit === undefined) return null;
  const sign = benchmark.higher_is_better ? 1 : -1;
  const best = { self: new Map<string, number>(), independent: new Map<string, number>() };
  for (const { model, score, reported_by: who, unit: given } of scores) {
    if (given !== unit || (who !== 'self' && who !== 'independent')) continue;
    best[who].set(model, Math.max(best[who].get(model) ?? -Infinity, sign * score));
  }
  const differences: number[] = [];
  for (const [model, self] of best.self) {
    const other = best.independent.get(model);
    if (other !== undefined) differences.push(self - other);
  }
  if (differences.length === 0) return null;
  return { models: differences.length, median: median(Float64Array.from(differences)), unit };
}
