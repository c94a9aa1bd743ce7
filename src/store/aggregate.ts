import type { ScorerIdentity, ScoreSummary, Total } from './run.ts';

/** What the stored samples of a run add up to; computed from them each time, nothing remembered. */
export interface RunAggregate {
  run: string;
  /** Whose scores. */
  scorer: ScorerIdentity;
  planned_samples: number;
  responses: number;
  /** Responses that ended in an infrastructure error, by error code. */
  errors: Record<string, number>;
  /** Distinct items that have a response, and distinct clusters among them. */
  items: number;
  clusters: number;
  /** Highest epoch + 1 among the responses; 0 without one. */
  epochs: number;
  score: ScoreSummary;
  tokens: {
    input: Total;
    cache_read: Total;
    cache_write: Total;
    output: Total;
    reasoning: Total;
  };
  /** At list price, in dollars. */
  cost_usd: Total;
  /** What the run paid for the responses that are stored. */
  spent_usd: Total;
  /** What judging cost. */
  judge_cost_usd: Total;
  /** Failed attempts that were replaced: they are in no other number here. */
  replaced: { attempts: number; spent_usd: Total };
  requests: number;
  resent: number;
  cached: number;
  /** Of the responses that have the time and are not from the cache; null when none has. */
  first_token_ms: Percentiles | null;
  total_ms: Percentiles | null;
  /** Distinct values with the number of responses, most frequent first. */
  served_models: Count[];
  system_fingerprints: Count[];
  routes: Count[];
  first_sample_at: string | null;
  last_sample_at: string | null;
}

/** Sample quantiles (Hyndman and Fan's type 7) over `count` responses, in milliseconds. */
export interface Percentiles {
  count: number;
  p50: number;
  p90: number;
  p99: number;
}

export interface Count {
  /** Null: the responses that do not say. */
  value: string | null;
  count: number;
}

/** The items of a run in plan order; `values` refers to them by position. */
export interface ItemSet {
  /** Equal for runs that planned the same items. */
  sha256: string;
  ids: string[];
  /** Hash of each item. */
  sha256s: string[];
  /** Null: the item is its own cluster. */
  clusters: (string | null)[];
}

/**
 * Scores of a run as the statistics take them, in plan order. Samples without a value (outcome
 * `error`, or not scored) are absent, never NaN: `aggregate` counts them.
 */
export interface ValueChunk {
  /** Position in the run's item set. */
  position: Int32Array;
  epoch: Int32Array;
  /** In [0, 1]. */
  value: Float64Array;
}
