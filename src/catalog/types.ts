/** The records of the catalogue, named as in its files. Unknown is null (or absent), never 0. */

export type Openness = 'closed' | 'open-weights' | 'open-source' | 'unknown';
export type Architecture = 'dense' | 'moe' | 'hybrid-moe' | 'unknown';
export type ReportedBy = 'self' | 'rival' | 'independent' | 'secondary';
export type Unit = 'percent' | 'elo' | 'index' | 'minutes' | 'score' | 'score-0-10' | 'usd';
export type CommercialUse = 'yes' | 'conditional' | 'no' | 'unknown';

export interface Lab {
  id: string;
  name: string;
  /** ISO 3166-1 alpha-2 of the developer's headquarters; null when unknown. */
  country: string | null;
  aliases: string[];
}

export interface Licence {
  id: string;
  name: string;
  url: string | null;
  /** `conditional`: allowed under a limit such as a number of users or a field of use. */
  commercial_use: CommercialUse;
  /** Approved by the Open Source Initiative. */
  osi_approved: boolean;
  note: string | null;
}

export interface Price {
  input_usd_per_m: number | null;
  output_usd_per_m: number | null;
  source: string;
}

/** One criterion of the openness rubric (STATISTICS C7): 0 closed to 3 open, with its evidence. */
export interface OpennessEvidence {
  /** 0 to 3; null when nobody looked or the evidence does not say. */
  level: number | null;
  source: string;
  note: string | null;
}

export interface Model {
  id: string;
  name: string;
  family: string;
  lab: string;
  country: string | null;
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  release_date: string | null;
  openness: Openness;
  licence: string | null;
  licence_printed: string | null;
  architecture: Architecture;
  total_params_b: number | null;
  active_params_b: number | null;
  context_tokens: number | null;
  max_output_tokens: number | null;
  modalities_in: string[];
  modalities_out: string[];
  base_model: string | null;
  lineage_note: string | null;
  superseded_by: string | null;
  training_openness: string | null;
  hf_repo: string | null;
  price: Price | null;
  knowledge_cutoff: string | null;
  /** Why a fact was changed or what to know about this sheet. */
  note: string | null;
  sources: string[];
  /** Fact name -> the second source in which the same value was read. A fact that is not here is unverified. */
  checked: Record<string, string>;
  /** Criterion id -> evidence. */
  openness_evidence: Record<string, OpennessEvidence>;
  file: string;
  line: number;
}

export interface Benchmark {
  id: string;
  name: string;
  category: string;
  measures: string | null;
  items: number | null;
  metric: string;
  /** Percent reached by guessing; null when unknown. */
  chance_level: number | null;
  chance_level_approximate: boolean;
  score_range: [number, number];
  date: string | null;
  url: string | null;
  licence: string | null;
  is_index: boolean;
  higher_is_better: boolean;
  aliases: string[];
  note: string | null;
  line: number;
}

/** Who collected and published a group of documents, and under which licence it may be shown. */
export interface Source {
  id: string;
  name: string;
  url: string | null;
  licence: string | null;
  licence_as_read: string | null;
  attribution: string | null;
}

/** A paper, model card, leaderboard file or page: the unit within which rows share their errors. */
export interface ScoreDocument {
  id: string;
  source: string;
  file: string;
}

export type Conditions = Record<string, string | number | boolean>;

/**
 * What an own run adds to the score that it gave: enough to tell it from a published one, to weigh
 * it by its own error, and to find every sample behind it.
 */
export interface Measurement {
  /** Id of the run in the store. */
  run: string;
  /** The program that ran it, where the run was imported; null: this one. */
  imported: string | null;
  /** The model configuration as the run names it. */
  model: string;
  /** Id and version of the benchmark that was run. */
  benchmark: string;
  version: string;
  /** Standard error in points; null when none can be computed. */
  se: number | null;
  /** Two-sided 95 % interval in points; null where `se` is. */
  interval: [number, number] | null;
  /** Items with a value, and attempts at each. */
  items: number;
  epochs: number;
  /** How the benchmark as it was run differs from the published protocol, each in one sentence. */
  differences: string[];
  /** Settings of this run that are not those of the benchmark, each in some words. */
  changes: string[];
}

/** One score of one model on one benchmark under stated conditions: published, or of an own run. */
export interface Score {
  model: string;
  benchmark: string;
  score: number;
  unit: Unit;
  reported_by: ReportedBy;
  reporter: string;
  /** `YYYY-MM-DD` or `YYYY-MM`; null when undated. */
  published: string | null;
  url: string | null;
  conditions: Conditions;
  /** Position in `Catalog.documents`. */
  document: number;
  line: number;
  /** Present when the score is of an own run; the catalogue's files hold published scores only. */
  measured?: Measurement;
}

export interface SuiteComponent {
  id: string;
  name: string;
  /** Relative weight; the suite normalises to 1. */
  weight: number;
  benchmarks: string[];
  /** `mean`: every benchmark is needed and they count once together; `first`: alternatives, first present wins. */
  combine: 'mean' | 'first';
  /** Whether rows obtained with tools or search may fill this cell. */
  tools: 'none' | 'allowed';
}

export interface Suite {
  id: string;
  version: string;
  name: string;
  description: string;
  category: string | null;
  source: string | null;
  /** `cells`: the weighted mean of the components; `index`: published or recomputed values of the whole index. */
  basis: 'cells' | 'index';
  index_benchmark: string | null;
  /** Share of the weight that a model's evidence must cover to be ranked, 0 to 1. */
  min_coverage: number;
  components: SuiteComponent[];
  /** SHA-256 of what defines the suite; stands beside every rank that it produced. */
  hash: string;
  file: string;
}

export interface ClaimSource {
  who: string;
  where: string;
  when: string;
  url: string | null;
}

/** A sentence somebody published, and the check that decides it. `check.kind` names an evaluator of `src/claims`. */
export interface Claim {
  id: string;
  statement: string;
  said_by: ClaimSource;
  as_of: string;
  check: { kind: string } & Record<string, unknown>;
  /** What the catalogue's selection can and cannot show about this claim. */
  limits: string | null;
  file: string;
}

export interface CatalogRecords {
  labs: Lab[];
  licences: Licence[];
  models: Model[];
  benchmarks: Benchmark[];
  sources: Source[];
  documents: ScoreDocument[];
  scores: Score[];
  suites: Suite[];
  claims: Claim[];
}
