import { randomUUID } from 'node:crypto';
import type { Answer } from '../scorers/scorer.ts';
import type { ResponseRecord } from '../store/sample.ts';
import type { Store } from '../store/store.ts';
import { Account } from './account.ts';
import { refusedAnswer, transcriptOf } from './answer.ts';
import type { Benchmark } from './benchmark.ts';
import type { Caller } from './caller.ts';
import type { RequestSettings } from './requests.ts';
import type { Ended } from './sample-limit.ts';
import type { Execute } from './session.ts';

/** What the samples of one run share. */
export interface SampleMeans {
  run: string;
  benchmark: Benchmark;
  settings: RequestSettings;
  seed: number;
  model: Caller;
  user: Caller | null;
  judge: Caller | null;
  execute: Execute | null;
  store: Store;
  /** Whether a response of an earlier run may stand in for a new one. */
  useCache: boolean;
}

/** One attempt at one item, before it is judged. */
export interface Attempted {
  /** Null when there is none: infrastructure failed. */
  answer: Answer | null;
  response: ResponseRecord;
}

/** A filter that turned the prompt away refused; everything else that failed is an error. */
export function endedSample(ended: Ended, base: ResponseRecord, account: Account): Attempted {
  if (ended.code === 'content-filter') {
    const answer = refusedAnswer(ended.message);
    return { answer, response: { ...base, ...answered(answer), ...account.record, ...now() } };
  }
  const error = { code: ended.code, message: ended.message };
  return { answer: null, response: { ...base, error, ...account.record, ...now() } };
}

/** Text, reasoning, finish and transcript of a response. */
export function answered(answer: Answer) {
  const { text, reasoning, finish } = answer;
  return { text, reasoning, finish, transcript: transcriptOf(answer) };
}

export function now() {
  return { finished_at: new Date().toISOString() };
}

/** A response in which nothing has happened yet. */
export function blankResponse(
  run: string,
  item: string,
  epoch: number,
  prompt: unknown,
  request_sha256: string,
): ResponseRecord {
  return {
    run,
    item,
    epoch,
    attempt: randomUUID(),
    prompt,
    request_sha256,
    text: '',
    reasoning: null,
    transcript: null,
    finish: null,
    error: null,
    resent: 0,
    cached: false,
    ...nothingDone,
    finished_at: '',
  };
}

const nothingDone = Object.freeze(new Account().record);
