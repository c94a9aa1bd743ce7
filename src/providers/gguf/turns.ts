import { ProviderError } from '../provider-error.ts';

/**
 * Lends each of a few things to one borrower at a time, first come first served. `prefer` chooses
 * among the free ones the one that suits a borrower best.
 */
export class Turns<T> {
  readonly #free: T[];
  readonly #waiting: { resolve: (thing: T) => void; reject: (error: unknown) => void }[] = [];
  #closed = false;

  constructor(things: readonly T[]) {
    this.#free = [...things];
  }

  async lend<R>(use: (thing: T) => Promise<R>, prefer?: (thing: T) => number): Promise<R> {
    const thing = await this.#take(prefer);
    try {
      return await use(thing);
    } finally {
      const next = this.#waiting.shift();
      if (next) next.resolve(thing);
      else this.#free.push(thing);
    }
  }

  /** Who waits fails with `closed`; who has a thing keeps it to the end. */
  close(): void {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(closed());
  }

  #take(prefer?: (thing: T) => number): Promise<T> {
    if (this.#closed) return Promise.reject(closed());
    if (this.#free.length === 0) {
      return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    }
    let best = 0;
    if (prefer) {
      this.#free.forEach((thing, i) => {
        if (prefer(thing) > prefer(this.#free[best]!)) best = i;
      });
    }
    return Promise.resolve(this.#free.splice(best, 1)[0]!);
  }
}

function closed(): ProviderError {
  return new ProviderError('fatal', 'closed', 'the endpoint was closed');
}
