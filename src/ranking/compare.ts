import {
  type Catalog,
  type Model,
  readProtocol,
  type Suite,
  type SuiteComponent,
} from '../catalog/index.ts';
import { normalQuantile } from '../statistics/distributions/normal-quantile.ts';
import { notesOn } from './compare-notes.ts';
import { type ComparedModel, describeCompared } from './compared-model.ts';
import { type Difference, judge } from './difference.ts';
import { RankingError } from './error.ts';
import type { Cell, CitedScore, ModelSummary } from './ranking.ts';
import type { EvidenceFilter } from './select-score.ts';
import { sourceSpread } from './source-spread.ts';
import { collectCells, indexComponent } from './suite-cells.ts';
import { summariseModel } from './summarise-model.ts';
import { toolsRule } from './tools-rule.ts';

export type { BaseModel, ComparedModel } from './compared-model.ts';
export type { Difference, Finding } from './difference.ts';

export interface CompareQuery {
  /** Ids of 2 to 4 models. */
  models: string[];
  evidence: EvidenceFilter;
  /** Only this suite's components, by its weights; without it every benchmark, equally. */
  suite?: string;
  /** Confidence level, (0, 1); default 0.95. */
  level?: number;
  /** Differences below this many points count as a tie; default 1. */
  margin?: number;
}

export interface ComparedBenchmark {
  /** Id of the benchmark, or of the suite's component. */
  id: string;
  name: string;
  /** Share in the overall difference; 0 for what has no percent scale or is itself a mean of others. */
  weight: number;
  unit: string;
  /** One per model, as published; for a component of several benchmarks their mean. */
  values: number[];
  /** One per model, on the scale of 0 to 100 with the best at the top; what the differences are of. */
  scaled: number[];
  /** Imputed standard error of each, points. */
  se: number[];
  higher_is_better: boolean;
  /** The rows behind each value. */
  cited: CitedScore[][];
  /** All values come from one document, hence from one way of testing. */
  same_document: boolean;
  /** One model's row is from its thinking mode, another's is not. */
  mixed_modes: boolean;
  /** One per pair of models; empty where no error can be imputed. */
  differences: Difference[];
}

export interface OverallDifference extends Difference {
  /** Benchmarks on which the first, the second, or neither has the higher value. */
  ahead: [first: number, second: number, neither: number];
}

export interface Comparison {
  query: CompareQuery;
  suite: { id: string; version: string; hash: string } | null;
  catalog_hash: string;
  models: ModelSummary[];
  /** One per model: how much there is about it. */
  evidence: ComparedModel[];
  /** Shared by all, the largest weight first, then by name. */
  benchmarks: ComparedBenchmark[];
  /** Weighted means over the shared benchmarks that count, percent; null when there are none. */
  means: number[] | null;
  /** Standard errors of the means, points. */
  means_se: number[] | null;
  /** One per pair of models. */
  overall: OverallDifference[];
  /** Benchmarks, by model, on which it has a row and another of the models has none. */
  not_shared: number[];
  /** Standard deviation between sources, points, that went into the errors. */
  source_sd: number;
  notes: string[];
}

/**
 * Compares 2 to 4 models on the benchmarks where each has a row that counts (`selectionRule`).
 * The rows' standard errors are imputed (STATISTICS C3.2) and taken as independent, for without the
 * answers item by item nothing can be paired: the differences look less certain than they may be.
 * P-values are adjusted after Holm, over pairs for the overall differences and over pairs and
 * benchmarks for the single ones.
 * @throws RankingError `compare` for a wrong number of models or one twice, `unknown-suite`, `level`.
 */
export function compareModels(catalog: Catalog, query: CompareQuery): Comparison {
  const { level = 0.95, margin = 1 } = query;
  const models = chooseModels(catalog, query);
  if (!(level > 0.5 && level < 1)) {
    throw new RankingError('level', `level must lie between 0.5 and 1, not ${level}`);
  }
  const suite = chooseSuite(catalog, query);
  const sourceSd = sourceSpread(catalog);
  const components = suite ? componentsOf(suite) : componentsOfAll(catalog, models);
  const cells = collectCells(catalog, components, query.evidence, sourceSd);
  const rows = models.map((model) => cells.get(model.id));
  const has = (b: number): boolean[] => rows.map((row) => (row?.[b]?.value ?? null) !== null);
  const shared = components
    .map((component, b) => ({ component, b }))
    .filter(({ b }) => has(b).every(Boolean));
  const benchmarks = shared.map(({ component, b }) =>
    compareCell(
      catalog,
      component,
      rows.map((row) => row![b]!),
      suite !== undefined,
    ),
  );
  normalise(benchmarks);
  const pairs = pairsOf(models.length);
  const z = normalQuantile((1 + level) / 2);
  const test = { level, z, margin };
  const counted = shared.map(({ b }) => rows.map((row) => row![b]!));
  addDifferences(benchmarks, counted, pairs, test);
  benchmarks.sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  return {
    query,
    suite: suite ? { id: suite.id, version: suite.version, hash: suite.hash } : null,
    catalog_hash: catalog.hash,
    models: models.map((model) => summariseModel(model, catalog)),
    evidence: models.map((model, m) =>
      describeCompared(
        catalog,
        model,
        components.map(({ weight }) => weight),
        components.map((_, b) => has(b)[m]!),
        suite,
      ),
    ),
    benchmarks,
    means: meansOf(benchmarks, models.length),
    means_se: meanErrorsOf(benchmarks, models.length),
    overall: overallDifferences(benchmarks, pairs, test),
    not_shared: models.map(
      (_, m) => components.filter((_, b) => has(b)[m] && !has(b).every(Boolean)).length,
    ),
    source_sd: sourceSd,
    notes: notesOn(benchmarks, suite),
  };
}

type Test = { level: number; z: number; margin: number };

function chooseModels(catalog: Catalog, query: CompareQuery): Model[] {
  const { models } = query;
  if (models.length < 2 || models.length > 4) {
    throw new RankingError('compare', `compare takes 2 to 4 models, not ${models.length}`);
  }
  const twice = models.find((id, i) => models.indexOf(id) !== i);
  if (twice !== undefined) throw new RankingError('compare', `${twice} was named twice`);
  return models.map((id) => {
    const model = catalog.models.get(id);
    if (!model) throw new RankingError('unknown-model', `no model "${id}"`);
    return model;
  });
}

function chooseSuite(catalog: Catalog, query: CompareQuery): Suite | undefined {
  if (query.suite === undefined) return undefined;
  const suite = catalog.suites.get(query.suite);
  if (!suite) throw new RankingError('unknown-suite', `no suite "${query.suite}"`);
  return suite;
}

/** An index whose single cells nobody publishes has one value a model. */
function componentsOf(suite: Suite): readonly SuiteComponent[] {
  return suite.basis === 'index' ? [indexComponent(suite)] : suite.components;
}

/** Every benchmark of which any of the models has a row, each a component of its own. */
function componentsOfAll(catalog: Catalog, models: readonly Model[]): SuiteComponent[] {
  const ids = new Set(
    models.flatMap((model) => catalog.scoresOf(model.id).map((score) => score.benchmark)),
  );
  return [...ids].flatMap((id): SuiteComponent[] => {
    const benchmark = catalog.benchmarks.get(id);
    if (!benchmark) return [];
    const tools = toolsRule(catalog, benchmark);
    return [{ id, name: benchmark.name, weight: 1, benchmarks: [id], combine: 'first', tools }];
  });
}

function compareCell(
  catalog: Catalog,
  component: SuiteComponent,
  cells: readonly Cell[],
  ofSuite: boolean,
): ComparedBenchmark {
  const cited = cells.map((cell) => cell.scores);
  const units = new Set(cited.flat().map((score) => score.unit));
  const percent = units.size === 1 && units.has('percent');
  const isIndex = component.benchmarks.some((id) => catalog.benchmarks.get(id)?.is_index);
  const scaled = cells.map((cell) => cell.value!);
  // Several benchmarks have one value only on the common scale.
  const several = cited.some((scores) => scores.length > 1);
  return {
    id: component.id,
    name: nameOf(catalog, component),
    weight: ofSuite || (percent && !isIndex) ? component.weight : 0,
    unit: several ? 'percent' : [...units].join(' or '),
    values: several ? scaled : cited.map(([score]) => score!.score),
    scaled,
    se: cells.map((cell) => cell.se!),
    higher_is_better:
      several || catalog.benchmarks.get(component.benchmarks[0]!)?.higher_is_better !== false,
    cited,
    same_document: new Set(cited.flat().map((score) => score.document)).size === 1,
    mixed_modes: mixesModes(cited.flat()),
    differences: [],
  };
}

/** A suite's component without a name of its own goes by its benchmark's. */
function nameOf(catalog: Catalog, { id, name, benchmarks }: SuiteComponent): string {
  const [first] = benchmarks;
  return name === id && benchmarks.length === 1
    ? (catalog.benchmarks.get(first!)?.name ?? id)
    : name;
}

function mixesModes(scores: readonly CitedScore[]): boolean {
  const modes = new Set(scores.map(({ conditions }) => readProtocol(conditions).thinking));
  return modes.has('on') && modes.has('off');
}

function normalise(benchmarks: readonly ComparedBenchmark[]): void {
  const total = benchmarks.reduce((sum, { weight }) => sum + weight, 0);
  if (total > 0) for (const benchmark of benchmarks) benchmark.weight /= total;
}

function pairsOf(count: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) pairs.push([i, j]);
  return pairs;
}

function addDifferences(
  benchmarks: readonly ComparedBenchmark[],
  cells: readonly (readonly Cell[])[],
  pairs: readonly [number, number][],
  test: Test,
): void {
  const places: { benchmark: ComparedBenchmark; pair: [number, number] }[] = [];
  const raw = benchmarks.flatMap((benchmark, k) => {
    if (benchmark.weight === 0) return [];
    return pairs.map((pair) => {
      const [a, b] = pair.map((m) => cells[k]![m]!);
      places.push({ benchmark, pair });
      return { difference: a!.value! - b!.value!, se: Math.hypot(a!.se!, b!.se!) };
    });
  });
  const judged = judge(raw, test);
  places.forEach(({ benchmark, pair }, i) => {
    benchmark.differences.push({ pair, ...judged[i]! });
  });
}

function overallDifferences(
  benchmarks: readonly ComparedBenchmark[],
  pairs: readonly [number, number][],
  test: Test,
): OverallDifference[] {
  const counted = benchmarks.filter(({ weight }) => weight > 0);
  if (counted.length === 0) return [];
  const raw = pairs.map((_, p) => ({
    difference: counted.reduce((sum, c) => sum + c.weight * c.differences[p]!.difference, 0),
    se: Math.hypot(...counted.map((c) => c.weight * c.differences[p]!.se)),
  }));
  const judged = judge(raw, test);
  return pairs.map((pair, p) => {
    const signs = counted.map((c) => Math.sign(c.differences[p]!.difference));
    const count = (sign: number): number => signs.filter((each) => each === sign).length;
    return { pair, ...judged[p]!, ahead: [count(1), count(-1), count(0)] };
  });
}

function meansOf(benchmarks: readonly ComparedBenchmark[], models: number): number[] | null {
  const counted = benchmarks.filter(({ weight }) => weight > 0);
  if (counted.length === 0) return null;
  return Array.from({ length: models }, (_, m) =>
    counted.reduce((sum, { weight, scaled }) => sum + weight * scaled[m]!, 0),
  );
}

function meanErrorsOf(benchmarks: readonly ComparedBenchmark[], models: number): number[] | null {
  const counted = benchmarks.filter(({ weight }) => weight > 0);
  if (counted.length === 0) return null;
  return Array.from({ length: models }, (_, m) =>
    Math.hypot(...counted.map(({ weight, se }) => weight * se[m]!)),
  );
}
