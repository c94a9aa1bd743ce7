import type { Catalog, Model, Score, Suite } from '../catalog/index.ts';
import type { Cell, CitedScore } from '../ranking/ranking.ts';
import { type EvidenceFilter, selectScore } from '../ranking/select-score.ts';
import { sourceSpread } from '../ranking/source-spread.ts';
import { imputeStandardError } from '../ranking/standard-error.ts';
import { cite, collectCells } from '../ranking/suite-cells.ts';
import { weighComponents } from '../ranking/weigh-components.ts';

/** A model's average as a report prints it, beside what its printed cells give. */
export interface Average {
  model: Model;
  /** As printed; null when the report prints cells of the model but no average. */
  printed: number | null;
  /** The weighted mean of the cells when all are printed, else null. */
  computed: number | null;
  /** Standard error of the average from the sampling of items, and with the spread between sources. */
  item_se: number;
  se: number;
  /** Names of the components whose cells are not printed. */
  missing: string[];
  cited: CitedScore[];
}

/** The best that is known of an average: recomputed from its cells, else as printed. */
export function averageOf({ computed, printed }: Average): number {
  return (computed ?? printed)!;
}

/**
 * The averages of the given models in the evidence. A cell that is not printed gets the standard
 * error of the score that the printed average implies for it: all missing cells of a model are taken
 * to be alike.
 */
export function collectAverages(
  catalog: Catalog,
  suite: Suite,
  printedBenchmark: string,
  evidence: EvidenceFilter,
  models: readonly Model[],
): Average[] {
  const weights = weighComponents(suite).map(({ weight }) => weight);
  const spread = sourceSpread(catalog);
  const noisy = collectCells(catalog, suite.components, evidence, spread);
  const plain = collectCells(catalog, suite.components, evidence, 0);
  const averages: Average[] = [];
  for (const model of models) {
    const row = printedRow(catalog, model, printedBenchmark, evidence);
    const cells = plain.get(model.id) ?? [];
    const complete = cells.length > 0 && cells.every((cell) => cell.value !== null);
    if (!row && !complete) continue;
    const computed = complete ? weightedSum(cells, weights) : null;
    const printed = row?.score ?? null;
    const error = (given: readonly Cell[], sd: number): number =>
      standardError(catalog, suite, weights, given, (computed ?? printed)!, sd);
    averages.push({
      model,
      printed,
      computed,
      item_se: error(cells, 0),
      se: error(noisy.get(model.id) ?? [], spread),
      missing: suite.components
        .filter((_, b) => (cells[b]?.value ?? null) === null)
        .map((component) => nameOf(catalog, component.id, component.name)),
      cited: [
        ...(row ? [cite(catalog, row)] : []),
        ...cells.flatMap((cell) => (cell.value === null ? [] : cell.scores)),
      ],
    });
  }
  return averages.sort((a, b) => averageOf(b) - averageOf(a) || (a.model.id < b.model.id ? -1 : 1));
}

function printedRow(
  catalog: Catalog,
  model: Model,
  benchmark: string,
  evidence: EvidenceFilter,
): Score | undefined {
  const rows = catalog.scoresOf(model.id).filter((score) => score.benchmark === benchmark);
  return selectScore(rows, 'allowed', evidence, (score) => catalog.documentOf(score).id).chosen;
}

function weightedSum(cells: readonly Cell[], weights: readonly number[]): number {
  return cells.reduce((sum, cell, b) => sum + weights[b]! * (cell.value ?? 0), 0);
}

function standardError(
  catalog: Catalog,
  suite: Suite,
  weights: readonly number[],
  cells: readonly Cell[],
  average: number,
  sourceSd: number,
): number {
  const isMissing = (b: number): boolean => (cells[b]?.value ?? null) === null;
  const open = weights.reduce((sum, weight, b) => sum + (isMissing(b) ? weight : 0), 0);
  const implied = open === 0 ? average : (average - weightedSum(cells, weights)) / open;
  const percent = Math.min(Math.max(implied, 0), 100);
  const variance = suite.components.reduce((sum, component, b) => {
    const errors = isMissing(b)
      ? component.benchmarks.map((id) =>
          imputeStandardError(percent, catalog.benchmarks.get(id)?.items ?? null, sourceSd),
        )
      : [cells[b]!.se!];
    const square = errors.reduce((total, se) => total + se * se, 0) / errors.length ** 2;
    return sum + weights[b]! ** 2 * square;
  }, 0);
  return Math.sqrt(variance);
}

function nameOf(catalog: Catalog, id: string, given: string): string {
  return given === id ? (catalog.benchmarks.get(id)?.name ?? given) : given;
}
