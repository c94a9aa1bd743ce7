import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { asStoreError } from './failure.ts';

export type Row = Record<string, SQLInputValue>;

/** A database with its prepared statements. Every failure leaves it as a StoreError. */
export class Connection {
  readonly path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #arrayStatements = new Map<string, StatementSync>();

  /**
   * Opens without asking anything of the file yet.
   * @param path a file or `:memory:`.
   * @param options.timeout how long to wait for another process, in milliseconds; default: not.
   * @param options.uri how SQLite is to open the file; default: by its path.
   */
  constructor(path: string, options: { readOnly?: boolean; timeout?: number; uri?: string } = {}) {
    this.path = path;
    const { readOnly = false, timeout = 0, uri = path } = options;
    // The time-out is set with the opening: a change of the journal mode already needs it.
    this.#database = this.#guard(() => new DatabaseSync(uri, { timeout, readOnly }));
  }

  exec(sql: string): void {
    this.#guard(() => this.#database.exec(sql));
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#guard(() => this.#prepare(sql).get(...values) as Row | undefined);
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#guard(() => this.#prepare(sql).all(...values) as Row[]);
  }

  /** Rows as arrays, which is quicker for many of them. */
  allArrays(sql: string, ...values: SQLInputValue[]): SQLInputValue[][] {
    return this.#guard(
      () => this.#prepareArrays(sql).all(...values) as unknown as SQLInputValue[][],
    );
  }

  /** Rows one by one. The statement is prepared anew, so that the loop may use the connection. */
  *each(sql: string, ...values: SQLInputValue[]): Generator<SQLInputValue[]> {
    try {
      const statement = this.#database.prepare(sql);
      statement.setReturnArrays(true);
      yield* statement.iterate(...values) as unknown as Iterable<SQLInputValue[]>;
    } catch (error) {
      throw asStoreError(error, this.path);
    }
  }

  /** @returns how many rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return this.#guard(() => Number(this.#prepare(sql).run(...values).changes));
  }

  /** @returns the rowid of the new row. */
  insert(sql: string, ...values: SQLInputValue[]): number {
    return this.#guard(() => Number(this.#prepare(sql).run(...values).lastInsertRowid));
  }

  /** The value of a pragma. */
  pragma(name: string): SQLInputValue {
    const row = this.#guard(() => this.#database.prepare(`PRAGMA ${name}`).get()) as
      | Row
      | undefined;
    return row ? (Object.values(row)[0] ?? null) : null;
  }

  /** Runs `work` in one transaction that holds the write lock from its start. */
  transaction<Result>(work: () => Result): Result {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      this.rollback();
      throw asStoreError(error, this.path);
    }
  }

  /** Runs several reads that must agree with each other, whatever others write meanwhile. */
  snapshot<Result>(read: () => Result): Result {
    this.exec('BEGIN');
    try {
      return read();
    } finally {
      this.rollback();
    }
  }

  /** Undoes the transaction that is open, if one still is: some failures end it by themselves. */
  rollback(): void {
    try {
      this.#database.exec('ROLLBACK');
    } catch {
      // None was open.
    }
  }

  close(): void {
    this.#statements.clear();
    this.#arrayStatements.clear();
    this.#database.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #prepareArrays(sql: string): StatementSync {
    const known = this.#arrayStatements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    this.#arrayStatements.set(sql, statement);
    return statement;
  }

  #guard<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw asStoreError(error, this.path);
    }
  }
}
