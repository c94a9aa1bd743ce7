import type { AdaptiveLimit } from './adaptive-limit.ts';

/** The right to have one request in flight. */
export interface Slot {
  /** Episode under which it was given; see `AdaptiveLimit`. */
  readonly episode: number;
}

/** Who is told what goes on at the endpoint. Times are milliseconds of the epoch. */
export interface GateListeners {
  /** The wait got longer. */
  onPause?: (until: number) => void;
  /** Requests fail and are tried again: what is wrong, and until when. */
  onTrouble?: (message: string, until: number) => void;
}

/** Milliseconds between two reports of trouble. */
const troubleEvery = 30_000;

interface Waiter {
  resolve: (slot: Slot) => void;
  reject: (reason: unknown) => void;
  signal: AbortSignal;
  onAbort: () => void;
}

/**
 * Lets requests to one endpoint and account through: as many at once as the limit allows, none while
 * the endpoint asked to wait. First come, first served, but for retries, which go first: their
 * samples are older.
 */
export class Gate {
  readonly limit: AdaptiveLimit;
  readonly #waiting: Waiter[] = [];
  #inFlight = 0;
  #pausedUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #listeners: GateListeners;
  #lastTrouble = Number.NEGATIVE_INFINITY;
  /** Whether something has come back through it, be it an error. */
  isReached = false;

  constructor(limit: AdaptiveLimit, listeners: GateListeners = {}) {
    this.limit = limit;
    this.#listeners = listeners;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Milliseconds of the epoch until which nothing is sent; in the past when nothing is in the way. */
  get pausedUntil(): number {
    return this.#pausedUntil;
  }

  /** Resolves when a request may be sent; rejects with the signal's reason. Every slot must be released. */
  acquire(signal: AbortSignal, isRetry = false): Promise<Slot> {
    if (signal.aborted) return Promise.reject(signal.reason);
    if (this.#waiting.length === 0 && this.#isOpen()) return Promise.resolve(this.#take());
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        resolve,
        reject,
        signal,
        onAbort: () => {
          this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
          reject(signal.reason);
        },
      };
      signal.addEventListener('abort', waiter.onAbort, { once: true });
      if (isRetry) this.#waiting.unshift(waiter);
      else this.#waiting.push(waiter);
      this.#admit();
    });
  }

  release(): void {
    this.#inFlight--;
    this.#admit();
  }

  /** Sends nothing before this time, in milliseconds of the epoch; a shorter wait than the present one changes nothing. */
  pause(until: number): void {
    if (until <= this.#pausedUntil) return;
    // Requests that were under way together are all told the same, a few milliseconds apart.
    const isNews = until > this.#pausedUntil + 1000;
    this.#pausedUntil = until;
    if (isNews) this.#listeners.onPause?.(until);
  }

  /** A request failed and is tried again until then, in milliseconds of the epoch. Told now and then, not for each. */
  troubled(message: string, until: number): void {
    const now = performance.now();
    if (now - this.#lastTrouble < troubleEvery) return;
    this.#lastTrouble = now;
    this.#listeners.onTrouble?.(message, until);
  }

  /** To be called when the limit may have grown. */
  #admit(): void {
    while (this.#waiting.length > 0 && this.#isOpen()) {
      const waiter = this.#waiting.shift()!;
      waiter.signal.removeEventListener('abort', waiter.onAbort);
      waiter.resolve(this.#take());
    }
    const wait = this.#pausedUntil - Date.now();
    if (this.#waiting.length === 0 || wait <= 0 || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#admit();
    }, wait);
  }

  #isOpen(): boolean {
    return this.#inFlight < this.limit.limit && this.#pausedUntil <= Date.now();
  }

  #take(): Slot {
    this.#inFlight++;
    this.limit.began(this.#inFlight);
    return { episode: this.limit.episode };
  }
}
