import { quantileSorted } from '../../statistics/quantile/index.ts';
import type { Count, ItemSet, Percentiles, RunAggregate, ValueChunk } from '../aggregate.ts';
import { outcomes } from '../outcome.ts';
import type { ScorerIdentity, Total } from '../run.ts';
import type { Connection, Row } from './connection.ts';
import { findRun, findScorer, toDate, toHex, toScorer, toScoreSummary } from './read-runs.ts';
import { nextTurn } from './read-samples.ts';
import { TextReader } from './text.ts';

const sums = [
  'input_tokens',
  'cache_read_tokens',
  'cache_write_tokens',
  'output_tokens',
  'reasoning_tokens',
  'cost_usd',
  'spent_usd',
] as const;

/** What the samples add up to, from the samples themselves. */
export function aggregateRun(
  connection: Connection,
  name: string,
  asked: ScorerIdentity | undefined,
): RunAggregate {
  const { id } = findRun(connection, name);
  const scorer = findScorer(connection, id, asked);
  const run = connection.get(
    `SELECT planned_samples, scorer.name, scorer.judge FROM run
     JOIN scorer ON scorer.id = headline WHERE run.id = ?`,
    id,
  )!;
  const row = connection.get(
    `SELECT count(*) AS responses, count(DISTINCT position) AS items,
       coalesce(max(epoch) + 1, 0) AS epochs,
       ${sums.map((c) => `sum(${c}) AS ${c}, count(${c}) AS ${c}_known`).join(', ')},
       coalesce(sum(requests), 0) AS requests, coalesce(sum(resent), 0) AS resent,
       coalesce(sum(cached), 0) AS cached,
       min(finished_at) AS first_at, max(finished_at) AS last_at
     FROM response WHERE run = ?`,
    id,
  )!;
  const responses = row.responses as number;
  const total = (column: (typeof sums)[number]): Total => toTotal(row, column, responses);
  const labels = countLabels(connection, id);
  const score = toScoreSummary(readScoreSums(connection, id, scorer), responses);
  return {
    run: name,
    scorer: asked ?? toScorer(run.name as string, run.judge as string),
    planned_samples: run.planned_samples as number,
    responses,
    errors: Object.fromEntries(
      labels.error_code.flatMap(({ value, count }) => (value === null ? [] : [[value, count]])),
    ),
    items: row.items as number,
    clusters: countClusters(connection, id),
    epochs: row.epochs as number,
    score,
    tokens: {
      input: total('input_tokens'),
      cache_read: total('cache_read_tokens'),
      cache_write: total('cache_write_tokens'),
      output: total('output_tokens'),
      reasoning: total('reasoning_tokens'),
    },
    cost_usd: total('cost_usd'),
    spent_usd: total('spent_usd'),
    judge_cost_usd: readJudgeCost(connection, id, scorer),
    replaced: readReplaced(connection, id),
    requests: row.requests as number,
    resent: row.resent as number,
    cached: row.cached as number,
    ...readTimes(connection, id),
    served_models: labels.served_model,
    system_fingerprints: labels.system_fingerprint,
    routes: labels.route,
    first_sample_at: row.first_at === null ? null : toDate(row.first_at as number),
    last_sample_at: row.last_at === null ? null : toDate(row.last_at as number),
  };
}

function toTotal(row: Row, column: string, count: number): Total {
  const known = row[`${column}_known`] as number;
  return { sum: row[column] as number | null, known, unknown: count - known };
}

function readScoreSums(connection: Connection, run: number, scorer: number): Row {
  return connection.get(
    `SELECT ${outcomes
      .map((_, i) => `count(*) FILTER (WHERE outcome = ${i}) AS outcome_${i}`)
      .join(', ')},
       count(value) AS value_count, total(value) AS value_sum,
       total(value * value) AS value_sum_of_squares
     FROM score WHERE run = ? AND scorer = ?`,
    run,
    scorer,
  )!;
}

function readJudgeCost(connection: Connection, run: number, scorer: number): Total {
  const row = connection.get(
    `SELECT count(*) AS n, sum(cost_usd) AS cost_usd, count(cost_usd) AS cost_usd_known
     FROM score WHERE run = ? AND scorer = ?`,
    run,
    scorer,
  )!;
  return toTotal(row, 'cost_usd', row.n as number);
}

function readReplaced(connection: Connection, run: number): RunAggregate['replaced'] {
  const row = connection.get(
    `SELECT count(*) AS n, sum(spent_usd) AS spent_usd, count(spent_usd) AS spent_usd_known
     FROM replaced WHERE run = ?`,
    run,
  )!;
  return { attempts: row.n as number, spent_usd: toTotal(row, 'spent_usd', row.n as number) };
}

function countClusters(connection: Connection, run: number): number {
  const row = connection.get(
    `SELECT count(DISTINCT CASE cluster WHEN '' THEN item.id ELSE cluster END) AS n
     FROM (SELECT DISTINCT position FROM response WHERE run = ?) AS answered
     JOIN run ON run.id = ?
     JOIN item_set_member AS m ON m.item_set = run.item_set AND m.position = answered.position
     JOIN item ON item.id = m.item`,
    run,
    run,
  )!;
  return row.n as number;
}

const labelled = ['error_code', 'served_model', 'system_fingerprint', 'route'] as const;
type Labelled = (typeof labelled)[number];

/** How often each value occurs, for all labels in one pass: few combinations occur. */
function countLabels(connection: Connection, run: number): Record<Labelled, Count[]> {
  const texts = new TextReader(connection);
  const columns = labelled.join(', ');
  const groups = connection.all(
    `SELECT ${columns}, count(*) AS n FROM response WHERE run = ? GROUP BY ${columns}`,
    run,
  );
  const count = (column: Labelled): Count[] => {
    const counts = new Map<string | null, number>();
    for (const group of groups) {
      const value = texts.label(group[column]);
      counts.set(value, (counts.get(value) ?? 0) + (group.n as number));
    }
    return [...counts]
      .map(([value, n]) => ({ value, count: n }))
      .sort((a, b) => b.count - a.count || compareText(a.value ?? '', b.value ?? ''));
  };
  return {
    error_code: count('error_code'),
    served_model: count('served_model'),
    system_fingerprint: count('system_fingerprint'),
    route: count('route'),
  };
}

/** By UTF-16 units, the same everywhere. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function readTimes(
  connection: Connection,
  run: number,
): Pick<RunAggregate, 'first_token_ms' | 'total_ms'> {
  const rows = connection.allArrays(
    'SELECT first_token_ms, total_ms FROM response WHERE run = ? AND cached = 0',
    run,
  ) as [number | null, number | null][];
  return {
    first_token_ms: toPercentiles(rows.map(([firstToken]) => firstToken)),
    total_ms: toPercentiles(rows.map(([, total]) => total)),
  };
}

function toPercentiles(known: (number | null)[]): Percentiles | null {
  const times = Float64Array.from(known.filter((time) => time !== null)).sort();
  if (times.length === 0) return null;
  const at = (p: number): number => quantileSorted(times, p);
  return { count: times.length, p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}

export function readItems(connection: Connection, name: string): ItemSet {
  const { item_set } = findRun(connection, name);
  const set = connection.get('SELECT sha256 FROM item_set WHERE id = ?', item_set)!;
  const rows = connection.allArrays(
    `SELECT item.name, item.sha256, item.cluster FROM item_set_member AS m
     JOIN item ON item.id = m.item WHERE m.item_set = ? ORDER BY m.position`,
    item_set,
  ) as [string, Uint8Array, string][];
  return {
    sha256: toHex(set.sha256),
    ids: rows.map(([id]) => id),
    sha256s: rows.map(([, sha256]) => toHex(sha256)),
    clusters: rows.map(([, , cluster]) => (cluster === '' ? null : cluster)),
  };
}

const chunkOfValues = 8_192;

export async function* readValues(
  connection: Connection,
  name: string,
  asked: ScorerIdentity | undefined,
): AsyncGenerator<ValueChunk> {
  const { id } = findRun(connection, name);
  const scorer = findScorer(connection, id, asked);
  let after: [number, number] = [-1, -1];
  for (;;) {
    const rows = connection.allArrays(
      `SELECT position, epoch, value FROM score
       WHERE run = ? AND scorer = ? AND (position, epoch) > (?, ?) AND value IS NOT NULL
       ORDER BY position, epoch LIMIT ${chunkOfValues}`,
      id,
      scorer,
      ...after,
    ) as [number, number, number][];
    if (rows.length === 0) return;
    const last = rows.at(-1)!;
    after = [last[0], last[1]];
    yield {
      position: Int32Array.from(rows, ([position]) => position),
      epoch: Int32Array.from(rows, ([, epoch]) => epoch),
      value: Float64Array.from(rows, ([, , value]) => value),
    };
    await nextTurn();
  }
}
