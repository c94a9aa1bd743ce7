import { StoreError } from '../error.ts';
import type { Connection } from './connection.ts';
import { PendingPacks } from './pack.ts';
import { SummaryChanges } from './summaries.ts';
import { type NewTextReference, putText } from './text.ts';
import type { WireScorer } from './wire.ts';

/** A run as the writer knows it. */
export interface KnownRun {
  id: number;
  item_set: number;
}

/**
 * What the writing functions share: the connection, and what they need not look up again. Labels
 * and scorers are only ever added, and their numbers never used twice, so that they may be
 * remembered over transactions; runs are looked up anew in each, since another process may have
 * deleted one.
 */
export class Writing {
  readonly connection: Connection;
  /** Of the unit in progress; merged when the unit stands. */
  summaries = new SummaryChanges();
  readonly #packs: PendingPacks;
  readonly #labels = new Map<string, number>();
  readonly #scorers = new Map<string, number>();
  /** By set and item; of the transaction alone, since those of a large set take many megabytes. */
  readonly #positions = new Map<string, number>();
  readonly #runs = new Map<string, KnownRun>();

  constructor(connection: Connection) {
    this.connection = connection;
    this.#packs = new PendingPacks(connection);
  }

  /** Stores a text unless it is there. */
  text(text: string | null): NewTextReference {
    return putText(this.connection, this.#packs, text);
  }

  /** Writes the texts of the transaction; its last act. */
  finish(): void {
    this.#packs.write();
  }

  /** @throws StoreError `unknown-run` */
  run(name: string): KnownRun {
    let run = this.#runs.get(name);
    if (!run) {
      const row = this.connection.get('SELECT id, item_set FROM run WHERE name = ?', name);
      if (!row) throw unknownRun(name);
      run = { id: row.id as number, item_set: row.item_set as number };
      this.#runs.set(name, run);
    }
    return run;
  }

  /** Place of an item in the run's plan. @throws StoreError `unknown-item` */
  position(runName: string, run: KnownRun, item: string): number {
    const key = `${run.item_set} ${item}`;
    let position = this.#positions.get(key);
    if (position === undefined) {
      const row = this.connection.get(
        `SELECT position FROM item CROSS JOIN item_set_member AS m ON m.item_set = ? AND m.item = item.id
         WHERE item.name = ?`,
        run.item_set,
        item,
      );
      if (!row) throw unknownItem(runName, item);
      position = row.position as number;
      this.#positions.set(key, position);
    }
    return position;
  }

  label(given: string | null): number | null {
    if (given === null) return null;
    // A server may say anything; what a column cannot hold must not cost the response.
    const text = given.toWellFormed().replaceAll('\0', '\ufffd');
    let id = this.#labels.get(text);
    if (id === undefined) {
      const known = this.connection.get('SELECT id FROM label WHERE text = ?', text);
      id = known
        ? (known.id as number)
        : this.connection.insert('INSERT INTO label (text) VALUES (?)', text);
      this.#labels.set(text, id);
    }
    return id;
  }

  scorer({ scorer, judge }: WireScorer): number {
    const key = `${scorer}\0${judge}`;
    let id = this.#scorers.get(key);
    if (id === undefined) {
      const known = this.connection.get(
        'SELECT id FROM scorer WHERE name = ? AND judge = ?',
        scorer,
        judge,
      );
      id = known
        ? (known.id as number)
        : this.connection.insert('INSERT INTO scorer (name, judge) VALUES (?, ?)', scorer, judge);
      this.#scorers.set(key, id);
    }
    return id;
  }

  /** Forgets what another process may change, or this one just did. */
  forgetRuns(): void {
    this.#runs.clear();
    this.#positions.clear();
  }

  /** Forgets all that a transaction added which was undone. */
  abandon(): void {
    this.#packs.forget();
    this.forget();
  }

  /** Forgets what it knows: the unit that added some of it was undone. */
  forget(): void {
    this.forgetRuns();
    this.#labels.clear();
    this.#scorers.clear();
  }
}

export function unknownRun(name: string): StoreError {
  return new StoreError('unknown-run', `there is no run "${name}" in this store`);
}

function unknownItem(run: string, item: string): StoreError {
  return new StoreError(
    'unknown-item',
    `run "${run}" did not plan an item "${item}"; name all items when the run is created`,
  );
}
