/**
 * What can go wrong with a store.
 * - `invalid`: a record breaks its own rules (a value outside [0, 1], a date that is none).
 * - `unknown-run`, `unknown-item`, `unknown-sample`, `unknown-scorer`: it refers to what is not there.
 * - `lock-differs`: a run of that id exists with another lock or other items.
 * - `not-a-store`: the file is no database, or another program's.
 * - `newer-schema`: a newer version of this program wrote it.
 * - `unreachable`: it cannot be opened or created there.
 * - `read-only`: it can be read and not written.
 * - `busy`: another process held the write lock for too long.
 * - `full`: no room left on the disk.
 * - `damaged`: what is read is not what was written.
 * - `closed`: the store was closed.
 * - `failed`: anything else; the cause is attached.
 */
export type StoreErrorCode =
  | 'invalid'
  | 'unknown-run'
  | 'unknown-item'
  | 'unknown-sample'
  | 'unknown-scorer'
  | 'lock-differs'
  | 'not-a-store'
  | 'newer-schema'
  | 'unreachable'
  | 'read-only'
  | 'busy'
  | 'full'
  | 'damaged'
  | 'closed'
  | 'failed';

/**
 * A store could not do what it was asked. Nothing of the call that failed was kept. The message is
 * for people: what happened, a colon or full stop, and what to do about it.
 */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }

  /** Whether the same call may succeed later without a change to the call. */
  get isRetryable(): boolean {
    return this.code === 'busy' || this.code === 'full';
  }
}
