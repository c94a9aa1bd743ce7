import { StoreError } from '../error.ts';
import { outcomes } from '../outcome.ts';
import type { Recorded } from '../sample.ts';
import { sampleWords } from '../validate.ts';
import type { Row } from './connection.ts';
import type { NewTextReference } from './text.ts';
import type { WireBatch, WireResponse, WireScore } from './wire.ts';
import type { KnownRun, Writing } from './writing.ts';

const errorOutcome = outcomes.indexOf('error');

/** Stores a batch. Delivered again, it changes nothing. */
export function writeBatch(writing: Writing, batch: WireBatch): Recorded {
  const recorded: Recorded = {
    responses: { added: 0, replaced: 0, repeated: 0 },
    scores: { added: 0, replaced: 0, repeated: 0, stale: 0 },
  };
  for (const response of batch.responses) recorded.responses[writeResponse(writing, response)]++;
  for (const score of batch.scores) recorded.scores[writeScore(writing, score)]++;
  for (const { run, at, kind, data } of batch.events) {
    writing.connection.run(
      'INSERT OR IGNORE INTO event (run, at, kind, data) VALUES (?, ?, ?, ?)',
      writing.run(run).id,
      at,
      kind,
      data,
    );
  }
  for (const { request_sha256, generation } of batch.calls) {
    writing.connection.run(
      'INSERT OR IGNORE INTO call (request, generation, remembered_at) VALUES (?, ?, ?)',
      Buffer.from(request_sha256, 'hex'),
      writing.text(generation),
      Date.now(),
    );
  }
  return recorded;
}

/** Where a sample's rows are. */
type Place = readonly [run: number, position: number, epoch: number];

function writeResponse(
  writing: Writing,
  response: WireResponse,
): 'added' | 'replaced' | 'repeated' {
  const run = writing.run(response.run);
  const place: Place = [run.id, writing.position(response.run, run, response.item), response.epoch];
  const stored = writing.connection.get(
    `SELECT attempt, error_code, output_tokens, cost_usd, finished_at FROM response
     WHERE run = ? AND position = ? AND epoch = ?`,
    ...place,
  );
  if (stored) {
    if (stored.error_code === null || stored.attempt === response.attempt) return 'repeated';
    if (wasReplaced(writing, place, response.attempt)) return 'repeated';
    setAside(writing, run, place, stored);
  }
  insertResponse(writing, place, response);
  return stored ? 'replaced' : 'added';
}

function insertResponse(writing: Writing, place: Place, response: WireResponse): void {
  const { connection } = writing;
  const { usage, error } = response;
  connection.run(
    `INSERT INTO response VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
       ?, ?, ?, ?, ?, ?)`,
    ...place,
    response.attempt,
    writing.text(response.prompt),
    Buffer.from(response.request_sha256, 'hex'),
    writing.text(response.text),
    writing.text(response.reasoning),
    writing.text(response.transcript),
    writing.label(response.finish),
    writing.label(error?.code ?? null),
    writing.text(error?.message ?? null),
    usage.input_tokens,
    usage.cache_read_tokens,
    usage.cache_write_tokens,
    usage.output_tokens,
    usage.reasoning_tokens,
    response.cost_usd,
    response.spent_usd,
    response.first_token_ms,
    response.total_ms,
    response.requests,
    response.resent,
    response.cached ? 1 : 0,
    writing.label(response.served_model),
    writing.label(response.system_fingerprint),
    writing.label(response.route),
    response.finished_at,
  );
  writing.summaries.response(
    place[0],
    {
      failed: error !== null,
      output_tokens: usage.output_tokens,
      cost_usd: response.cost_usd,
      finished_at: response.finished_at,
    },
    1,
  );
}

/** Whether the attempt failed earlier and has been replaced: a late copy of it must not return. */
function wasReplaced(writing: Writing, place: Place, attempt: string): boolean {
  return (
    writing.connection.get(
      'SELECT 1 FROM replaced WHERE run = ? AND position = ? AND epoch = ? AND attempt = ?',
      ...place,
      attempt,
    ) !== undefined
  );
}

/** Keeps what a failed response cost, and removes it with its scores. */
function setAside(writing: Writing, run: KnownRun, place: Place, stored: Row): void {
  const { connection } = writing;
  connection.run(
    `INSERT INTO replaced SELECT run, position, epoch, attempt, error_code, error_message,
       input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, reasoning_tokens,
       cost_usd, spent_usd, total_ms, requests, finished_at
     FROM response WHERE run = ? AND position = ? AND epoch = ?`,
    ...place,
  );
  connection.run('DELETE FROM response WHERE run = ? AND position = ? AND epoch = ?', ...place);
  writing.summaries.response(
    run.id,
    {
      failed: true,
      output_tokens: stored.output_tokens as number | null,
      cost_usd: stored.cost_usd as number | null,
      finished_at: stored.finished_at as number,
    },
    -1,
  );
  for (const { id } of connection.all('SELECT id FROM scorer')) {
    deleteScore(writing, place, id as number);
  }
}

function deleteScore(writing: Writing, place: Place, scorer: number): void {
  const [run, position, epoch] = place;
  const deleted = writing.connection.get(
    `DELETE FROM score WHERE run = ? AND scorer = ? AND position = ? AND epoch = ?
     RETURNING outcome, value`,
    run,
    scorer,
    position,
    epoch,
  );
  if (!deleted) return;
  const counted = { outcome: deleted.outcome as number, value: deleted.value as number | null };
  writing.summaries.score(run, scorer, counted, -1);
}

function writeScore(
  writing: Writing,
  score: WireScore,
): 'added' | 'replaced' | 'repeated' | 'stale' {
  const { connection } = writing;
  const run = writing.run(score.run);
  const position = writing.position(score.run, run, score.item);
  const response = connection.get(
    'SELECT attempt FROM response WHERE run = ? AND position = ? AND epoch = ?',
    run.id,
    position,
    score.epoch,
  );
  if (!response) {
    throw new StoreError(
      'unknown-sample',
      `${sampleWords('score', score)} no response is stored that it could judge`,
    );
  }
  if (response.attempt !== score.attempt) return 'stale';
  const scorer = writing.scorer(score);
  const stored = connection.get(
    'SELECT outcome, scored_at FROM score WHERE run = ? AND scorer = ? AND position = ? AND epoch = ?',
    run.id,
    scorer,
    position,
    score.epoch,
  );
  if (stored) {
    if (stored.outcome !== errorOutcome || stored.scored_at === score.scored_at) return 'repeated';
    deleteScore(writing, [run.id, position, score.epoch], scorer);
  }
  connection.run(
    'INSERT INTO score VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    run.id,
    scorer,
    position,
    score.epoch,
    score.outcome,
    score.value,
    ...scoreTexts(writing, score),
    score.cost_usd,
    score.scored_at,
  );
  writing.summaries.score(run.id, scorer, score, 1);
  return stored ? 'replaced' : 'added';
}

function scoreTexts(writing: Writing, score: WireScore): NewTextReference[] {
  return [writing.text(score.answer), writing.text(score.explanation), writing.text(score.detail)];
}
