import type { Outcome } from './outcome.ts';

/** `interrupted`: stopped politely, can go on. A run whose process was killed stays `running`. */
export type RunStatus = 'running' | 'interrupted' | 'finished' | 'failed';

/** Who made a score: a scorer with its version, and the model that judged, if one did. */
export interface ScorerIdentity {
  /** `id@version`. */
  scorer: string;
  /** The judge's configuration as one string; null when no model judged. */
  judge: string | null;
}

/** One question of a benchmark, as a run plans it. */
export interface ItemRecord {
  /** Unique within the run. */
  id: string;
  /** SHA-256 (hex) over what defines the item; the caller says over what. Same hash, same item. */
  sha256: string;
  /** Items of one cluster share a source (a passage, a template); null: the item is its own. */
  cluster: string | null;
  /** The item itself (question, target, tests), as JSON; kept once for all runs. Null: not kept. */
  content: unknown;
}

/** What a new run is. */
export interface NewRun {
  /** Unique in the store, chosen by the caller. */
  id: string;
  /** ISO 8601, UTC. */
  created_at: string;
  /** The lock as canonical JSON: whoever resumes the run must hold the same text. */
  lock: string;
  benchmark: string;
  benchmark_version: string;
  /** Display name of the model configuration. */
  model: string;
  /** Catalogue id of the model; null when unknown. */
  catalog_model: string | null;
  /** Whose scores the list of runs shows. */
  headline: ScorerIdentity;
  /** Items x epochs. */
  planned_samples: number;
  tags: readonly string[];
  /** Facts about the process that are not part of the identity (version, host, command), as JSON. */
  environment: unknown;
}

/** A run without its long texts. */
export interface RunRecord {
  id: string;
  created_at: string;
  status: RunStatus;
  /** When the status was last set. */
  status_at: string;
  /** Why, in words; null when nothing was said. */
  status_reason: string | null;
  lock_sha256: string;
  /** Number of items, and one hash over ids, hashes and clusters in plan order: equal hash, equal items. */
  items: number;
  item_set_sha256: string;
  benchmark: string;
  benchmark_version: string;
  model: string;
  catalog_model: string | null;
  headline: ScorerIdentity;
  planned_samples: number;
  /** Sorted. */
  tags: string[];
}

/** A run with its lock and environment. */
export interface RunDetail extends RunRecord {
  lock: string;
  environment: unknown;
  /** Who works on it (see `claimRun`); null when nobody does or the claim ran out. */
  claim: { holder: string; until: string } | null;
  /** Every scorer that has scored samples of this run. */
  scorers: ScorerIdentity[];
}

/** A sum over samples of which some do not say: unknown is not zero. */
export interface Total {
  /** Over the samples that say; null when none does. */
  sum: number | null;
  /** Samples that say. */
  known: number;
  /** Samples that do not. */
  unknown: number;
}

/** Counts of one run by one scorer. */
export interface ScoreSummary {
  /** Samples with a score of this scorer, whatever its outcome. */
  scored: number;
  /** Responses that this scorer has not scored. */
  unscored: number;
  outcomes: Record<Outcome, number>;
  /**
   * Over the scores that have a value. The sums give a mean; an interval needs the items
   * (`values`), since epochs and clusters are not independent.
   */
  value: { count: number; sum: number; sum_of_squares: number };
}

/** What a list of runs shows of each, kept up to date with every record. */
export interface RunSummary {
  /** Samples that have a response. */
  responses: number;
  /** Of these, those that ended in an infrastructure error and may be replaced. */
  failed: number;
  score: ScoreSummary;
  output_tokens: Total;
  /** What the samples cost at list price, in dollars. */
  cost_usd: Total;
  /** When the newest response was finished; null before the first. */
  last_sample_at: string | null;
}

export interface RunListing extends RunRecord {
  summary: RunSummary;
}

/** Which runs; all conditions hold together. */
export interface RunQuery {
  benchmark?: string;
  /** Display name. */
  model?: string;
  catalog_model?: string;
  status?: RunStatus;
  tag?: string;
  /** Runs whose id starts so. */
  id_prefix?: string;
  /** Occurs in id, model or benchmark, upper and lower case alike (ASCII). */
  search?: string;
  /** Rows a page, 1 to 1,000; default 50. */
  limit?: number;
  /** `next` of the page before. */
  cursor?: string;
}

export interface RunPage {
  /** Newest first. */
  runs: RunListing[];
  /** Runs that meet the conditions, over all pages. */
  total: number;
  /** Null on the last page. */
  next: string | null;
}

/** Something that happened to a run: a change of concurrency, a notice. */
export interface RunEvent {
  /** ISO 8601, UTC. */
  at: string;
  /** `concurrency`, `notice` ... as the caller names it. */
  kind: string;
  /** As JSON. */
  data: unknown;
}
