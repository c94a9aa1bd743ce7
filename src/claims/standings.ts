import type { Catalog, Model, Score, Suite } from '../catalog/index.ts';
import type { ModelFilter } from '../ranking/filter.ts';
import { rankSuite } from '../ranking/rank-suite.ts';
import type { CitedScore, RankedRow, Ranking, UnrankedRow } from '../ranking/ranking.ts';
import { type EvidenceFilter, selectScore } from '../ranking/select-score.ts';
import { sourceSpread } from '../ranking/source-spread.ts';
import { imputeStandardError } from '../ranking/standard-error.ts';
import { cite } from '../ranking/suite-cells.ts';
import { StatisticsError } from '../statistics/errors.ts';
import type { ClaimContext } from './context.ts';
import type { EvidenceWindow, Measure } from './schema.ts';

/** How a model stands on a measure; higher scores are better. */
export interface Standing {
  model: Model;
  score: number;
  /** Standard error with the spread between sources, and from the sampling of items alone. */
  se: number;
  item_se: number;
  /** What missing cells leave open; equal ends when nothing is missing. */
  bounds: [number, number];
  missing: string[];
  /** The scores that it rests on. */
  cited: CitedScore[];
}

export interface Standings {
  /** Of the measure, for sentences. */
  name: string;
  /** Of the score: `points` or `Elo points`. */
  unit: string;
  /** Best first. */
  rows: Standing[];
  /** Models of the field with some evidence, too little to be placed. */
  unranked: { model: Model; reason: string; bounds: [number, number] | null }[];
  /** Latest publication date among the scores that counted. */
  evidence_until: string | null;
}

/** The evidence that a claim allows, in the terms of the rankings. */
export function evidenceFilter(
  context: ClaimContext,
  window: EvidenceWindow = {},
): EvidenceFilter & { until: string } {
  const { until = 'as-of', documents, reported_by } = window;
  const day = until === 'as-of' ? context.claim.as_of : until === 'today' ? context.today : until;
  return {
    until: day,
    ...(documents && { documents }),
    ...(reported_by && { reported_by }),
  };
}

/** How the given models stand on a suite or a benchmark. */
export function standingsOf(
  context: ClaimContext,
  measure: Measure,
  models: readonly Model[],
): Standings {
  if (models.length === 0) return emptyStandings(context, measure);
  return measure.suite === undefined
    ? onBenchmark(context, measure, models)
    : onSuite(context, measure, models);
}

function onSuite(context: ClaimContext, measure: Measure, models: readonly Model[]): Standings {
  const { catalog } = context;
  const question = {
    suite: measure.suite!,
    models: { models: models.map((model) => model.id) } satisfies ModelFilter,
    evidence: evidenceFilter(context, measure.evidence),
    missing: 'bounds' as const,
    level: 0.95,
    seed: context.seed,
  };
  let ranking: Ranking;
  let items: Ranking;
  try {
    ranking = rankSuite(catalog, question);
    items = rankSuite(catalog, { ...question, source_noise: false });
  } catch (error) {
    // No model of the field has any score on the suite: an answer, not a fault.
    if (error instanceof StatisticsError && error.code === 'empty') {
      return emptyStandings(context, measure);
    }
    throw error;
  }
  const itemErrors = new Map(items.rows.map((row) => [row.model.id, row.se]));
  return {
    name: suiteName(catalog.suites.get(measure.suite!)!),
    unit: 'points',
    rows: ranking.rows.map((row) => toStanding(catalog, row, itemErrors.get(row.model.id)!)),
    unranked: ranking.unranked.map((row: UnrankedRow) => ({
      model: catalog.models.get(row.model.id)!,
      reason: row.reason,
      bounds: row.bounds,
    })),
    evidence_until: ranking.evidence_until,
  };
}

function toStanding(catalog: Catalog, row: RankedRow, itemError: number): Standing {
  return {
    model: catalog.models.get(row.model.id)!,
    score: row.score,
    se: row.se,
    item_se: itemError,
    bounds: row.bounds,
    missing: row.missing.map((name) => catalog.benchmarks.get(name)?.name ?? name),
    cited: row.cells.flatMap((cell) => (cell.value === null ? [] : cell.scores)),
  };
}

function onBenchmark(context: ClaimContext, measure: Measure, models: readonly Model[]): Standings {
  const { catalog } = context;
  const benchmark = catalog.benchmarks.get(measure.benchmark!)!;
  const evidence = evidenceFilter(context, measure.evidence);
  const sourceSd = sourceSpread(catalog);
  const rows: Standing[] = [];
  for (const model of models) {
    const scores = catalog.scoresOf(model.id).filter((score) => score.benchmark === benchmark.id);
    const { chosen } = selectScore(
      scores,
      'none',
      evidence,
      (score) => catalog.documentOf(score).id,
    );
    if (!chosen) continue;
    const error = standardErrors(chosen, benchmark.items, sourceSd);
    if (!error) continue;
    rows.push({
      model,
      score: chosen.score,
      ...error,
      bounds: [chosen.score, chosen.score],
      missing: [],
      cited: [cite(catalog, chosen)],
    });
  }
  rows.sort((a, b) => b.score - a.score || (a.model.id < b.model.id ? -1 : 1));
  return {
    name: benchmark.name,
    unit: rows[0]?.cited[0]?.unit === 'elo' ? 'Elo points' : 'points',
    rows,
    unranked: [],
    evidence_until: latestPublished(rows.flatMap((row) => row.cited)),
  };
}

/** Of one score: what the source states (an interval of 95 %), else imputed for percentages; else none. */
function standardErrors(
  score: Score,
  items: number | null,
  sourceSd: number,
): Pick<Standing, 'se' | 'item_se'> | undefined {
  const { ci_low: low, ci_high: high } = score.conditions;
  if (typeof low === 'number' && typeof high === 'number' && high > low) {
    const stated = (high - low) / (2 * 1.959963984540054);
    return { se: stated, item_se: stated };
  }
  if (score.unit !== 'percent') return undefined;
  return {
    se: imputeStandardError(score.score, items, sourceSd),
    item_se: imputeStandardError(score.score, items, 0),
  };
}

/** The latest publication date, null when none is dated. */
export function latestPublished(
  cited: readonly { readonly published: string | null }[],
): string | null {
  let latest: string | null = null;
  for (const { published } of cited) {
    if (published !== null && (latest === null || published > latest)) latest = published;
  }
  return latest;
}

/** As it stands in a sentence: "the suite Knowledge", the index by its own name. */
function suiteName({ name, basis }: Suite): string {
  if (name.startsWith('The ')) return `the ${name.slice(4)}`;
  return basis === 'index' ? name : `the suite ${name}`;
}

function emptyStandings({ catalog }: ClaimContext, measure: Measure): Standings {
  const name =
    measure.suite === undefined
      ? catalog.benchmarks.get(measure.benchmark!)!.name
      : suiteName(catalog.suites.get(measure.suite)!);
  return { name, unit: 'points', rows: [], unranked: [], evidence_until: null };
}
