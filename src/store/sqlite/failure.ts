import { StoreError } from '../error.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) that have a remedy of their own. */
const busy = 5;
const locked = 6;
const readOnly = 8;
const ioError = 10;
const corrupt = 11;
const full = 13;
const cannotOpen = 14;
const notDatabase = 26;

/** Gives an error of the database its code and its remedy. A StoreError passes unchanged. */
export function asStoreError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const cause = { cause: error };
  // The low byte of an extended code is the primary one.
  switch (primaryCode(error)) {
    case busy:
    case locked:
      return new StoreError(
        'busy',
        `${path}: another process kept it locked. Try again, or end what holds it (a compact, a backup)`,
        cause,
      );
    case readOnly:
      return readOnlyError(path, cause);
    case corrupt:
      return damaged(path, message(error), cause);
    case full:
      return new StoreError(
        'full',
        `${path}: no room is left for it. Free some room on that disk; what was stored before is whole`,
        cause,
      );
    case cannotOpen:
      return new StoreError(
        'unreachable',
        `${path}: cannot be opened or created. Check that the folder exists and that you may write there, or choose another store`,
        cause,
      );
    case notDatabase:
      return notAStore(path, cause);
    case ioError:
      return new StoreError(
        'failed',
        `${path}: reading or writing failed (${message(error)}). Check the disk, and do not keep a store on a network drive`,
        cause,
      );
    default:
      return new StoreError('failed', `${path}: ${message(error)}`, cause);
  }
}

export function isBusy(error: unknown): boolean {
  return primaryCode(error) === busy;
}

export function notAStore(path: string, options?: ErrorOptions): StoreError {
  return new StoreError(
    'not-a-store',
    `${path}: is not a store of this program. It was left as it is; give another path`,
    options,
  );
}

export function readOnlyError(path: string, options?: ErrorOptions): StoreError {
  return new StoreError(
    'read-only',
    `${path}: may be read, not written. Change its permissions, or choose another store`,
    options,
  );
}

/** @param what the part that cannot be read. */
export function damaged(path: string, what: string, options?: ErrorOptions): StoreError {
  return new StoreError(
    'damaged',
    `${path}: is damaged (${what}). A check of the store lists what is affected; restore a copy, or save what can be read with the sqlite3 tool: .recover`,
    options,
  );
}

function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
