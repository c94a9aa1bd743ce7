import type { SQLInputValue } from 'node:sqlite';
import { StoreError } from '../error.ts';
import { outcomes } from '../outcome.ts';
import type { SampleListing, SamplePage, SampleQuery } from '../sample.ts';
import { checkCursor, checkLimit } from '../validate.ts';
import type { Connection, Row } from './connection.ts';
import { findRun, findScorer, toDate } from './read-runs.ts';
import { toError } from './read-samples.ts';
import { TextReader, type TextReference } from './text.ts';

/** One page of a run's samples in plan order, found by the key after the last, never by an offset. */
export function listSamples(connection: Connection, name: string, query: SampleQuery): SamplePage {
  const limit = checkLimit(query.limit);
  const after = checkCursor(query.cursor) ?? [-1, -1];
  const { id, item_set } = findRun(connection, name);
  const scorer = findScorer(connection, id, query);
  const wanted = query.outcomes ?? [];
  const codes = wanted.filter((outcome) => outcome !== 'unscored').map(codeOf);
  const { min_value: least, max_value: most } = query;
  const isScoredOnly =
    least !== undefined ||
    most !== undefined ||
    (wanted.length > 0 && !wanted.includes('unscored'));
  // Rows of scores are small and lie together: when only scored samples are wanted, they lead.
  const [lead, tables] = isScoredOnly
    ? ['s', 'score AS s CROSS JOIN response AS r']
    : ['r', 'response AS r LEFT JOIN score AS s'];
  const conditions = [`${lead}.run = ?`, `(${lead}.position, ${lead}.epoch) > (?, ?)`];
  const values: SQLInputValue[] = [id, ...after];
  if (wanted.length > 0) {
    const among = `s.outcome IN (${codes.join(', ')})`;
    conditions.push(isScoredOnly ? among : `(s.outcome IS NULL OR ${among})`);
  }
  for (const [bound, sign] of [
    [least, '>='],
    [most, '<='],
  ] as const) {
    if (bound === undefined) continue;
    if (!(bound >= 0 && bound <= 1)) {
      throw new StoreError('invalid', `page: a value lies in [0, 1], not at ${bound}`);
    }
    conditions.push(`s.value ${sign} ?`);
    values.push(bound);
  }
  if (query.search !== undefined) {
    conditions.push('instr(lower(item.name), lower(?)) > 0');
    values.push(query.search);
  }
  const rows = connection.all(
    `SELECT r.*, item.name AS item, s.outcome, s.value, s.answer
     FROM ${tables} ON s.run = r.run AND s.scorer = ${scorer}
       AND s.position = r.position AND s.epoch = r.epoch
     CROSS JOIN item_set_member AS m ON m.item_set = ${item_set} AND m.position = ${lead}.position
     CROSS JOIN item ON item.id = m.item
     WHERE ${conditions.join(' AND ')}
     ORDER BY ${lead}.position, ${lead}.epoch LIMIT ?`,
    ...values,
    limit + 1,
  );
  const texts = new TextReader(connection);
  const last = rows.length > limit ? rows[limit - 1]! : undefined;
  return {
    samples: rows.slice(0, limit).map((row) => toListing(texts, row)),
    next: last ? `${last.position}.${last.epoch}` : null,
  };
}

function codeOf(outcome: (typeof outcomes)[number]): number {
  const code = outcomes.indexOf(outcome);
  if (code < 0) {
    throw new StoreError('invalid', `page: "${outcome}" is no outcome; use ${outcomes.join(', ')}`);
  }
  return code;
}

function toListing(texts: TextReader, row: Row): SampleListing {
  return {
    item: row.item as string,
    epoch: row.epoch as number,
    outcome: row.outcome === null ? null : outcomes[row.outcome as number]!,
    value: row.value as number | null,
    answer: texts.get(row.answer as TextReference),
    finish: texts.label(row.finish),
    error: toError(texts, row),
    input_tokens: row.input_tokens as number | null,
    output_tokens: row.output_tokens as number | null,
    reasoning_tokens: row.reasoning_tokens as number | null,
    cost_usd: row.cost_usd as number | null,
    first_token_ms: row.first_token_ms as number | null,
    total_ms: row.total_ms as number | null,
    cached: row.cached === 1,
    finished_at: toDate(row.finished_at as number),
  };
}
