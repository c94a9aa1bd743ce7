import type { Endpoint } from '../../providers/endpoint.ts';
import { AdaptiveLimit, type LimitChange, type LimitOptions } from './adaptive-limit.ts';
import { Gate } from './gate.ts';

/** Highest limits that are tried. */
const mostRemote = 512;
const mostLocal = 64;

export interface GateEvents {
  onLimit?: (group: string, change: LimitChange) => void;
  /** @param until milliseconds of the epoch. */
  onPause?: (group: string, until: number) => void;
  /** @param until milliseconds of the epoch until which the request is tried again. */
  onTrouble?: (group: string, message: string, until: number) => void;
}

/** One gate for every endpoint and account, whichever models and benchmarks go through it. */
export class Gates {
  readonly #gates = new Map<string, Gate>();
  readonly #pinned: number | undefined;
  readonly #events: GateEvents;

  /** @param pinned requests in flight, instead of finding out how many are right. */
  constructor(pinned?: number, events: GateEvents = {}) {
    this.#pinned = pinned;
    this.#events = events;
  }

  of(endpoint: Endpoint): Gate {
    const group = endpoint.quotaGroup;
    let gate = this.#gates.get(group);
    if (!gate) {
      const limit = new AdaptiveLimit({
        ...this.#rangeOf(endpoint),
        onChange: (change) => this.#events.onLimit?.(group, change),
      });
      gate = new Gate(limit, {
        onPause: (until) => this.#events.onPause?.(group, until),
        onTrouble: (message, until) => this.#events.onTrouble?.(group, message, until),
      });
      this.#gates.set(group, gate);
    }
    return gate;
  }

  #rangeOf({ parallel, local }: Endpoint): LimitOptions {
    const fixed = this.#pinned ?? parallel;
    if (fixed !== null && fixed !== undefined) return { start: fixed, min: fixed, max: fixed };
    return { max: local ? mostLocal : mostRemote };
  }
}
