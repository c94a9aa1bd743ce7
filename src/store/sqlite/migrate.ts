import { StoreError } from '../error.ts';
import type { Connection } from './connection.ts';
import { notAStore, readOnlyError } from './failure.ts';
import { migrations } from './migrations.ts';

/** Marks a file as ours: "Wbrg" in ASCII. */
export const applicationId = 0x57627267;

/**
 * Says whether the file is a store that this program can read, without changing it.
 * @returns its schema version; 0 for an empty file.
 * @throws StoreError `not-a-store`, `newer-schema`
 */
export function schemaVersion(connection: Connection, latest = migrations.length): number {
  const owner = Number(connection.pragma('application_id'));
  if (owner !== applicationId) {
    const tables = Number(connection.get('SELECT count(*) AS n FROM sqlite_schema')!.n);
    if (owner === 0 && tables === 0) return 0;
    throw notAStore(connection.path);
  }
  const version = Number(connection.pragma('user_version'));
  if (version > latest) {
    throw new StoreError(
      'newer-schema',
      `${connection.path}: was written by a newer version of this program (schema ${version}, this one knows ${latest}). Update the program, or choose another store`,
    );
  }
  return version;
}

/**
 * Brings the schema up to date, all steps in one transaction: a step that fails leaves the file as
 * it was. Another process may do the same at the same time.
 * @param steps for tests that build old files; default all.
 */
export function migrate(connection: Connection, steps: readonly string[] = migrations): void {
  if (schemaVersion(connection, steps.length) === steps.length) return;
  connection.transaction(() => {
    // Read again under the lock: another process may have been first.
    const version = schemaVersion(connection, steps.length);
    for (const step of steps.slice(version)) connection.exec(step);
    connection.exec(`PRAGMA application_id = ${applicationId}`);
    connection.exec(`PRAGMA user_version = ${steps.length}`);
  });
}

/** @throws StoreError when a file that must not be written has an old schema. */
export function requireLatest(connection: Connection): void {
  if (schemaVersion(connection) !== migrations.length) {
    throw new StoreError(
      'read-only',
      `${readOnlyError(connection.path).message}. Its schema is of an older version and must be brought up to date first`,
    );
  }
}
