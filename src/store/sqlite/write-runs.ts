import { hash } from 'node:crypto';
import { StoreError } from '../error.ts';
import type { RunStatus } from '../run.ts';
import { isSame } from './text.ts';
import type { WireItem, WireItemKeys, WireRun, WireScorer } from './wire.ts';
import type { Writing } from './writing.ts';

/** Adds items; those that are there stay as they are. */
export function addItems(writing: Writing, items: readonly WireItem[]): void {
  const { connection } = writing;
  for (const { id, sha256, cluster, content } of items) {
    connection.run(
      'INSERT OR IGNORE INTO item (sha256, name, cluster, content) VALUES (?, ?, ?, ?)',
      Buffer.from(sha256, 'hex'),
      id,
      cluster,
      writing.text(content),
    );
  }
}

/**
 * Adds a run whose items are there, unless the same run is there.
 * @returns false when items are missing and must be added first.
 * @throws StoreError `lock-differs`
 */
export function createRun(
  writing: Writing,
  run: WireRun,
  itemSetHash: string,
  items: WireItemKeys,
): boolean {
  const { connection } = writing;
  const lockHash = hash('sha256', run.lock.toWellFormed(), 'buffer');
  const setHash = Buffer.from(itemSetHash, 'hex');
  const stored = connection.get(
    `SELECT lock_sha256, item_set.sha256 AS items FROM run
     JOIN item_set ON item_set.id = item_set WHERE name = ?`,
    run.id,
  );
  if (stored) {
    if (!isSame(stored.lock_sha256 as Uint8Array, lockHash)) throw lockDiffers(run.id, 'lock');
    if (!isSame(stored.items as Uint8Array, setHash)) throw lockDiffers(run.id, 'set of items');
    return true;
  }
  const itemSet = putItemSet(writing, setHash, items);
  if (itemSet === undefined) return false;
  const id = connection.insert(
    `INSERT INTO run (name, created_at, status, status_at, lock, lock_sha256, item_set, benchmark,
       benchmark_version, model, catalog_model, headline, planned_samples, environment)
     VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    run.id,
    run.created_at,
    run.created_at,
    writing.text(run.lock),
    lockHash,
    itemSet,
    run.benchmark,
    run.benchmark_version,
    run.model,
    run.catalog_model,
    writing.scorer(run.headline),
    run.planned_samples,
    writing.text(run.environment),
  );
  addTags(writing, id, run.tags);
  return true;
}

function putItemSet(
  { connection }: Writing,
  sha256: Uint8Array,
  { ids: names, sha256s, clusters }: WireItemKeys,
): number | undefined {
  const known = connection.get('SELECT id FROM item_set WHERE sha256 = ?', sha256);
  if (known) return known.id as number;
  const ids: number[] = [];
  for (const [i, name] of names.entries()) {
    const row = connection.get(
      'SELECT id FROM item WHERE sha256 = ? AND name = ? AND cluster = ?',
      sha256s.subarray(32 * i, 32 * (i + 1)),
      name,
      clusters[i]!,
    );
    if (!row) return undefined;
    ids.push(row.id as number);
  }
  const itemSet = connection.insert(
    'INSERT INTO item_set (sha256, size) VALUES (?, ?)',
    sha256,
    names.length,
  );
  ids.forEach((item, position) => {
    connection.run('INSERT INTO item_set_member VALUES (?, ?, ?)', itemSet, position, item);
  });
  return itemSet;
}

export function setStatus(
  writing: Writing,
  name: string,
  status: RunStatus,
  reason: string | null,
): void {
  const { id } = writing.run(name);
  writing.connection.run(
    'UPDATE run SET status = ?, status_at = ?, status_reason = ? WHERE id = ?',
    status,
    Date.now(),
    reason,
    id,
  );
  if (status !== 'running') {
    writing.connection.run('UPDATE run SET holder = NULL, held_until = NULL WHERE id = ?', id);
  }
}

export function claimRun(writing: Writing, name: string, holder: string, lease: number): boolean {
  const now = Date.now();
  const changed = writing.connection.run(
    `UPDATE run SET holder = ?, held_until = ?
     WHERE id = ? AND (holder IS NULL OR holder = ? OR held_until <= ?)`,
    holder,
    now + lease,
    writing.run(name).id,
    holder,
    now,
  );
  return changed === 1;
}

/** @returns the tags afterwards. */
export function tagRun(
  writing: Writing,
  name: string,
  add: readonly string[],
  remove: readonly string[],
): string[] {
  const { connection } = writing;
  const { id } = writing.run(name);
  for (const tag of remove) {
    connection.run('DELETE FROM run_tag WHERE run = ? AND tag = ?', id, tag);
  }
  addTags(writing, id, add);
  return connection
    .all('SELECT tag FROM run_tag WHERE run = ? ORDER BY tag', id)
    .map(({ tag }) => tag as string);
}

function addTags({ connection }: Writing, run: number, tags: readonly string[]): void {
  for (const tag of tags) {
    connection.run('INSERT OR IGNORE INTO run_tag (run, tag) VALUES (?, ?)', run, tag);
  }
}

export function setHeadline(writing: Writing, name: string, scorer: WireScorer): void {
  const { id } = writing.run(name);
  writing.connection.run('UPDATE run SET headline = ? WHERE id = ?', writing.scorer(scorer), id);
}

/** @returns how many responses the run had. */
export function deleteRun(writing: Writing, name: string): number {
  const { connection } = writing;
  const { id } = writing.run(name);
  const responses = connection.run('DELETE FROM response WHERE run = ?', id);
  for (const table of ['score', 'replaced', 'event', 'run_tag', 'run_summary', 'score_summary']) {
    connection.run(`DELETE FROM ${table} WHERE run = ?`, id);
  }
  connection.run('DELETE FROM run WHERE id = ?', id);
  writing.forgetRuns();
  return responses;
}

/** @returns how many scores were deleted. */
export function deleteScores(writing: Writing, name: string, scorer: WireScorer): number {
  const { connection } = writing;
  const { id } = writing.run(name);
  const scorerId = writing.scorer(scorer);
  connection.run('DELETE FROM score_summary WHERE run = ? AND scorer = ?', id, scorerId);
  return connection.run('DELETE FROM score WHERE run = ? AND scorer = ?', id, scorerId);
}

function lockDiffers(run: string, what: string): StoreError {
  return new StoreError(
    'lock-differs',
    `run "${run}" exists with another ${what}. Go on with the lock it was started with, or start a run of another id`,
  );
}
