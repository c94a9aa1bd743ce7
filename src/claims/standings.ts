import type { Catalog, Model, Score, Suite } from '../catalog/index.ts';
import { referenceSuite } from '../ranking/ability/describe-ability.ts';
import { abilityIn } from '../ranking/ability/measure.ts';
import { RankingError } from '../ranking/error.ts';
import type { ModelFilter } from '../ranking/filter.ts';
import { rank } from '../ranking/rank.ts';
import type { CitedScore, RankedRow, Ranking, UnrankedRow } from '../ranking/ranking.ts';
import { type EvidenceFilter, selectScore, whyOutside } from '../ranking/select-score.ts';
import { sourceSpread } from '../ranking/source-spread.ts';
import { imputeStandardError } from '../ranking/standard-error.ts';
import { cite } from '../ranking/suite-cells.ts';
import { StatisticsError } from '../statistics/errors.ts';
import type { ClaimContext } from './context.ts';
import { type EvidenceWindow, type Measure, overall } from './schema.ts';

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

/**
 * How the given models stand on a suite, by ability, or on a benchmark. Errors of abilities have much
 * in common (the curves of the benchmarks); draws that take them as independent of each other, as
 * those of claims do, say less than could be said.
 */
export function standingsOf(
  context: ClaimContext,
  measure: Measure,
  models: readonly Model[],
): Standings {
  if (models.length === 0) return emptyStandings(context, measure);
  return measure.benchmark === undefined
    ? byRanking(context, measure, models)
    : onBenchmark(context, measure, models);
}

function byRanking(context: ClaimContext, measure: Measure, models: readonly Model[]): Standings {
  const { catalog } = context;
  const ability = measure.ability !== undefined;
  const question = {
    suite: measure.suite ?? abilityIn(categoryOf(measure)),
    models: { models: models.map((model) => model.id) } satisfies ModelFilter,
    evidence: evidenceFilter(context, measure.evidence),
    missing: 'bounds' as const,
    level: 0.95,
    seed: context.seed,
  };
  let ranking: Ranking;
  let items: Ranking;
  try {
    ranking = rank(catalog, question);
    items = ability ? ranking : rank(catalog, { ...question, source_noise: false });
  } catch (error) {
    // No model of the field has any score, or all have too few for a fit: an answer, not a fault.
    const none =
      (error instanceof StatisticsError && error.code === 'empty') ||
      (error instanceof RankingError && error.code === 'evidence');
    if (none) return emptyStandings(context, measure);
    throw error;
  }
  const itemErrors = new Map(items.rows.map((row) => [row.model.id, row.se]));
  return {
    name: measureName(catalog, measure),
    unit: 'points',
    rows: ranking.rows.map((row) => ({
      ...toStanding(catalog, row, itemErrors.get(row.model.id)!),
      ...(ability && { cited: citedForAbility(catalog, row.model.id, question.evidence) }),
    })),
    unranked: ranking.unranked.map((row: UnrankedRow) => ({
      model: catalog.models.get(row.model.id)!,
      reason: row.reason,
      bounds: row.bounds,
    })),
    evidence_until: ranking.evidence_until,
  };
}

/**
 * An ability rests on all scores of a model. Cited are those on the tests in whose points it is
 * expressed; `weigh ability MODEL` lists every one.
 */
function citedForAbility(catalog: Catalog, model: string, evidence: EvidenceFilter): CitedScore[] {
  const tests = new Set(
    catalog.suites.get(referenceSuite)?.components.flatMap(({ benchmarks }) => benchmarks),
  );
  return catalog
    .scoresOf(model)
    .filter(
      (score) =>
        tests.has(score.benchmark) &&
        whyOutside(score, evidence, (each) => catalog.documentOf(each).id) === undefined,
    )
    .map((score) => cite(catalog, score));
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

/** Null for all categories together. */
function categoryOf({ ability }: Measure): string | null {
  return ability === undefined || ability === overall ? null : ability;
}

function measureName(catalog: Catalog, measure: Measure): string {
  const { suite, benchmark } = measure;
  if (suite !== undefined) return suiteName(catalog.suites.get(suite)!);
  if (benchmark !== undefined) return catalog.benchmarks.get(benchmark)!.name;
  const category = categoryOf(measure);
  return category === null ? 'ability' : `ability in ${category}`;
}

function emptyStandings({ catalog }: ClaimContext, measure: Measure): Standings {
  const name = measureName(catalog, measure);
  return { name, unit: 'points', rows: [], unranked: [], evidence_until: null };
}
