import type { Store } from '../store.ts';
import { Connection } from './connection.ts';
import { migrate, requireLatest, schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import {
  type ConnectionOptions,
  isWritable,
  openForReading,
  openForWriting,
  openReadOnly,
  prepareFile,
  type Synchronous,
} from './open-connection.ts';
import { SqliteStore } from './sqlite-store.ts';
import { inlineWorker, readOnlyWorker, threadWorker } from './workers.ts';

export interface SqliteOptions {
  /** Default `normal`: nothing confirmed is lost by a crash of the program, the last moments may be by a power failure. */
  synchronous?: Synchronous;
  /** How long to wait for another process, in milliseconds; default 60,000 to write, 5,000 to read. */
  timeout?: number;
}

/**
 * Opens a store in a file, making it (for the owner's eyes only) when it is not there and bringing
 * an older schema up to date. A file that may not be written is opened for reading.
 * @throws StoreError `not-a-store`, `newer-schema`, `unreachable`, `damaged`, `busy`
 */
export async function openSqliteStore(path: string, options: SqliteOptions = {}): Promise<Store> {
  prepareFile(path);
  return isWritable(path) ? openWritable(path, options) : openUnwritable(path);
}

/** A store in memory, gone when it is closed. */
export async function openMemoryStore(): Promise<Store> {
  const connection = new Connection(':memory:');
  migrate(connection);
  return new SqliteStore(connection, inlineWorker(connection));
}

function openWritable(path: string, options: ConnectionOptions): Store {
  const reader = openForReading(path, options);
  try {
    // The file may be somebody else's: before anything is changed, even the journal mode, see whose.
    const version = schemaVersion(reader);
    if (version < migrations.length || reader.pragma('journal_mode') !== 'wal') {
      bringUpToDate(path, options);
    }
    return new SqliteStore(reader, threadWorker(path, options));
  } catch (error) {
    reader.close();
    throw error;
  }
}

function bringUpToDate(path: string, options: ConnectionOptions): void {
  const connection = openForWriting(path, options);
  try {
    migrate(connection);
  } finally {
    connection.close();
  }
}

function openUnwritable(path: string): Store {
  const reader = openReadOnly(path);
  try {
    requireLatest(reader);
  } catch (error) {
    reader.close();
    throw error;
  }
  return new SqliteStore(reader, readOnlyWorker(reader));
}
