import { accessSync, closeSync, constants, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StoreError } from '../error.ts';
import { Connection } from './connection.ts';
import { asStoreError, isBusy, notAStore } from './failure.ts';

/**
 * How a commit reaches the disk. `normal`: it survives the death of the process at once and a power
 * failure after the next checkpoint; a power failure can lose the newest commits, never damage the
 * file. `full`: every commit waits for the disk.
 */
export type Synchronous = 'normal' | 'full';

export interface ConnectionOptions {
  synchronous?: Synchronous;
  /** Milliseconds to wait for another process. */
  timeout?: number;
}

/**
 * Milliseconds to wait for another process. A writer waits in a thread of its own, long enough for
 * somebody's compact of a large store; readers are hardly ever held up, and hold up the caller.
 */
const writerTimeout = 60_000;
const readerTimeout = 5_000;

/** Page cache in KiB; what it does not hold is in the system's file cache. With twice as much, a run of 100,000 samples took 39 MiB more and no less processor time. */
const writerCache = 8_192;
const readerCache = 8_192;

/** Pages in the log before they are moved to the database: 4 MiB. With four times as many, moving them held commits up for 20 ms more. */
const checkpointPages = 1_000;
/** What remains of a log that a long reader let grow, in bytes. */
const logLimit = 64 * 2 ** 20;

/**
 * Makes the folder and the file, for the owner's eyes only, when they are not there.
 * @throws StoreError `unreachable`, `not-a-store`
 */
export function prepareFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'ax', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unreachable(path, error);
    requireDatabase(path);
  }
}

/** Every SQLite file starts so (sqlite.org/fileformat.html); an empty file is an empty database. */
const magic = Buffer.from('SQLite format 3\0');

/** SQLite takes some short files for empty and would write over them. */
function requireDatabase(path: string): void {
  const head = Buffer.alloc(magic.length);
  let length: number;
  try {
    const file = openSync(path, 'r');
    length = readSync(file, head);
    closeSync(file);
  } catch (error) {
    throw unreachable(path, error);
  }
  if (length > 0 && !head.equals(magic)) throw notAStore(path);
}

function unreachable(path: string, error: unknown): StoreError {
  return new StoreError(
    'unreachable',
    `${path}: cannot be opened or made (${(error as Error).message}). Choose another place with --store or WEIGH_STORE`,
    { cause: error },
  );
}

/** Whether this process may write the file. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A connection that writes; the file is there and is a store, or empty. */
export function openForWriting(path: string, options: ConnectionOptions = {}): Connection {
  const connection = new Connection(path, { timeout: options.timeout ?? writerTimeout });
  try {
    const mode = setJournalMode(connection);
    // Without the log only a full sync keeps the file whole through a power failure.
    const synchronous = mode === 'wal' ? (options.synchronous ?? 'normal') : 'full';
    connection.exec(`
      PRAGMA synchronous = ${synchronous};
      PRAGMA cache_size = -${writerCache};
      PRAGMA wal_autocheckpoint = ${checkpointPages};
      PRAGMA journal_size_limit = ${logLimit};
    `);
    return connection;
  } catch (error) {
    connection.close();
    throw asStoreError(error, path);
  }
}

/** A connection that cannot write, of a store that others may write. */
export function openForReading(path: string, options: ConnectionOptions = {}): Connection {
  const connection = new Connection(path, { timeout: options.timeout ?? readerTimeout });
  try {
    connection.exec(`PRAGMA cache_size = -${readerCache}; PRAGMA query_only = ON;`);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A connection to a file that may not be written: on a read-only disk, or of another user. */
export function openReadOnly(path: string): Connection {
  const plain = new Connection(path, { readOnly: true, timeout: readerTimeout });
  try {
    plain.get('SELECT count(*) FROM sqlite_schema');
    return plain;
  } catch (error) {
    plain.close();
    // Reading needs the log's index beside the file; where none can be made and there is no log,
    // nobody can be writing, and the file may be read without it.
    const { code } = asStoreError(error, path);
    if ((code !== 'unreachable' && code !== 'read-only') || hasLog(path)) throw error;
    return new Connection(path, {
      readOnly: true,
      uri: `${pathToFileURL(path).href}?immutable=1`,
    });
  }
}

function setJournalMode(connection: Connection): string {
  // SQLite answers at once, time-out or not, when two processes change the mode of a new file.
  for (let tries = 0; ; tries++) {
    try {
      return String(connection.pragma('journal_mode = WAL'));
    } catch (error) {
      if (tries === 200 || !(error instanceof StoreError && isBusy(error.cause))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function hasLog(path: string): boolean {
  try {
    return statSync(`${path}-wal`).size > 0;
  } catch {
    return false;
  }
}
