import { StoreError } from './error.ts';
import { outcomes } from './outcome.ts';
import type { ItemRecord, NewRun, ScorerIdentity } from './run.ts';
import type { CallRecord, ResponseRecord, SampleKey, ScoreRecord } from './sample.ts';

/** Every check throws StoreError `invalid`, naming the record and the field. */
export function invalid(what: string, rule: string): never {
  throw new StoreError('invalid', `${what} ${rule}`);
}

export function checkRun(run: NewRun): void {
  const what = `run "${run.id}":`;
  checkName(what, 'id', run.id);
  checkDate(what, 'created_at', run.created_at);
  checkName(what, 'lock', run.lock);
  checkName(what, 'benchmark', run.benchmark);
  checkText(what, 'benchmark_version', run.benchmark_version);
  checkName(what, 'model', run.model);
  if (run.catalog_model !== null) checkName(what, 'catalog_model', run.catalog_model);
  checkScorer(what, run.headline);
  checkCount(what, 'planned_samples', run.planned_samples);
  for (const tag of run.tags) checkName(what, 'tag', tag);
}

/** All items of a run, which are passed on one by one. */
export function* checkedItems(items: Iterable<ItemRecord>): Generator<ItemRecord> {
  const seen = new Set<string>();
  for (const item of items) {
    const what = `item "${item.id}":`;
    checkName(what, 'id', item.id);
    checkHash(what, 'sha256', item.sha256);
    if (item.cluster !== null) checkName(what, 'cluster', item.cluster);
    if (seen.has(item.id)) invalid(what, 'occurs twice in one run');
    seen.add(item.id);
    yield item;
  }
}

export function checkScorer(what: string, { scorer, judge }: ScorerIdentity): void {
  checkName(what, 'scorer', scorer);
  if (judge !== null) checkName(what, 'judge', judge);
}

export function checkResponse(response: ResponseRecord): void {
  const what = sampleWords('response', response);
  checkKey(what, response);
  checkName(what, 'attempt', response.attempt);
  checkHash(what, 'request_sha256', response.request_sha256);
  checkText(what, 'text', response.text);
  checkOptionalText(what, 'reasoning', response.reasoning);
  checkOptionalText(what, 'finish', response.finish);
  if (response.error) {
    checkName(what, 'error.code', response.error.code);
    checkText(what, 'error.message', response.error.message);
  }
  const { usage } = response;
  checkOptionalCount(what, 'input_tokens', usage.input_tokens);
  checkOptionalCount(what, 'cache_read_tokens', usage.cache_read_tokens);
  checkOptionalCount(what, 'cache_write_tokens', usage.cache_write_tokens);
  checkOptionalCount(what, 'output_tokens', usage.output_tokens);
  checkOptionalCount(what, 'reasoning_tokens', usage.reasoning_tokens);
  checkOptionalAmount(what, 'cost_usd', response.cost_usd);
  checkOptionalAmount(what, 'spent_usd', response.spent_usd);
  checkOptionalAmount(what, 'first_token_ms', response.first_token_ms);
  checkOptionalAmount(what, 'total_ms', response.total_ms);
  checkCount(what, 'requests', response.requests);
  checkCount(what, 'resent', response.resent);
  if (typeof response.cached !== 'boolean') invalid(what, 'cached must be true or false');
  checkOptionalText(what, 'served_model', response.served_model);
  checkOptionalText(what, 'system_fingerprint', response.system_fingerprint);
  checkOptionalText(what, 'route', response.route);
  checkDate(what, 'finished_at', response.finished_at);
}

export function checkScore(score: ScoreRecord): void {
  const what = sampleWords('score', score);
  checkKey(what, score);
  checkScorer(what, score);
  checkName(what, 'attempt', score.attempt);
  if (!outcomes.includes(score.outcome)) {
    invalid(what, `outcome must be one of ${outcomes.join(', ')}`);
  }
  if (score.outcome === 'error') {
    if (score.value !== null) invalid(what, 'an error has no value');
  } else if (!(typeof score.value === 'number' && score.value >= 0 && score.value <= 1)) {
    invalid(what, `value must lie in [0, 1], it is ${score.value}`);
  }
  checkOptionalText(what, 'answer', score.answer);
  checkOptionalText(what, 'explanation', score.explanation);
  checkOptionalAmount(what, 'cost_usd', score.cost_usd);
  checkDate(what, 'scored_at', score.scored_at);
}

export function checkCall(call: CallRecord): void {
  checkHash('call:', 'request_sha256', call.request_sha256);
}

/** @returns milliseconds since 1970. */
export function checkDate(what: string, field: string, value: string): number {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  // Only the full form, since what is read back must be what was given.
  if (Number.isNaN(time) || new Date(time).toISOString() !== value) {
    invalid(what, `${field} must be a date such as 2026-11-22T09:30:00.000Z, it is "${value}"`);
  }
  return time;
}

export function checkHash(what: string, field: string, value: string): void {
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value)) {
    invalid(what, `${field} must be a SHA-256 in lower-case hex`);
  }
}

export function checkName(what: string, field: string, value: string): void {
  if (typeof value !== 'string' || value === '') invalid(what, `${field} must not be empty`);
  if (value.includes('\0') || !value.isWellFormed()) {
    invalid(what, `${field} must be Unicode text without zero bytes`);
  }
}

/** A whole number from 0 that every database can hold. */
export function checkCount(what: string, field: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    invalid(what, `${field} must be a whole number from 0, it is ${value}`);
  }
}

/** @returns the page size: 50 when none is asked for. */
export function checkLimit(limit: number | undefined): number {
  if (limit === undefined) return 50;
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) {
    invalid('page:', `limit must be a whole number from 1 to 1,000, it is ${limit}`);
  }
  return limit;
}

/** @returns the two numbers of a page's cursor; undefined without one. */
export function checkCursor(cursor: string | undefined): [number, number] | undefined {
  if (cursor === undefined) return undefined;
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(cursor);
  if (!match) invalid('page:', `"${cursor}" is no cursor; pass "next" of the page before`);
  return [Number(match[1]), Number(match[2])];
}

/**
 * A value as JSON text; null for null and undefined.
 * @throws StoreError `invalid` for what JSON cannot say.
 */
export function toJson(what: string, field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    invalid(what, `${field} cannot be written as JSON: ${(error as Error).message}`);
  }
  return text ?? invalid(what, `${field} cannot be written as JSON`);
}

export function sampleWords(kind: string, { run, item, epoch }: SampleKey): string {
  return `${kind} to item "${item}", epoch ${epoch}, run "${run}":`;
}

function checkKey(what: string, key: SampleKey): void {
  checkName(what, 'run', key.run);
  checkName(what, 'item', key.item);
  checkCount(what, 'epoch', key.epoch);
}

function checkText(what: string, field: string, value: string): void {
  if (typeof value !== 'string') invalid(what, `${field} must be a text`);
}

function checkOptionalText(what: string, field: string, value: string | null): void {
  if (value !== null) checkText(what, field, value);
}

function checkOptionalCount(what: string, field: string, value: number | null): void {
  if (value !== null) checkCount(what, field, value);
}

function checkOptionalAmount(what: string, field: string, value: number | null): void {
  if (value !== null && !(Number.isFinite(value) && value >= 0)) {
    invalid(what, `${field} must be a number from 0 or null, it is ${value}`);
  }
}
