import type {
  Architecture,
  Measurement,
  Openness,
  ReportedBy,
  Score,
  Unit,
} from '../catalog/index.ts';
import type { ModelFilter } from './filter.ts';
import type { EvidenceKind, MeasuredSummary } from './measured/own-run.ts';
import type { EvidenceFilter } from './select-score.ts';

/** How cells without a score are treated (STATISTICS C3.4). */
export const missingModes = ['complete', 'predicted', 'bounds'] as const;
export type MissingMode = (typeof missingModes)[number];

/** Which evidence a question takes. */
export interface EvidenceQuery extends EvidenceFilter {
  /** Scores of own runs in place of the published ones, or beside them; absent: published ones only. */
  kind?: Exclude<EvidenceKind, 'published'>;
}

/** The whole question that a ranking answers; the same question on the same catalogue gives the same bytes. */
export interface RankingQuery {
  /** Suite id; `ability` or `ability-<category>` for latent ability from all evidence. */
  suite: string;
  models: ModelFilter;
  evidence: EvidenceQuery;
  missing: MissingMode;
  /** Confidence level of intervals and rank sets, default 0.95. */
  level: number;
  /** Seed of every draw, stored with the result. */
  seed: number;
  /** Other weights by component id, replacing the suite's. */
  weights?: Record<string, number>;
  /** Whether the spread between sources is part of the uncertainty; item noise always is. Default true. */
  source_noise?: boolean;
}

/** A score as it stands in answers: with who said so, where and when, or with the run that gave it. */
export interface CitedScore {
  benchmark: string;
  score: number;
  unit: Unit;
  reported_by: ReportedBy;
  reporter: string;
  published: string | null;
  url: string | null;
  document: string;
  source: string;
  conditions: Score['conditions'];
  /** Whether its standard error is imputed, not stated: always true of published scores. */
  se_imputed: boolean;
  /** Present when it is the score of an own run. */
  measured?: Measurement;
}

/** One component of a suite for one model. */
export interface Cell {
  component: string;
  /** In percent; null when missing: a prediction stands apart. */
  value: number | null;
  /** Standard error in points; null when missing. */
  se: number | null;
  /**
   * What the model's other scores let expect of a missing cell, percent, where that was asked for.
   * The error is that of a published score around it. Null when nothing predicts it.
   */
  predicted?: { value: number; se: number } | null;
  /** The rows that it was made of. */
  scores: CitedScore[];
  /** Other rows of the cell that did not count. */
  others: number;
  /** Distinct published values that may count. */
  sources: number;
}

/** The facts of a model that a ranking's row shows. */
export interface ModelSummary {
  id: string;
  name: string;
  lab: string;
  lab_name: string;
  country: string | null;
  openness: Openness;
  licence: string | null;
  architecture: Architecture;
  total_params_b: number | null;
  active_params_b: number | null;
  context_tokens: number | null;
  release_date: string | null;
  price_usd_per_m: number | null;
  superseded_by: string | null;
  /** Names of facts above that no second source confirms. */
  unverified: string[];
}

export interface RankedRow {
  /** Position by score, 1 is best; equal scores share the better rank. */
  rank: number;
  /** Simultaneous confidence set for the rank. */
  rank_set: [number, number];
  p_best: number;
  p_top3: number;
  model: ModelSummary;
  /** Percent. Under bounds the middle of what is possible. */
  score: number;
  se: number;
  /** Confidence interval of the score, widened by the bounds of missing cells. */
  interval: [number, number];
  /** What missing cells leave open; equal ends when nothing is missing. */
  bounds: [number, number];
  /** Share of the suite's weight with a score, 0 to 1. */
  coverage: number;
  missing: string[];
  /** Distinct documents behind the row. */
  sources: number;
  /** Share of the weight that rests on the lab's own reports, 0 to 1. */
  self_reported: number;
  /** Number of scores without a date that counted. */
  undated: number;
  /** Empty where the ranking is by ability. */
  cells: Cell[];
  /** What an ability rests on; absent in a ranking by suite. */
  ability?: AbilityEvidence | undefined;
}

/** What a latent ability rests on. */
export interface AbilityEvidence {
  /** Logits of a benchmark of average slope; 0 is the mean of all models in the fit. */
  value: number;
  sd: number;
  /** Scores, benchmarks (of the category, where one was asked for) and documents in its best mode. */
  scores: number;
  benchmarks: number;
  documents: number;
  /** Where it is better or worse than its ability says, the best category first. */
  profile: ProfileEntry[];
}

/** A model's residual profile in one category. */
export interface ProfileEntry {
  category: string;
  benchmarks: number;
  /** Logits above what the ability says, shrunken towards 0, with its error. */
  deviation: number;
  deviation_sd: number;
  /** Mean of score less expected score, points; null when only lower modes were tested. */
  mean_residual: number | null;
}

export interface UnrankedRow {
  model: ModelSummary;
  coverage: number;
  /** In plain words. */
  reason: string;
  bounds: [number, number] | null;
  missing: string[];
}

export interface Ranking {
  suite: {
    id: string;
    version: string;
    name: string;
    hash: string;
    /** `ability`: the suite only gives points their meaning. */
    basis: 'cells' | 'index' | 'ability';
    components: SuiteWeight[];
  };
  catalog_hash: string;
  /** Own runs that could count; absent where only published scores could. */
  measured?: MeasuredSummary;
  query: RankingQuery;
  /** The latest publication date among the evidence that counted. */
  evidence_until: string | null;
  rows: RankedRow[];
  unranked: UnrankedRow[];
  /** Models outside the question: reason -> how many. */
  excluded: Record<string, number>;
  /** Standard deviation between sources of one cell, in points, that went into the standard errors. */
  source_sd: number;
  notes: string[];
}

/** A ranking with draws of its rows' scores, for what is followed over them (trends, fronts). */
export interface DrawnRanking {
  ranking: Ranking;
  /** N rows of values, one a ranked row in its order; empty without ranked rows. Made when called. */
  draws: () => Float64Array;
}

export interface SuiteWeight {
  id: string;
  name: string;
  /** Share, sums to 1. */
  weight: number;
  benchmarks: string[];
}
