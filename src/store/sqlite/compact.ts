import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../error.ts';
import type { CompactOptions, CompactReport, Progress } from '../maintenance.ts';
import type { Connection } from './connection.ts';
import { damaged } from './failure.ts';
import { PendingPacks } from './pack.ts';
import { highestText, visitReferences } from './references.ts';
import { readPack } from './text.ts';

/** Removes what nothing refers to, then writes the file anew if that makes it much smaller. */
export function compactStore(
  connection: Connection,
  options: Pick<CompactOptions, 'forget_calls_before'>,
  progress?: Progress,
): CompactReport {
  const before = storeBytes(connection);
  const removed = connection.transaction(() => ({
    removed_items: removeUnusedItems(connection, options),
    removed_texts: removeUnusedTexts(connection, progress),
  }));
  if (unusedShare(connection) >= worthRewriting) {
    progress?.('rewrite', 0, 0);
    rewrite(connection);
  }
  // All of it went through the log: empty that, too.
  connection.pragma('wal_checkpoint(TRUNCATE)');
  return { ...removed, bytes_before: before, bytes_after: storeBytes(connection) };
}

/**
 * Share of the file that must be unused before it is written anew: a large file takes minutes, and
 * what is unused is used again by the next run.
 */
const worthRewriting = 0.1;

function unusedShare(connection: Connection): number {
  return Number(connection.pragma('freelist_count')) / Number(connection.pragma('page_count'));
}

function removeUnusedItems(
  connection: Connection,
  options: Pick<CompactOptions, 'forget_calls_before'>,
): number {
  if (options.forget_calls_before !== undefined) {
    connection.run(
      'DELETE FROM call WHERE remembered_at < ?',
      Date.parse(options.forget_calls_before),
    );
  }
  connection.run('DELETE FROM item_set WHERE id NOT IN (SELECT item_set FROM run)');
  connection.run('DELETE FROM item_set_member WHERE item_set NOT IN (SELECT id FROM item_set)');
  return connection.run('DELETE FROM item WHERE id NOT IN (SELECT item FROM item_set_member)');
}

function removeUnusedTexts(connection: Connection, progress: Progress | undefined): number {
  const isUsed = new Uint8Array(highestText(connection) + 1);
  visitReferences(
    connection,
    (text) => {
      isUsed[text] = 1;
    },
    (rows) => progress?.('references', rows, 0),
  );
  const unused: number[] = [];
  for (const [id] of connection.each('SELECT id FROM text') as Iterable<[number]>) {
    if (!isUsed[id]) unused.push(id);
  }
  for (const id of unused) connection.run('DELETE FROM text WHERE id = ?', id);
  repack(connection, progress);
  return unused.length;
}

/** Packs below this many bytes are put together: a slow run leaves one for each sample. */
const smallPack = 16_384;

/** Moves the texts of packs that have gaps, or are small, into new ones. */
function repack(connection: Connection, progress: Progress | undefined): void {
  connection.exec(`
    CREATE TEMP TABLE old_pack (id INTEGER PRIMARY KEY);
    INSERT INTO old_pack SELECT pack.id FROM pack
      LEFT JOIN (SELECT pack, sum(size) AS used FROM text GROUP BY pack) AS texts
        ON texts.pack = pack.id
      WHERE coalesce(used, 0) < pack.size OR pack.size < ${smallPack};
    CREATE TEMP TABLE moving AS SELECT id, pack, start, size FROM text
      WHERE pack IN old_pack ORDER BY pack, start;
  `);
  const total = connection.get('SELECT count(*) AS n FROM moving')!.n as number;
  const pending = new PendingPacks(connection);
  let open: { id: number; bytes: Uint8Array | undefined } = { id: 0, bytes: undefined };
  let done = 0;
  for (const [id, pack, start, size] of connection.each('SELECT * FROM moving') as Iterable<
    [number, number, number, number]
  >) {
    if (pack !== open.id) open = { id: pack, bytes: readPack(connection, pack) };
    if (!open.bytes) throw damaged(connection.path, `pack ${pack} cannot be read`);
    const place = pending.add(open.bytes.slice(start, start + size));
    connection.run('UPDATE text SET pack = ?, start = ? WHERE id = ?', place.pack, place.start, id);
    if (++done % 10_000 === 0) {
      // A large store must not gather in memory.
      pending.write();
      progress?.('texts', done, total);
    }
  }
  pending.write();
  connection.exec('DELETE FROM pack WHERE id IN old_pack; DROP TABLE old_pack; DROP TABLE moving');
}

function rewrite(connection: Connection): void {
  requireRoom(connection);
  connection.exec('VACUUM');
}

/** A rewrite needs room for a copy beside the store, and for as much in the log. */
function requireRoom(connection: Connection): void {
  if (isMemory(connection)) return;
  const pages =
    Number(connection.pragma('page_count')) - Number(connection.pragma('freelist_count'));
  const needed = 2 * pages * Number(connection.pragma('page_size'));
  const { bavail, bsize } = statfsSync(dirname(connection.path));
  if (bavail * bsize >= needed) return;
  throw new StoreError(
    'full',
    `${connection.path}: rewriting it needs ${Math.ceil(needed / 2 ** 20)} MiB of free disk, ${Math.floor((bavail * bsize) / 2 ** 20)} MiB are left. What is unused was removed and its room will be used again; free some disk and compact again to make the file smaller`,
  );
}

/** Bytes of the file and its log. */
export function storeBytes(connection: Connection): number {
  if (isMemory(connection)) {
    return Number(connection.pragma('page_count')) * Number(connection.pragma('page_size'));
  }
  return ['', '-wal', '-shm'].reduce((sum, suffix) => {
    const file = statSync(connection.path + suffix, { throwIfNoEntry: false });
    return sum + (file?.size ?? 0);
  }, 0);
}

function isMemory(connection: Connection): boolean {
  return connection.path === ':memory:';
}
