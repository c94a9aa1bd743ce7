import { outcomes } from '../outcome.ts';
import type { ItemRecord, ScorerIdentity } from '../run.ts';
import type {
  CommittedSample,
  ReplacedAttempt,
  ResponseRecord,
  SampleDetail,
  SampleKey,
  ScoreRecord,
} from '../sample.ts';
import type { Connection, Row } from './connection.ts';
import { findRun, findScorer, toDate, toHex, toScorer } from './read-runs.ts';
import { TextReader, type TextReference } from './text.ts';

/** A response with its item and its run's name. */
const responseRows = `
  SELECT response.*, run.name AS run_name,
    item.name AS item_name, item.sha256, item.cluster, item.content
  FROM response
  JOIN run ON run.id = response.run
  JOIN item_set_member AS member
    ON member.item_set = run.item_set AND member.position = response.position
  JOIN item ON item.id = member.item`;

/** Rows of one chunk: with texts about a megabyte, without a few milliseconds' work. */
const chunkOfDetails = 64;
const chunkOfKeys = 4_096;

export function readSample(connection: Connection, key: SampleKey): SampleDetail | null {
  const place = connection.get(
    `SELECT run.id, m.position FROM run
     CROSS JOIN item ON item.name = ?
     CROSS JOIN item_set_member AS m ON m.item_set = run.item_set AND m.item = item.id
     WHERE run.name = ?`,
    key.item,
    key.run,
  );
  if (!place) return null;
  const row = connection.get(
    `${responseRows}
     WHERE response.run = ? AND response.position = ? AND response.epoch = ?`,
    place.id!,
    place.position!,
    key.epoch,
  );
  return row ? toDetail(connection, new TextReader(connection), row) : null;
}

/** Reads one chunk at a time, so that no transaction stays open while the reader thinks. */
export async function* readSamples(
  connection: Connection,
  name: string,
): AsyncGenerator<SampleDetail[]> {
  const { id } = findRun(connection, name);
  let after: [number, number] = [-1, -1];
  for (;;) {
    const chunk = connection.snapshot(() => {
      const rows = connection.all(
        `${responseRows} WHERE response.run = ? AND (response.position, response.epoch) > (?, ?)
         ORDER BY response.position, response.epoch LIMIT ${chunkOfDetails}`,
        id,
        ...after,
      );
      const last = rows.at(-1);
      if (last) after = [last.position as number, last.epoch as number];
      const texts = new TextReader(connection);
      return rows.map((row) => toDetail(connection, texts, row));
    });
    if (chunk.length === 0) return;
    yield chunk;
    await nextTurn();
  }
}

export async function* readCommitted(
  connection: Connection,
  name: string,
  scorer: ScorerIdentity | undefined,
): AsyncGenerator<CommittedSample[]> {
  const { id, item_set } = findRun(connection, name);
  const scorerId = findScorer(connection, id, scorer);
  const error = outcomes.indexOf('error');
  let after: [number, number] = [-1, -1];
  for (;;) {
    const rows = connection.allArrays(
      `SELECT r.position, r.epoch, item.name, r.attempt, r.error_code IS NOT NULL,
         s.outcome IS NOT NULL AND s.outcome <> ${error}
       FROM response AS r
       JOIN item_set_member AS m ON m.item_set = ? AND m.position = r.position
       JOIN item ON item.id = m.item
       LEFT JOIN score AS s ON s.run = r.run AND s.scorer = ? AND s.position = r.position
         AND s.epoch = r.epoch
       WHERE r.run = ? AND (r.position, r.epoch) > (?, ?)
       ORDER BY r.position, r.epoch LIMIT ${chunkOfKeys}`,
      item_set,
      scorerId,
      id,
      ...after,
    ) as [number, number, string, string, number, number][];
    if (rows.length === 0) return;
    const [position, epoch] = rows.at(-1)!;
    after = [position, epoch];
    yield rows.map(([, epoch, item, attempt, failed, scored]) => ({
      item,
      epoch,
      attempt,
      failed: failed === 1,
      scored: scored === 1,
    }));
    await nextTurn();
  }
}

export function readCachedResponse(
  connection: Connection,
  requestHash: string,
): ResponseRecord | null {
  const request = Buffer.from(requestHash, 'hex');
  const row = connection.get(
    `${responseRows} WHERE substr(request, 1, 8) = ? AND request = ? AND error_code IS NULL
     ORDER BY finished_at DESC LIMIT 1`,
    request.subarray(0, 8),
    request,
  );
  return row ? toResponse(new TextReader(connection), row) : null;
}

export function readCachedCall(
  connection: Connection,
  requestHash: string,
): { generation: unknown } | null {
  const row = connection.get(
    'SELECT generation FROM call WHERE request = ?',
    Buffer.from(requestHash, 'hex'),
  );
  return row
    ? { generation: new TextReader(connection).json(row.generation as TextReference) }
    : null;
}

function toDetail(connection: Connection, texts: TextReader, row: Row): SampleDetail {
  return {
    item: toItem(texts, row),
    response: toResponse(texts, row),
    scores: readScores(connection, texts, row),
    replaced: readReplaced(connection, texts, row),
  };
}

function toItem(texts: TextReader, row: Row): ItemRecord {
  return {
    id: row.item_name as string,
    sha256: toHex(row.sha256),
    cluster: row.cluster === '' ? null : (row.cluster as string),
    content: texts.json(row.content as TextReference),
  };
}

function toResponse(texts: TextReader, row: Row): ResponseRecord {
  const text = (column: string): string | null => texts.get(row[column] as TextReference);
  return {
    run: row.run_name as string,
    item: row.item_name as string,
    epoch: row.epoch as number,
    attempt: row.attempt as string,
    prompt: texts.json(row.prompt as TextReference),
    request_sha256: toHex(row.request),
    text: text('text')!,
    reasoning: text('reasoning'),
    transcript: texts.json(row.transcript as TextReference),
    finish: texts.label(row.finish),
    error: toError(texts, row),
    usage: toUsage(row),
    cost_usd: row.cost_usd as number | null,
    spent_usd: row.spent_usd as number | null,
    first_token_ms: row.first_token_ms as number | null,
    total_ms: row.total_ms as number | null,
    requests: row.requests as number,
    resent: row.resent as number,
    cached: row.cached === 1,
    served_model: texts.label(row.served_model),
    system_fingerprint: texts.label(row.system_fingerprint),
    route: texts.label(row.route),
    finished_at: toDate(row.finished_at as number),
  };
}

/** An error's code and message; null when there was none. */
export function toError(texts: TextReader, row: Row): ResponseRecord['error'] {
  const code = texts.label(row.error_code);
  if (code === null) return null;
  return { code, message: texts.get(row.error_message as TextReference) ?? '' };
}

function toUsage(row: Row): ResponseRecord['usage'] {
  return {
    input_tokens: row.input_tokens as number | null,
    cache_read_tokens: row.cache_read_tokens as number | null,
    cache_write_tokens: row.cache_write_tokens as number | null,
    output_tokens: row.output_tokens as number | null,
    reasoning_tokens: row.reasoning_tokens as number | null,
  };
}

function readScores(connection: Connection, texts: TextReader, row: Row): ScoreRecord[] {
  // One look-up for each scorer of the run, in this order of tables: the scores of one sample lie
  // apart, and the planner would read all scores of the run.
  return connection
    .all(
      `SELECT score.*, scorer.name, scorer.judge FROM score_summary AS summary
       CROSS JOIN score ON score.run = summary.run AND score.scorer = summary.scorer
         AND score.position = ? AND score.epoch = ?
       CROSS JOIN scorer ON scorer.id = summary.scorer
       WHERE summary.run = ? ORDER BY scorer.name, scorer.judge`,
      row.position!,
      row.epoch!,
      row.run!,
    )
    .map((score) => ({
      run: row.run_name as string,
      item: row.item_name as string,
      epoch: row.epoch as number,
      ...toScorer(score.name as string, score.judge as string),
      attempt: row.attempt as string,
      outcome: outcomes[score.outcome as number]!,
      value: score.value as number | null,
      answer: texts.get(score.answer as TextReference),
      explanation: texts.get(score.explanation as TextReference),
      detail: texts.json(score.detail as TextReference),
      cost_usd: score.cost_usd as number | null,
      scored_at: toDate(score.scored_at as number),
    }));
}

function readReplaced(connection: Connection, texts: TextReader, row: Row): ReplacedAttempt[] {
  return connection
    .all(
      `SELECT * FROM replaced WHERE run = ? AND position = ? AND epoch = ? ORDER BY finished_at`,
      row.run!,
      row.position!,
      row.epoch!,
    )
    .map((attempt) => ({
      attempt: attempt.attempt as string,
      error: toError(texts, attempt)!,
      usage: toUsage(attempt),
      cost_usd: attempt.cost_usd as number | null,
      spent_usd: attempt.spent_usd as number | null,
      total_ms: attempt.total_ms as number | null,
      requests: attempt.requests as number,
      finished_at: toDate(attempt.finished_at as number),
    }));
}

/** Lets other work of this thread go between two chunks. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
