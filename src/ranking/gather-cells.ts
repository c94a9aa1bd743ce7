import type { Catalog, Model, Suite, SuiteComponent } from '../catalog/index.ts';
import { scorePredictor } from './ability/predict-scores.ts';
import { RankingError } from './error.ts';
import { whyExcluded } from './filter.ts';
import { measuredNotes, measuredSummary } from './measured/notes.ts';
import type { MeasuredSummary } from './measured/own-run.ts';
import { joinedEvidence } from './measured/with-measured.ts';
import { predictMissing } from './predict-missing.ts';
import type {
  Cell,
  CitedScore,
  ModelSummary,
  Ranking,
  RankingQuery,
  SuiteWeight,
} from './ranking.ts';
import { sourceSpread } from './source-spread.ts';
import { assumedItems } from './standard-error.ts';
import { collectCells, indexComponent, type SuiteCells, weighScore } from './suite-cells.ts';
import { summariseModel } from './summarise-model.ts';

/**
 * All that a ranking is computed from: who takes part and what each model scored. Only the weights
 * are left to choose, so whoever has this can rank by any others (`rankCells`).
 */
export interface RankingCells {
  suite: Omit<Ranking['suite'], 'components'> & {
    /** Share of the weight that a ranked model has scores for, at least, 0 to 1. */
    min_coverage: number;
    /** With the suite's own weights, of any scale: only their proportions matter. */
    components: SuiteWeight[];
  };
  catalog_hash: string;
  measured?: MeasuredSummary;
  query: RankingQuery;
  /** Lowest and highest value of any model of the catalogue in each column of `cells`. */
  ranges: { lowest: number; highest: number }[];
  models: { model: ModelSummary; cells: Cell[] }[];
  /** Models outside the question: reason -> how many. */
  excluded: Record<string, number>;
  /** Standard deviation between sources of one cell, points. */
  source_sd: number;
  notes: string[];
}

/**
 * The evidence for a ranking by a suite: for every model of the field its cells, each with the
 * score that counts and a standard error imputed from items and the spread between sources.
 * @throws RankingError when the suite is unknown.
 */
export function gatherCells(catalog: Catalog, query: RankingQuery): RankingCells {
  const suite = catalog.suites.get(query.suite);
  if (!suite) throw new RankingError('unknown-suite', `no suite "${query.suite}"`);
  const columns = suite.basis === 'index' ? [indexComponent(suite)] : suite.components;
  const sourceSd = query.source_noise === false ? 0 : sourceSpread(catalog);
  const cells = collectCells(catalog, columns, query.evidence, sourceSd);
  const { field, excluded } = chooseField(catalog, query, cells);
  const fill = fillMissing(catalog, query, suite, sourceSd);
  const { id, version, name, hash, basis, min_coverage } = suite;
  return {
    suite: {
      id,
      version,
      name,
      hash,
      basis,
      min_coverage,
      components: suite.components.map((each) => ({
        id: each.id,
        name: each.name,
        weight: each.weight,
        benchmarks: each.benchmarks,
      })),
    },
    catalog_hash: catalog.hash,
    query,
    ranges: seenRanges(columns, cells),
    models: field.map((model) => ({
      model: summariseModel(model, catalog),
      cells: fill(model.id, cells.get(model.id)!),
    })),
    excluded,
    source_sd: sourceSd,
    ...measuredSummary(catalog),
    notes: [...makeNotes(catalog, suite), ...measuredNotes(catalog)],
  };
}

/** What is done to a model's missing cells: nothing, unless they shall be predicted. */
function fillMissing(
  catalog: Catalog,
  query: RankingQuery,
  suite: Suite,
  sourceSd: number,
): (model: string, cells: Cell[]) => Cell[] {
  // An index has one column, and who has no value there is not of the field.
  if (query.missing !== 'predicted' || suite.basis === 'index') return (_, cells) => cells;
  const predict = scorePredictor(catalog, query.evidence);
  const weigh = (score: CitedScore) => weighScore(catalog, score, sourceSd);
  return (model, cells) => predictMissing(model, cells, suite.components, { predict, weigh });
}

function chooseField(
  catalog: Catalog,
  query: RankingQuery,
  cells: SuiteCells,
): { field: Model[]; excluded: Record<string, number> } {
  const field: Model[] = [];
  const excluded: Record<string, number> = {};
  for (const model of catalog.models.values()) {
    const reason =
      whyExcluded(model, query.models, catalog) ??
      (cells.get(model.id)?.some((cell) => cell.value !== null)
        ? undefined
        : 'no score on this suite');
    if (reason === undefined) field.push(model);
    else excluded[reason] = (excluded[reason] ?? 0) + 1;
  }
  return { field, excluded };
}

function seenRanges(
  columns: readonly SuiteComponent[],
  cells: SuiteCells,
): { lowest: number; highest: number }[] {
  const ranges = columns.map(() => ({ lowest: 100, highest: 0 }));
  for (const row of cells.values()) {
    row.forEach(({ value }, b) => {
      if (value === null) return;
      const range = ranges[b]!;
      range.lowest = Math.min(range.lowest, value);
      range.highest = Math.max(range.highest, value);
    });
  }
  // Nobody has a score: anything between nothing and everything is possible.
  return ranges.map((range) =>
    range.lowest > range.highest ? { lowest: 0, highest: 100 } : range,
  );
}

/** What holds at any weights. */
function makeNotes(catalog: Catalog, suite: Suite): string[] {
  const notes = joinedEvidence(catalog)
    ? []
    : ['Standard errors are imputed from the number of items; no source here states its own.'];
  const unsized = new Set(
    suite.components
      .flatMap((c) => c.benchmarks)
      .filter((b) => catalog.benchmarks.get(b)?.items == null),
  );
  if (unsized.size > 0) {
    notes.push(`Size unknown, ${assumedItems} items assumed: ${[...unsized].join(', ')}.`);
  }
  if (suite.basis === 'index') {
    notes.push(
      'Ranked by values of the whole index, cited or recomputed; the single cells are not in the catalogue.',
    );
  }
  return notes;
}
