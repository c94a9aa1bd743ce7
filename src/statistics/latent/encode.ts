import { type LatentObservations, sourceTypes } from './observations.ts';
import { type BenchmarkFacts, modes, type SelectedRow } from './records.ts';

/** Observations with the names behind their ids. */
export interface EncodedRows {
  readonly observations: LatentObservations;
  /** Names by id, each list in alphabetical order. */
  readonly models: readonly string[];
  readonly benchmarks: readonly string[];
  readonly documents: readonly string[];
  readonly reporters: readonly string[];
  readonly categories: readonly string[];
  readonly families: readonly string[];
}

/** Turns selected rows into arrays; row i of the observations is row i of the input. */
export function encodeRows(
  rows: readonly SelectedRow[],
  facts: ReadonlyMap<string, BenchmarkFacts>,
): EncodedRows {
  const models = names(rows, (row) => row.model);
  const benchmarks = names(rows, (row) => row.benchmark);
  const documents = names(rows, (row) => row.document);
  const reporters = names(rows, (row) => row.reporter);
  const categories = names(rows, (row) => row.category);
  const families = names(rows, (row) => row.family);
  const groups = names(rows, (row) => row.group);
  const items = new Float64Array(benchmarks.list.length);
  const chance = new Float64Array(benchmarks.list.length);
  const category = new Int32Array(benchmarks.list.length);
  const family = new Int32Array(benchmarks.list.length);
  for (const row of rows) {
    const b = benchmarks.id(row);
    const known = facts.get(row.root);
    items[b] = known?.items ?? 0;
    chance[b] = (known?.chance ?? 0) / 100;
    category[b] = categories.id(row);
    family[b] = families.id(row);
  }
  const column = (id: (row: SelectedRow) => number): Int32Array => Int32Array.from(rows, id);
  return {
    models: models.list,
    benchmarks: benchmarks.list,
    documents: documents.list,
    reporters: reporters.list,
    categories: categories.list,
    families: families.list,
    observations: {
      modelCount: models.list.length,
      benchmarkCount: benchmarks.list.length,
      documentCount: documents.list.length,
      groupCount: groups.list.length,
      reporterCount: reporters.list.length,
      categoryCount: categories.list.length,
      familyCount: families.list.length,
      modeCount: modes.length,
      model: column(models.id),
      benchmark: column(benchmarks.id),
      document: column(documents.id),
      sourceType: Uint8Array.from(rows, (row) => sourceTypes.indexOf(row.reportedBy)),
      reporter: column(reporters.id),
      group: column(groups.id),
      mode: Uint8Array.from(rows, (row) => modes.indexOf(row.mode)),
      score: Float64Array.from(rows, (row) => row.score),
      weight: new Float64Array(rows.length).fill(1),
      items,
      chance,
      ceiling: new Float64Array(benchmarks.list.length).fill(1),
      category,
      family,
    },
  };
}

function names(
  rows: readonly SelectedRow[],
  of: (row: SelectedRow) => string,
): { list: string[]; id: (row: SelectedRow) => number } {
  const list = [...new Set(rows.map(of))].sort();
  const ids = new Map(list.map((name, id) => [name, id]));
  return { list, id: (row) => ids.get(of(row))! };
}
