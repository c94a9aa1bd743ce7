import { StoreError } from '../error.ts';
import type { Connection } from './connection.ts';
import { asStoreError } from './failure.ts';
import { schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import { SummaryChanges } from './summaries.ts';
import type { Unit, UnitResult } from './wire.ts';
import {
  addItems,
  claimRun,
  createRun,
  deleteRun,
  deleteScores,
  setHeadline,
  setStatus,
  tagRun,
} from './write-runs.ts';
import { writeBatch } from './write-samples.ts';
import { Writing } from './writing.ts';

/** Applies writing calls in groups, each group in one transaction. */
export class Writer {
  readonly #connection: Connection;
  readonly #writing: Writing;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#writing = new Writing(connection);
  }

  /**
   * @returns what became of each unit, once all that succeeded is committed. A unit that breaks a
   *   rule fails alone; when the database fails, all of the group fail and nothing is kept.
   */
  apply(units: readonly Unit[]): UnitResult[] {
    const pending = new SummaryChanges();
    this.#writing.forgetRuns();
    try {
      return this.#connection.transaction(() => {
        requireOwnSchema(this.#connection);
        const results = units.map((unit) => this.#applyOne(unit, pending));
        pending.write(this.#connection);
        this.#writing.finish();
        return results;
      });
    } catch (error) {
      this.#writing.abandon();
      const failure = toFailure(asStoreError(error, this.#connection.path));
      return units.map(() => ({ failure }));
    }
  }

  #applyOne(unit: Unit, pending: SummaryChanges): UnitResult {
    const writing = this.#writing;
    // Other units read or delete summaries.
    if (unit.kind !== 'record') pending.write(this.#connection);
    writing.summaries = new SummaryChanges();
    this.#connection.run('SAVEPOINT unit');
    try {
      const value = perform(writing, unit);
      this.#connection.run('RELEASE unit');
      pending.merge(writing.summaries);
      return { value };
    } catch (error) {
      if (!(error instanceof StoreError) || !isOwnFault(error)) throw error;
      this.#connection.run('ROLLBACK TO unit');
      this.#connection.run('RELEASE unit');
      writing.forget();
      return { failure: toFailure(error) };
    }
  }
}

function perform(writing: Writing, unit: Unit): unknown {
  switch (unit.kind) {
    case 'record':
      return writeBatch(writing, unit.batch);
    case 'addItems':
      return addItems(writing, unit.items);
    case 'createRun':
      return createRun(writing, unit.run, unit.item_set_sha256, unit.items);
    case 'setStatus':
      return setStatus(writing, unit.run, unit.status, unit.reason);
    case 'claimRun':
      return claimRun(writing, unit.run, unit.holder, unit.lease_ms);
    case 'tagRun':
      return tagRun(writing, unit.run, unit.add, unit.remove);
    case 'setHeadline':
      return setHeadline(writing, unit.run, unit.scorer);
    case 'deleteRun':
      return deleteRun(writing, unit.run);
    case 'deleteScores':
      return deleteScores(writing, unit.run, unit.scorer);
  }
}

/** Whether the call was wrong, not the database. */
function isOwnFault(error: StoreError): boolean {
  return error.code.startsWith('unknown-') || error.code === 'lock-differs';
}

/** A newer program may have changed the file since it was opened. */
function requireOwnSchema(connection: Connection): void {
  if (schemaVersion(connection) !== migrations.length) {
    throw new StoreError('failed', `${connection.path}: its schema changed while it was open`);
  }
}

function toFailure(error: StoreError): { code: string; message: string } {
  return { code: error.code, message: error.message };
}
