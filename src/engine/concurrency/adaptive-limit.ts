/** One change of the limit, as it is kept with the run. */
export interface LimitChange {
  from: number;
  to: number;
  /** `start` (kept when a process begins; nothing changed), `slow-start`, `growth`, `rate-limit`, `overloaded`. */
  reason: string;
}

export interface LimitOptions {
  /** Requests in flight at the beginning. Default 16. */
  start?: number;
  /** Default 1. */
  min?: number;
  /** Default 512. */
  max?: number;
  onChange?: (change: LimitChange) => void;
}

/** Rounds are never shorter, so that small limits do not grow on one success. */
const shortestRound = 4;

/** After the first sign of a limit: growth a round, and what remains after an episode of 429. */
const growth = 0.05;
const cut = 0.8;

/** Share of the limit that must have been in use for a round to say anything about it. */
const saturation = 0.8;

/**
 * How many requests may be in flight, found by trying (after Inspect's adaptive concurrency): the
 * limit doubles with every round of clean successes until the endpoint first asks for less, and
 * afterwards grows by a twentieth a round. All signals of requests that were under way when it was
 * lowered belong to one episode and lower it once.
 *
 * A round is as many successes, without a retry between them, as the limit is high. One in which the
 * limit was not nearly used says nothing, and does not count.
 */
export class AdaptiveLimit {
  #limit: number;
  readonly #min: number;
  readonly #max: number;
  readonly #onChange: ((change: LimitChange) => void) | undefined;
  #isStarting = true;
  #clean = 0;
  #peak = 0;
  /** Counts episodes: a request carries the number under which it began. */
  #episode = 0;

  constructor({ start = 16, min = 1, max = 512, onChange }: LimitOptions = {}) {
    this.#min = min;
    this.#max = Math.max(min, max);
    this.#limit = Math.min(Math.max(start, min), this.#max);
    this.#onChange = onChange;
  }

  get limit(): number {
    return this.#limit;
  }

  /** To be handed back when a request that begins now has ended. */
  get episode(): number {
    return this.#episode;
  }

  /** @param inFlight requests under way, this one included. */
  began(inFlight: number): void {
    if (inFlight > this.#peak) this.#peak = inFlight;
  }

  /** A request succeeded at the first try. */
  succeeded(): void {
    this.#clean++;
    if (this.#clean < Math.max(this.#limit, shortestRound)) return;
    const isTested = this.#peak >= saturation * this.#limit;
    this.#newRound();
    if (!isTested) return;
    if (this.#isStarting) this.#set(this.#limit * 2, 'slow-start');
    else this.#set(this.#limit + Math.max(1, Math.round(this.#limit * growth)), 'growth');
  }

  /** A request failed, or succeeded only after a retry: the round begins anew. */
  stumbled(): void {
    this.#newRound();
  }

  /** The endpoint asked for less. @param episode under which the request began. */
  refused(episode: number, reason: 'rate-limit' | 'overloaded'): void {
    this.#newRound();
    if (episode !== this.#episode) return;
    this.#episode++;
    this.#isStarting = false;
    this.#set(Math.floor(this.#limit * cut), reason);
  }

  #newRound(): void {
    this.#clean = 0;
    this.#peak = 0;
  }

  #set(wanted: number, reason: string): void {
    const to = Math.min(this.#max, Math.max(this.#min, wanted));
    if (to === this.#limit) return;
    const from = this.#limit;
    this.#limit = to;
    this.#onChange?.({ from, to, reason });
  }
}
