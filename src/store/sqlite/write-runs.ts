import { hash } from 'node:crypto';
import { StoreError } from '../error.ts';
import type { RunStatus } from '../run.ts';
import type { Connection } from './connection.ts';
import { ItemSetHash } from './item-set.ts';
import { isSame } from './text.ts';
import type { WireItem, WireRun, WireScorer } from './wire.ts';
import type { Writing } from './writing.ts';

/** Adds items; those that are there stay as they are. @returns the numbers of their rows. */
export function addItems(writing: Writing, items: readonly WireItem[]): Float64Array {
  const { connection } = writing;
  return Float64Array.from(items, ({ id, sha256, cluster, content }) => {
    const bytes = Buffer.from(sha256, 'hex');
    const known = connection.get(
      'SELECT id FROM item WHERE sha256 = ? AND name = ? AND cluster = ?',
      bytes,
      id,
      cluster,
    );
    if (known) return known.id as number;
    return connection.insert(
      'INSERT INTO item (sha256, name, cluster, content) VALUES (?, ?, ?, ?)',
      bytes,
      id,
      cluster,
      writing.text(content),
    );
  });
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
  items: Float64Array | null,
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

/** @returns the number of the set; undefined when the items are not those that it is made of. */
function putItemSet(
  { connection }: Writing,
  sha256: Uint8Array,
  items: Float64Array | null,
): number | undefined {
  const known = connection.get('SELECT id FROM item_set WHERE sha256 = ?', sha256);
  if (known) return known.id as number;
  if (!items || hashOf(connection, items) !== Buffer.from(sha256).toString('hex')) return undefined;
  const itemSet = connection.insert(
    'INSERT INTO item_set (sha256, size) VALUES (?, ?)',
    sha256,
    items.length,
  );
  items.forEach((item, position) => {
    connection.run('INSERT INTO item_set_member VALUES (?, ?, ?)', itemSet, position, item);
  });
  return itemSet;
}

/** Of the items as they are stored now: since they were added, a compact may have removed some. */
function hashOf(connection: Connection, items: Float64Array): string {
  const set = new ItemSetHash();
  for (const item of items) {
    const row = connection.get('SELECT name, sha256, cluster FROM item WHERE id = ?', item);
    if (!row) break;
    const sha256 = Buffer.from(row.sha256 as Uint8Array).toString('hex');
    set.add({ id: row.name as string, sha256, cluster: row.cluster as string });
  }
  return set.end();
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
