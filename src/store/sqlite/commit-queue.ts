import { StoreError, type StoreErrorCode } from '../error.ts';
import type { Unit, UnitResult, WireFailure } from './wire.ts';

/** Where units are applied: in this thread or in another. */
export type Apply = (units: Unit[]) => Promise<UnitResult[]>;

interface Waiting {
  unit: Unit;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * Milliseconds for which records wait for company. A commit writes whole pages, so that
 * fifteen samples in one cost little more than one; with the time for the commit itself this stays well
 * below the 50 ms that the interface promises.
 */
const gathering = 10;

/** Records in one transaction, but for a single larger batch: it bounds how long others wait for the lock. */
const groupWeight = 500;

/** Gathers writing calls into groups; one group is under way at a time, in the order of the calls. */
export class CommitQueue {
  readonly #apply: Apply;
  #waiting: Waiting[] = [];
  /** When the first of the waiting came, and whether any asks not to wait. */
  #since = 0;
  #isUrgent = false;
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> | undefined;

  constructor(apply: Apply) {
    this.#apply = apply;
  }

  /** @returns the unit's value once it is committed. @throws StoreError */
  submit(unit: Unit): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) this.#since = performance.now();
      this.#waiting.push({ unit, resolve, reject });
      // Somebody waits for every other call alone; records come in crowds.
      if (unit.kind !== 'record') this.#isUrgent = true;
      this.#schedule();
    });
  }

  /** Resolves when everything that was submitted before is committed or has failed. */
  async drain(): Promise<void> {
    while (this.#waiting.length > 0 || this.#underWay) {
      this.#isUrgent = true;
      this.#schedule();
      await this.#underWay;
    }
  }

  #schedule(): void {
    if (this.#underWay || this.#waiting.length === 0) return;
    if (this.#isUrgent || this.#waiting.length >= groupWeight) {
      this.#flush();
      return;
    }
    const wait = this.#since + gathering - performance.now();
    this.#timer ??= setTimeout(() => this.#flush(), Math.max(0, wait));
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#underWay) return;
    const group = this.#takeGroup();
    // What remains has waited as long.
    this.#isUrgent &&= this.#waiting.length > 0;
    this.#underWay = this.#commit(group).then(() => {
      this.#underWay = undefined;
      this.#schedule();
    });
  }

  #takeGroup(): Waiting[] {
    let length = 0;
    let total = 0;
    for (const { unit } of this.#waiting) {
      total += weight(unit);
      if (length > 0 && total > groupWeight) break;
      length++;
    }
    return this.#waiting.splice(0, length);
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    let results: UnitResult[];
    try {
      results = await this.#apply(group.map(({ unit }) => unit));
    } catch (error) {
      for (const { reject } of group) reject(error as Error);
      return;
    }
    group.forEach(({ resolve, reject }, i) => {
      const result = results[i]!;
      if ('value' in result) resolve(result.value);
      else reject(fromFailure(result.failure));
    });
  }
}

function weight(unit: Unit): number {
  return unit.kind === 'record' ? unit.batch.responses.length + unit.batch.scores.length : 1;
}

export function fromFailure({ code, message }: WireFailure): StoreError {
  return new StoreError(code as StoreErrorCode, message);
}
