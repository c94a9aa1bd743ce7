import type { SQLInputValue } from 'node:sqlite';
import { outcomes } from '../outcome.ts';
import type {
  RunDetail,
  RunEvent,
  RunListing,
  RunPage,
  RunQuery,
  RunRecord,
  RunStatus,
  RunSummary,
  ScorerIdentity,
  ScoreSummary,
  Total,
} from '../run.ts';
import { checkCursor, checkLimit } from '../validate.ts';
import type { Connection, Row } from './connection.ts';
import { TextReader, type TextReference } from './text.ts';
import { unknownRun } from './writing.ts';

/** Columns of a RunRecord. */
const runColumns = `
  run.id, run.name, created_at, status, status_at, status_reason, lock_sha256,
  item_set.size AS items, item_set.sha256 AS item_set_sha256, benchmark, benchmark_version, model,
  catalog_model, scorer.name AS scorer, scorer.judge AS judge, headline, planned_samples,
  (SELECT json_group_array(tag ORDER BY tag) FROM run_tag WHERE run_tag.run = run.id) AS tags`;
const runTables = `
  run JOIN item_set ON item_set.id = run.item_set JOIN scorer ON scorer.id = run.headline`;

/** Number of a run, and of its item set. @throws StoreError `unknown-run` */
export function findRun(connection: Connection, name: string): { id: number; item_set: number } {
  const row = connection.get('SELECT id, item_set, headline FROM run WHERE name = ?', name);
  if (!row) throw unknownRun(name);
  return { id: row.id as number, item_set: row.item_set as number };
}

/**
 * Number of the scorer meant, by default the run's headline.
 * @returns 0, which no scorer has, for one that never scored anything.
 */
export function findScorer(
  connection: Connection,
  run: number,
  scorer: Partial<ScorerIdentity> | undefined,
): number {
  if (scorer?.scorer === undefined) {
    return connection.get('SELECT headline FROM run WHERE id = ?', run)!.headline as number;
  }
  const row = connection.get(
    'SELECT id FROM scorer WHERE name = ? AND judge = ?',
    scorer.scorer,
    scorer.judge ?? '',
  );
  return row ? (row.id as number) : 0;
}

export function readRun(connection: Connection, name: string): RunDetail | null {
  const row = connection.get(
    `SELECT ${runColumns}, lock, environment, holder, held_until FROM ${runTables}
     WHERE run.name = ?`,
    name,
  );
  if (!row) return null;
  const texts = new TextReader(connection);
  const until = row.held_until as number | null;
  return {
    ...toRun(row),
    lock: texts.get(row.lock as TextReference)!,
    environment: texts.json(row.environment as TextReference),
    claim:
      until !== null && until > Date.now()
        ? { holder: row.holder as string, until: toDate(until) }
        : null,
    scorers: connection
      .all(
        `SELECT name, judge FROM score_summary JOIN scorer ON scorer.id = scorer
         WHERE run = ? ORDER BY name, judge`,
        row.id!,
      )
      .map((scorer) => toScorer(scorer.name as string, scorer.judge as string)),
  };
}

export function readRuns(connection: Connection, query: RunQuery): RunPage {
  const limit = checkLimit(query.limit);
  const cursor = checkCursor(query.cursor);
  const { conditions, values } = runConditions(query);
  const where = (all: string[]): string => (all.length > 0 ? `WHERE ${all.join(' AND ')}` : '');
  const total = connection.get(`SELECT count(*) AS n FROM run ${where(conditions)}`, ...values)!;
  const rows = connection.all(
    `SELECT ${runColumns} FROM ${runTables}
     ${where(cursor ? [...conditions, '(created_at, run.id) < (?, ?)'] : conditions)}
     ORDER BY created_at DESC, run.id DESC LIMIT ?`,
    ...values,
    ...(cursor ?? []),
    limit + 1,
  );
  const last = rows.length > limit ? rows[limit - 1]! : undefined;
  return {
    runs: rows.slice(0, limit).map((row) => toListing(connection, row)),
    total: total.n as number,
    next: last ? `${last.created_at}.${last.id}` : null,
  };
}

function runConditions(query: RunQuery): { conditions: string[]; values: SQLInputValue[] } {
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const add = (condition: string, ...given: SQLInputValue[]): void => {
    conditions.push(condition);
    values.push(...given);
  };
  if (query.benchmark !== undefined) add('benchmark = ?', query.benchmark);
  if (query.model !== undefined) add('model = ?', query.model);
  if (query.catalog_model !== undefined) add('catalog_model = ?', query.catalog_model);
  if (query.status !== undefined) add('status = ?', query.status);
  if (query.tag !== undefined) {
    add('EXISTS (SELECT 1 FROM run_tag WHERE run_tag.run = run.id AND tag = ?)', query.tag);
  }
  if (query.id_prefix !== undefined) {
    add('substr(run.name, 1, length(?)) = ?', query.id_prefix, query.id_prefix);
  }
  if (query.search !== undefined) {
    const { search } = query;
    const occurs = (column: string): string => `instr(lower(${column}), lower(?)) > 0`;
    add(
      `(${occurs('run.name')} OR ${occurs('model')} OR ${occurs('benchmark')})`,
      search,
      search,
      search,
    );
  }
  return { conditions, values };
}

function toRun(row: Row): RunRecord {
  return {
    id: row.name as string,
    created_at: toDate(row.created_at as number),
    status: row.status as RunStatus,
    status_at: toDate(row.status_at as number),
    status_reason: row.status_reason as string | null,
    lock_sha256: toHex(row.lock_sha256),
    items: row.items as number,
    item_set_sha256: toHex(row.item_set_sha256),
    benchmark: row.benchmark as string,
    benchmark_version: row.benchmark_version as string,
    model: row.model as string,
    catalog_model: row.catalog_model as string | null,
    headline: toScorer(row.scorer as string, row.judge as string),
    planned_samples: row.planned_samples as number,
    tags: JSON.parse(row.tags as string) as string[],
  };
}

function toListing(connection: Connection, row: Row): RunListing {
  const run = connection.get('SELECT * FROM run_summary WHERE run = ?', row.id!);
  const responses = (run?.responses as number | undefined) ?? 0;
  const total = (sum: string): Total => {
    const known = (run?.[`${sum}_known`] as number | undefined) ?? 0;
    return {
      sum: known > 0 ? (run![sum] as number) : null,
      known,
      unknown: responses - known,
    };
  };
  const last = run?.last_sample_at as number | null | undefined;
  const summary: RunSummary = {
    responses,
    failed: (run?.failed as number | undefined) ?? 0,
    score: readScoreSummary(connection, row.id as number, row.headline as number, responses),
    output_tokens: total('output_tokens'),
    cost_usd: total('cost_usd'),
    last_sample_at: last ? toDate(last) : null,
  };
  return { ...toRun(row), summary };
}

function readScoreSummary(
  connection: Connection,
  run: number,
  scorer: number,
  responses: number,
): ScoreSummary {
  const row = connection.get(
    'SELECT * FROM score_summary WHERE run = ? AND scorer = ?',
    run,
    scorer,
  );
  return toScoreSummary(row, responses);
}

/** @param row with columns as `score_summary` has them; undefined when there is no score. */
export function toScoreSummary(row: Row | undefined, responses: number): ScoreSummary {
  const counts = outcomes.map((_, i) => (row?.[`outcome_${i}`] as number | undefined) ?? 0);
  const scored = counts.reduce((sum, count) => sum + count, 0);
  return {
    scored,
    unscored: responses - scored,
    outcomes: Object.fromEntries(
      outcomes.map((outcome, i) => [outcome, counts[i]!]),
    ) as ScoreSummary['outcomes'],
    value: {
      count: (row?.value_count as number | undefined) ?? 0,
      sum: (row?.value_sum as number | undefined) ?? 0,
      sum_of_squares: (row?.value_sum_of_squares as number | undefined) ?? 0,
    },
  };
}

export function readEvents(connection: Connection, name: string): RunEvent[] {
  return connection
    .all('SELECT at, kind, data FROM event WHERE run = ?', findRun(connection, name).id)
    .map(({ at, kind, data }) => ({
      at: toDate(at as number),
      kind: kind as string,
      data: JSON.parse(data as string),
    }));
}

export function toScorer(scorer: string, judge: string): ScorerIdentity {
  return { scorer, judge: judge === '' ? null : judge };
}

export function toDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

export function toHex(bytes: SQLInputValue | undefined): string {
  return Buffer.from(bytes as Uint8Array).toString('hex');
}
