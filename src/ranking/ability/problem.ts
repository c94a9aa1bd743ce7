import type { Catalog, Score } from '../../catalog/index.ts';
import {
  type Admission,
  admit,
  type BenchmarkFacts,
  type DropReason,
  type EncodedRows,
  encodeRows,
  type LatentObservations,
  type ScoreRecord,
  type Selection,
  selectRows,
} from '../../statistics/latent/index.ts';
import { type EvidenceFilter, whyOutside } from '../select-score.ts';

/** The cited scores of a catalogue as the latent fit takes them, with the way back to each. */
export interface AbilityProblem {
  readonly observations: LatentObservations;
  /** Ids of models, names of benchmarks (with release or setting) and categories, by number. */
  readonly models: readonly string[];
  readonly benchmarks: readonly string[];
  /** Catalogue id of each benchmark's root. */
  readonly roots: readonly string[];
  readonly categories: readonly string[];
  readonly reporters: readonly string[];
  /** Position in `catalog.scores` of each row. */
  readonly scores: Int32Array;
  /** Models with scores of which none is in the fit. */
  readonly outside: ReadonlyMap<string, 'no-benchmark-left' | 'disconnected' | 'no-usable-score'>;
  /** Scores left out: reason -> their positions in `catalog.scores`. */
  readonly dropped: Readonly<Partial<Record<DropReason | 'few-models' | 'disconnected', number[]>>>;
  /** Latest publication date among the rows; null when all are undated. */
  readonly evidence_until: string | null;
}

/**
 * Chooses the rows of the fit by rules in which no value plays a part (`selectRows`, `admit`).
 * @throws StatisticsError `empty` when no score is left.
 */
export function abilityProblem(catalog: Catalog, evidence: EvidenceFilter = {}): AbilityProblem {
  const documentId = (score: Score): string => catalog.documentOf(score).id;
  const positions: number[] = [];
  catalog.scores.forEach((score, i) => {
    if (whyOutside(score, evidence, documentId) === undefined) positions.push(i);
  });
  const facts = benchmarkFacts(catalog);
  const records = positions.map((i) => toRecord(catalog, i));
  const selection = selectRows(records, facts);
  const encoded = encodeRows(selection.rows, facts);
  const admission = admit(encoded.observations);
  const rows = Array.from(admission.rows, (i) => selection.rows[i]!);
  const scores = Int32Array.from(rows, (row) => positions[row.record]!);
  const benchmarks = Array.from(admission.benchmarks, (id) => encoded.benchmarks[id]!);
  const rootOf = new Map(rows.map((row) => [row.benchmark, row.root]));
  return {
    observations: admission.observations,
    models: Array.from(admission.models, (id) => encoded.models[id]!),
    benchmarks,
    roots: benchmarks.map((name) => rootOf.get(name)!),
    categories: encoded.categories,
    reporters: Array.from(admission.reporters, (id) => encoded.reporters[id]!),
    scores,
    outside: outsideOf(records, encoded, admission),
    dropped: leftOut(positions, selection, encoded, admission),
    evidence_until: latest(catalog, scores),
  };
}

function benchmarkFacts(catalog: Catalog): Map<string, BenchmarkFacts> {
  return new Map(
    [...catalog.benchmarks.values()].map((each): [string, BenchmarkFacts] => [
      each.id,
      {
        category: each.category,
        items: each.items,
        chance: each.chance_level,
        higherIsBetter: each.higher_is_better,
        isIndex: each.is_index,
      },
    ]),
  );
}

function toRecord(catalog: Catalog, position: number): ScoreRecord {
  const score = catalog.scores[position]!;
  return {
    model: score.model,
    benchmark: score.benchmark,
    value: score.score,
    unit: score.unit,
    reportedBy: score.reported_by,
    reporter: score.reporter,
    document: catalog.documentOf(score).id,
    page: score.url,
    conditions: score.conditions,
  };
}

function outsideOf(
  records: readonly ScoreRecord[],
  encoded: EncodedRows,
  admission: Admission,
): AbilityProblem['outside'] {
  const inside = new Set(Array.from(admission.models, (id) => encoded.models[id]!));
  const outside = new Map<string, 'no-benchmark-left' | 'disconnected' | 'no-usable-score'>();
  for (const { model } of records) if (!inside.has(model)) outside.set(model, 'no-usable-score');
  for (const { id, reason } of admission.excludedModels) {
    outside.set(
      encoded.models[id]!,
      reason === 'disconnected' ? 'disconnected' : 'no-benchmark-left',
    );
  }
  return outside;
}

function leftOut(
  positions: readonly number[],
  { rows, dropped }: Selection,
  { observations }: EncodedRows,
  admission: Admission,
): AbilityProblem['dropped'] {
  const left: Record<string, number[]> = {};
  const add = (reason: string, record: number): void => {
    left[reason] ??= [];
    left[reason].push(positions[record]!);
  };
  dropped.forEach((reason, record) => {
    if (reason) add(reason, record);
  });
  const admitted = new Set(admission.rows);
  const few = new Set(
    admission.excludedBenchmarks
      .filter(({ reason }) => reason === 'few-models')
      .map(({ id }) => id),
  );
  rows.forEach(({ record }, i) => {
    if (admitted.has(i)) return;
    add(few.has(observations.benchmark[i]!) ? 'few-models' : 'disconnected', record);
  });
  return left;
}

function latest(catalog: Catalog, scores: Int32Array): string | null {
  let found: string | null = null;
  for (const i of scores) {
    const { published } = catalog.scores[i]!;
    if (published !== null && (found === null || published > found)) found = published;
  }
  return found;
}
