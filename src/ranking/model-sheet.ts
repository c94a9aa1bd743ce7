import type { Benchmark, Catalog, Lab, Licence, Model, Score } from '../catalog/index.ts';
import { explainSelection } from './explain-score.ts';
import { type Lineage, lineageOf } from './lineage.ts';
import { type OpennessReport, opennessOf } from './openness.ts';
import type { CitedScore, ModelSummary } from './ranking.ts';
import { type Candidate, type EvidenceFilter, selectScore } from './select-score.ts';
import { cite } from './suite-cells.ts';
import { summariseModel, unverifiedFacts } from './summarise-model.ts';
import { toolsRule } from './tools-rule.ts';

/** Facts of a sheet for which a second source is looked for. */
export const checkedFacts = [
  'release_date',
  'openness',
  'licence',
  'training_openness',
  'architecture',
  'total_params_b',
  'active_params_b',
  'context_tokens',
  'max_output_tokens',
  'modalities_in',
  'modalities_out',
  'knowledge_cutoff',
  'base_model',
  'hf_repo',
  'price',
] as const;

/** A score of the model, cited, with whether it stands for its cell and why. */
export interface SheetScore extends CitedScore {
  counts: boolean;
  /** In plain words. */
  why: string;
}

export interface SheetBenchmark {
  benchmark: Pick<
    Benchmark,
    'id' | 'name' | 'category' | 'is_index' | 'higher_is_better' | 'items' | 'url'
  >;
  /** The row that counts first, then the others in the order of preference. */
  scores: SheetScore[];
  /**
   * Lowest and highest value that is stated for one and the same protocol, in the benchmark's unit;
   * null when no two such rows differ.
   */
  conflict: [number, number] | null;
}

/** All that the catalogue knows of a model. */
export interface ModelSheet {
  /** The sheet as it stands in the catalogue; `checked`: fact -> the second source that confirms it. */
  model: Model;
  summary: ModelSummary;
  lab: Lab | null;
  licence: Licence | null;
  /** Known facts that no second source confirms. */
  unverified: string[];
  openness: OpennessReport;
  lineage: Lineage;
  /** By category, then by number of scores, then by name. */
  benchmarks: SheetBenchmark[];
}

/** The fact sheet of a model: facts with their confirmation, lineage, openness, every score cited. */
export function modelSheet(
  catalog: Catalog,
  model: Model,
  evidence: EvidenceFilter = {},
): ModelSheet {
  const byBenchmark = new Map<string, Score[]>();
  for (const score of catalog.scoresOf(model.id)) {
    const rows = byBenchmark.get(score.benchmark);
    if (rows) rows.push(score);
    else byBenchmark.set(score.benchmark, [score]);
  }
  return {
    model,
    summary: summariseModel(model, catalog),
    lab: catalog.labs.get(model.lab) ?? null,
    licence: model.licence === null ? null : (catalog.licences.get(model.licence) ?? null),
    unverified: unverifiedFacts(model, checkedFacts),
    openness: opennessOf(catalog, model),
    lineage: lineageOf(catalog, model),
    benchmarks: [...byBenchmark]
      .flatMap(([id, scores]) => {
        const benchmark = catalog.benchmarks.get(id);
        return benchmark ? [sheetBenchmark(catalog, benchmark, scores, evidence)] : [];
      })
      .sort(
        (a, b) =>
          compareText(a.benchmark.category, b.benchmark.category) ||
          b.scores.length - a.scores.length ||
          compareText(a.benchmark.name, b.benchmark.name),
      ),
  };
}

function sheetBenchmark(
  catalog: Catalog,
  benchmark: Benchmark,
  scores: readonly Score[],
  evidence: EvidenceFilter,
): SheetBenchmark {
  const selection = selectScore(
    scores,
    toolsRule(catalog, benchmark),
    evidence,
    (score) => catalog.documentOf(score).id,
  );
  const { id, name, category, is_index, higher_is_better, items, url } = benchmark;
  return {
    benchmark: { id, name, category, is_index, higher_is_better, items, url },
    scores: explainSelection(selection).map(({ score, counts, why }) => ({
      ...cite(catalog, score),
      counts,
      why,
    })),
    conflict: widestConflict(selection.candidates),
  };
}

/** The widest gap between admissible rows of one protocol; rows of different protocols do not conflict. */
function widestConflict(candidates: readonly Candidate[]): [number, number] | null {
  const ranges = new Map<string, [number, number]>();
  for (const { score, protocol, rejected } of candidates) {
    if (rejected !== undefined || protocol.doubtful) continue;
    const { thinking, effort, tools, attempts } = protocol;
    const release = score.conditions.release ?? '';
    const key = [thinking, effort, tools, attempts, score.unit, release].join('\t');
    const range = ranges.get(key);
    if (range) {
      range[0] = Math.min(range[0], score.score);
      range[1] = Math.max(range[1], score.score);
    } else {
      ranges.set(key, [score.score, score.score]);
    }
  }
  let widest: [number, number] | null = null;
  for (const range of ranges.values()) {
    const gap = range[1] - range[0];
    if (gap > 0 && (widest === null || gap > widest[1] - widest[0])) widest = range;
  }
  return widest;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
