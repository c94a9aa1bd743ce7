import type { Outcome } from './outcome.ts';
import type { ItemRecord, RunEvent, ScorerIdentity } from './run.ts';

/** A sample is one attempt at one item: at most one response of a run has this key. */
export interface SampleKey {
  run: string;
  /** Item id. */
  item: string;
  /** Whole, from 0. */
  epoch: number;
}

/** Tokens; null is unknown. Cache reads and writes stand outside input, reasoning inside output. */
export interface TokenUsage {
  input_tokens: number | null;
  cache_read_tokens: number | null;
  cache_write_tokens: number | null;
  output_tokens: number | null;
  reasoning_tokens: number | null;
}

/**
 * What the model said. Texts may hold any Unicode; a lone surrogate becomes U+FFFD, as does a zero
 * byte in what names things (finish, error code, served model, fingerprint, route). Ids with either
 * are refused. The caller removes secrets beforehand: a store keeps whatever it is given.
 */
export interface ResponseRecord extends SampleKey {
  /** Names the attempt that produced it; a retry of the sample has another. */
  attempt: string;
  /** What was sent, as JSON (messages or one text). Stored once, however many responses share it. */
  prompt: unknown;
  /** SHA-256 (hex) of all that the response depends on: the key of the response cache. */
  request_sha256: string;
  /** The answer without reasoning. */
  text: string;
  reasoning: string | null;
  /** Steps that prompt and text do not tell (turns, tool calls, log-likelihoods), as JSON; null: none. */
  transcript: unknown;
  /** Why generation ended, as the provider's adapter names it; null when it did not end. */
  finish: string | null;
  /** Infrastructure failure; a response that has one may be replaced by a later attempt. */
  error: { code: string; message: string } | null;
  usage: TokenUsage;
  /** At list price, cached or not, in dollars; null is unknown. */
  cost_usd: number | null;
  /** What this run paid: 0 when it came from the cache; null is unknown. */
  spent_usd: number | null;
  /** From sending to the first token; null when not streamed. */
  first_token_ms: number | null;
  /** From sending to the last byte; null when unknown. */
  total_ms: number | null;
  /** Requests that were sent for it, retries included. */
  requests: number;
  /** Of these, requests that an earlier process had sent already and that were sent again. */
  resent: number;
  /** Served from the response cache. */
  cached: boolean;
  served_model: string | null;
  system_fingerprint: string | null;
  /** Upstream provider that answered, where an endpoint routes. */
  route: string | null;
  /** ISO 8601, UTC, to the millisecond. */
  finished_at: string;
}

/** What a scorer made of a response. */
export interface ScoreRecord extends SampleKey, ScorerIdentity {
  /** Attempt of the response that was judged: a score never moves to another response. */
  attempt: string;
  outcome: Outcome;
  /** In [0, 1]; null exactly when the outcome is `error`. */
  value: number | null;
  /** What was extracted; null when nothing was. */
  answer: string | null;
  /** Why, in words. */
  explanation: string | null;
  /** Further named values (strict, flexible ...), as JSON; null: none. */
  detail: unknown;
  /** What judging cost, in dollars: 0 without a judge; null is unknown. */
  cost_usd: number | null;
  scored_at: string;
}

/** One generation inside a loop, remembered so that the loop can be repeated without the model. */
export interface CallRecord {
  /** SHA-256 (hex) of all that the generation depends on. */
  request_sha256: string;
  /** As JSON. */
  generation: unknown;
}

/** What one call of `record` stores, all of it or nothing. */
export interface RecordBatch {
  responses?: readonly ResponseRecord[];
  scores?: readonly ScoreRecord[];
  events?: readonly (RunEvent & { run: string })[];
  calls?: readonly CallRecord[];
}

/** What a batch changed. */
export interface Recorded {
  responses: {
    added: number;
    /** Took the place of a failed response. */
    replaced: number;
    /** Already there; nothing changed. */
    repeated: number;
  };
  scores: {
    added: number;
    /** Took the place of a score whose outcome was `error`. */
    replaced: number;
    repeated: number;
    /** Judged an attempt that is not the one stored; left out. */
    stale: number;
  };
}

/** What a resume need not send again. */
export interface CommittedSample {
  item: string;
  epoch: number;
  attempt: string;
  /** It ended in an infrastructure error: a later attempt may replace it. */
  failed: boolean;
  /** The scorer asked about has scored it, with another outcome than `error`. */
  scored: boolean;
}

export interface SampleQuery extends Partial<ScorerIdentity> {
  /** Only samples of these outcomes by the scorer; `unscored`: it has no score of it. */
  outcomes?: readonly (Outcome | 'unscored')[];
  /** Occurs in the item's id, upper and lower case alike (ASCII). */
  search?: string;
  /** Only samples whose value lies within these, both ends included; one without a value never does. */
  min_value?: number;
  max_value?: number;
  /** Rows a page, 1 to 1,000; default 50. */
  limit?: number;
  /** `next` of the page before. */
  cursor?: string;
}

/** One row of a run's table of samples: no long text. */
export interface SampleListing {
  item: string;
  epoch: number;
  /** By the scorer asked for; null when it has no score. */
  outcome: Outcome | null;
  value: number | null;
  answer: string | null;
  finish: string | null;
  error: { code: string; message: string } | null;
  input_tokens: number | null;
  output_tokens: number | null;
  reasoning_tokens: number | null;
  cost_usd: number | null;
  first_token_ms: number | null;
  total_ms: number | null;
  cached: boolean;
  finished_at: string;
}

export interface SamplePage {
  /** In plan order: items as planned, epochs within. */
  samples: SampleListing[];
  next: string | null;
}

/** Everything about one sample. */
export interface SampleDetail {
  item: ItemRecord;
  /** As recorded. */
  response: ResponseRecord;
  /** Of every scorer. */
  scores: ScoreRecord[];
  /** Failed attempts that this response replaced, oldest first. */
  replaced: ReplacedAttempt[];
}

/** What remains of a failed response after a later attempt took its place. */
export interface ReplacedAttempt {
  attempt: string;
  error: { code: string; message: string };
  usage: TokenUsage;
  cost_usd: number | null;
  spent_usd: number | null;
  total_ms: number | null;
  requests: number;
  finished_at: string;
}
