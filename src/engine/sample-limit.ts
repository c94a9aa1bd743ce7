import type { SampleLimits } from './benchmark.ts';
import { BudgetSpent } from './budget.ts';
import { Stopped } from './call.ts';
import { CallFailed } from './caller.ts';

/** Why a sample has no answer. */
export interface Ended {
  /** A provider's code, `time-limit`, `call-limit`, `token-limit`, `sandbox` or `loop-failed`. */
  code: string;
  message: string;
  requests: number;
  /** What failed requests may have cost, in dollars; null is unknown. */
  spent: number | null;
}

/** A sample passed one of its limits. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Whether an error says something about the run and nothing about the sample. */
export function endsRun(error: unknown): boolean {
  return error instanceof BudgetSpent || error instanceof Stopped;
}

/** Watches the limits of one sample. */
export class SampleLimit {
  /** Aborted with a {@link LimitReached} when the time is over, or with the run's reason. */
  readonly signal: AbortSignal;
  readonly #outer: AbortSignal;
  readonly #limits: SampleLimits;
  readonly #timer: NodeJS.Timeout | undefined;
  #calls = 0;
  #outputTokens = 0;

  constructor(limits: SampleLimits | undefined, signal: AbortSignal) {
    this.#limits = limits ?? {};
    this.#outer = signal;
    const { time_ms } = this.#limits;
    if (time_ms === undefined) {
      this.signal = signal;
      return;
    }
    const own = new AbortController();
    this.#timer = setTimeout(() => {
      own.abort(new LimitReached('time-limit', `the sample took longer than ${time_ms / 1000} s`));
    }, time_ms);
    this.signal = AbortSignal.any([signal, own.signal]);
  }

  /** Before a call. @throws LimitReached */
  beforeCall(): void {
    const { calls, output_tokens } = this.#limits;
    if (calls !== undefined && this.#calls >= calls) {
      throw new LimitReached('call-limit', `the sample made ${calls} calls without an end`);
    }
    if (output_tokens !== undefined && this.#outputTokens >= output_tokens) {
      throw new LimitReached('token-limit', `the sample took ${this.#outputTokens} output tokens`);
    }
    this.#calls++;
  }

  afterCall(outputTokens: number | null): void {
    this.#outputTokens += outputTokens ?? 0;
  }

  /** What an error means for the sample. @throws it again when it ends more than the sample. */
  endOf(error: unknown): Ended {
    if (this.#outer.aborted || endsRun(error)) throw error;
    if (error instanceof CallFailed) {
      const { code, message } = error.failure;
      return { code, message, requests: error.requests, spent: error.spent };
    }
    if (error instanceof LimitReached) {
      return { code: error.code, message: error.message, requests: 0, spent: 0 };
    }
    const message = error instanceof Error ? error.message : String(error);
    return { code: 'loop-failed', message, requests: 0, spent: 0 };
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
