import type { NewRun, RunStatus, ScorerIdentity } from '../run.ts';
import type { ResponseRecord, ScoreRecord } from '../sample.ts';

/**
 * What crosses from the caller's thread to the writer's: records that were checked, with their JSON
 * written out and their dates as numbers.
 */
export interface WireItem {
  id: string;
  sha256: string;
  /** '' is its own. */
  cluster: string;
  content: string | null;
}

export interface WireRun extends Omit<NewRun, 'created_at' | 'environment' | 'headline' | 'tags'> {
  created_at: number;
  environment: string | null;
  headline: WireScorer;
  tags: string[];
}

export interface WireScorer {
  scorer: string;
  /** '' is none. */
  judge: string;
}

export interface WireResponse
  extends Omit<ResponseRecord, 'prompt' | 'transcript' | 'finished_at'> {
  prompt: string | null;
  transcript: string | null;
  finished_at: number;
}

export interface WireScore extends Omit<ScoreRecord, 'outcome' | 'judge' | 'detail' | 'scored_at'> {
  /** Place in the list of outcomes. */
  outcome: number;
  judge: string;
  detail: string | null;
  scored_at: number;
}

export interface WireEvent {
  run: string;
  at: number;
  kind: string;
  data: string;
}

export interface WireCall {
  request_sha256: string;
  generation: string;
}

export interface WireBatch {
  responses: WireResponse[];
  scores: WireScore[];
  events: WireEvent[];
  calls: WireCall[];
}

/** One writing call: it takes effect as a whole or not at all. */
export type Unit =
  | { kind: 'record'; batch: WireBatch }
  | { kind: 'addItems'; items: WireItem[] }
  /** `items`: numbers of their rows, in plan order; null while nobody has asked for them. */
  | { kind: 'createRun'; run: WireRun; item_set_sha256: string; items: Float64Array | null }
  | { kind: 'setStatus'; run: string; status: RunStatus; reason: string | null }
  | { kind: 'claimRun'; run: string; holder: string; lease_ms: number }
  | { kind: 'tagRun'; run: string; add: string[]; remove: string[] }
  | { kind: 'setHeadline'; run: string; scorer: WireScorer }
  | { kind: 'deleteRun'; run: string }
  | { kind: 'deleteScores'; run: string; scorer: WireScorer };

/** What became of a unit. */
export type UnitResult = { value: unknown } | { failure: WireFailure };

/** An error in a form that crosses threads. */
export interface WireFailure {
  code: string;
  message: string;
}

export function toWireScorer({ scorer, judge }: ScorerIdentity): WireScorer {
  return { scorer, judge: judge ?? '' };
}
