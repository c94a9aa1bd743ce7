import { outcomes } from '../outcome.ts';
import type { ItemRecord, NewRun, RunEvent } from '../run.ts';
import type { CallRecord, RecordBatch, ResponseRecord, ScoreRecord } from '../sample.ts';
import {
  checkCall,
  checkDate,
  checkName,
  checkResponse,
  checkRun,
  checkScore,
  toJson,
} from '../validate.ts';
import {
  toWireScorer,
  type WireBatch,
  type WireCall,
  type WireEvent,
  type WireItem,
  type WireResponse,
  type WireRun,
  type WireScore,
} from './wire.ts';

/** Records as they cross to the writer: checked, copied, JSON written out. @throws StoreError `invalid` */
export function encodeBatch(batch: RecordBatch): WireBatch {
  return {
    responses: (batch.responses ?? []).map(encodeResponse),
    scores: (batch.scores ?? []).map(encodeScore),
    events: (batch.events ?? []).map(encodeEvent),
    calls: (batch.calls ?? []).map(encodeCall),
  };
}

function encodeResponse(response: ResponseRecord): WireResponse {
  checkResponse(response);
  const what = 'response:';
  return {
    ...response,
    usage: { ...response.usage },
    error: response.error ? { ...response.error } : null,
    prompt: toJson(what, 'prompt', response.prompt),
    transcript: toJson(what, 'transcript', response.transcript),
    finished_at: Date.parse(response.finished_at),
  };
}

function encodeScore(score: ScoreRecord): WireScore {
  checkScore(score);
  return {
    ...score,
    outcome: outcomes.indexOf(score.outcome),
    judge: score.judge ?? '',
    detail: toJson('score:', 'detail', score.detail),
    scored_at: Date.parse(score.scored_at),
  };
}

function encodeEvent({ run, at, kind, data }: RunEvent & { run: string }): WireEvent {
  checkName('event:', 'run', run);
  checkName('event:', 'kind', kind);
  return {
    run,
    kind,
    at: checkDate('event:', 'at', at),
    data: toJson('event:', 'data', data) ?? 'null',
  };
}

function encodeCall(call: CallRecord): WireCall {
  checkCall(call);
  return {
    request_sha256: call.request_sha256,
    generation: toJson('call:', 'generation', call.generation) ?? 'null',
  };
}

export function encodeRun(run: NewRun): WireRun {
  checkRun(run);
  return {
    ...run,
    created_at: Date.parse(run.created_at),
    environment: toJson(`run "${run.id}":`, 'environment', run.environment),
    headline: toWireScorer(run.headline),
    tags: [...run.tags],
  };
}

/** Items are checked before, all together. */
export function encodeItem({ id, sha256, cluster, content }: ItemRecord): WireItem {
  return {
    id,
    sha256,
    cluster: cluster ?? '',
    content: toJson(`item "${id}":`, 'content', content),
  };
}
