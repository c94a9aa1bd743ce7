/** Records for tests: whole and valid, so that a test names only what it is about. */
import { hash } from 'node:crypto';
import type { ItemRecord, NewRun, ScorerIdentity } from '../run.ts';
import type { ResponseRecord, ScoreRecord } from '../sample.ts';

export const exact: ScorerIdentity = { scorer: 'exact@1', judge: null };

export const now = '2026-11-22T09:30:00.000Z';

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

export function makeRun(id: string, changes: Partial<NewRun> = {}): NewRun {
  return {
    id,
    created_at: now,
    lock: JSON.stringify({ benchmark: 'sums@1', run: id }),
    benchmark: 'sums',
    benchmark_version: '1',
    model: 'model (endpoint)',
    catalog_model: 'model',
    headline: exact,
    planned_samples: 10,
    tags: [],
    environment: { node: 'v24' },
    ...changes,
  };
}

/** Items `item-0`, `item-1` ... */
export function makeItems(count: number, changes: Partial<ItemRecord> = {}): ItemRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `item-${i}`,
    sha256: sha256(`item ${i}`),
    cluster: null,
    content: { question: `What is ${i} + ${i}?`, target: `${2 * i}` },
    ...changes,
  }));
}

export function makeResponse(
  run: string,
  item: string,
  changes: Partial<ResponseRecord> = {},
): ResponseRecord {
  return {
    run,
    item,
    epoch: 0,
    attempt: 'attempt-1',
    prompt: [{ role: 'user', content: `A question about ${item}` }],
    request_sha256: sha256(`${run} ${item} ${changes.epoch ?? 0}`),
    text: `The answer to ${item}`,
    reasoning: null,
    transcript: null,
    finish: 'stop',
    error: null,
    usage: {
      input_tokens: 20,
      cache_read_tokens: null,
      cache_write_tokens: null,
      output_tokens: 5,
      reasoning_tokens: null,
    },
    cost_usd: 0.25,
    spent_usd: 0.25,
    first_token_ms: null,
    total_ms: 120.5,
    requests: 1,
    resent: 0,
    cached: false,
    served_model: 'served',
    system_fingerprint: null,
    route: null,
    finished_at: now,
    ...changes,
  };
}

export function makeScore(
  run: string,
  item: string,
  changes: Partial<ScoreRecord> = {},
): ScoreRecord {
  return {
    run,
    item,
    epoch: 0,
    ...exact,
    attempt: 'attempt-1',
    outcome: 'correct',
    value: 1,
    answer: '42',
    explanation: null,
    detail: null,
    cost_usd: 0,
    scored_at: now,
    ...changes,
  };
}

export const failure = { code: 'timeout', message: 'no answer within 60 s' };

/** A response that an infrastructure error ended. */
export function makeFailedResponse(
  run: string,
  item: string,
  changes: Partial<ResponseRecord> = {},
): ResponseRecord {
  return makeResponse(run, item, {
    text: '',
    finish: null,
    error: failure,
    cost_usd: null,
    spent_usd: null,
    ...changes,
  });
}

/** All of a stream's chunks in one array. */
export async function collect<Element>(
  stream: AsyncIterable<readonly Element[]>,
): Promise<Element[]> {
  const all: Element[] = [];
  for await (const chunk of stream) all.push(...chunk);
  return all;
}
