import type { Store } from '../store/store.ts';
import type { Order } from './order.ts';

/** How far sending has got, in the order of all samples of a run. */
export interface SentMark {
  order: Order;
  /** Highest place that was sent; -1 when nothing is outstanding. */
  through: number;
}

/** When it is first noted, and how often in the end, in milliseconds: a run that is killed early has notes too. */
const first = 50;
const every = 500;

/**
 * Notes in the store how far sending has got, so that a process that goes on after a kill can count
 * what it sends again. What was sent in the last half second before a kill is not counted, and the
 * few samples that were still waiting for their turn are.
 */
export class SentMarks {
  readonly #store: Store;
  readonly #run: string;
  readonly #order: Order;
  #sent = -1;
  #noted = -1;
  #timer: NodeJS.Timeout | undefined;
  #failure: unknown;

  constructor(store: Store, run: string, order: Order) {
    this.#store = store;
    this.#run = run;
    this.#order = order;
  }

  start(): void {
    const noteAfter = (wait: number) => {
      this.#timer = setTimeout(() => {
        noteAfter(Math.min(every, 1.5 * wait));
        if (this.#sent === this.#noted) return;
        this.#note(this.#sent).catch((error) => {
          this.#failure ??= error;
        });
      }, wait);
    };
    noteAfter(first);
  }

  sent(ordinal: number): void {
    if (ordinal > this.#sent) this.#sent = ordinal;
  }

  /** @param isClean nothing is outstanding. @throws StoreError */
  async end(isClean: boolean): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#failure) throw this.#failure;
    if (isClean && this.#noted >= 0) await this.#note(-1);
  }

  async #note(through: number): Promise<void> {
    this.#noted = through;
    const data: SentMark = { order: this.#order, through };
    const at = new Date().toISOString();
    await this.#store.record({ events: [{ run: this.#run, at, kind: 'sent', data }] });
  }
}

/** The place up to which earlier processes had sent; -1 when nothing of theirs is outstanding. */
export async function sentThrough(store: Store, run: string, order: Order): Promise<number> {
  const marks = (await store.events(run)).filter(({ kind }) => kind === 'sent');
  const last = marks.at(-1)?.data as SentMark | undefined;
  return last?.order === order ? last.through : -1;
}
