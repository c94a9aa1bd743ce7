import type { Generation } from '../providers/generation.ts';
import type { TokenUsage } from '../store/sample.ts';

/** What the calls of one sample took together. A number is null as soon as one call does not say it. */
export class Account {
  #calls = 0;
  #usage: TokenUsage | undefined;
  #cost: number | null = 0;
  #spent: number | null = 0;
  #served: Generation | undefined;
  #firstTokenMs: number | null = null;
  #totalMs: number | null = 0;
  requests = 0;

  /** Calls that were answered. */
  get calls(): number {
    return this.#calls;
  }

  /**
   * @param cost at list price, @param spent what was or may have been charged; dollars, null is unknown.
   * @param isMeasured whether the model that is measured answered: who served it, and how soon it
   * began, is not said of one that plays the user.
   */
  add(
    generation: Generation | null,
    costs: { cost: number | null; spent: number | null },
    ms: number,
    isMeasured = true,
  ): void {
    this.#calls++;
    this.#cost = plus(this.#cost, costs.cost);
    this.#totalMs = plus(this.#totalMs, ms);
    this.#spent = plus(this.#spent, costs.spent);
    this.#usage = sumOf(this.#usage, generation?.usage ?? unknownUsage);
    if (!generation || !isMeasured) return;
    if (!this.#served) this.#firstTokenMs = generation.timing.first_token_ms;
    this.#served = generation;
  }

  /** What failed requests may have cost. */
  lose(spent: number | null): void {
    this.#spent = plus(this.#spent, spent);
  }

  /** Output tokens so far; 0 where they are not known. */
  get outputTokens(): number {
    return this.#usage?.output_tokens ?? 0;
  }

  get record() {
    return {
      usage: this.#usage ?? unknownUsage,
      cost_usd: this.#calls > 0 ? this.#cost : null,
      spent_usd: this.#spent,
      first_token_ms: this.#firstTokenMs,
      total_ms: this.#calls > 0 ? this.#totalMs : null,
      requests: this.requests,
      served_model: this.#served?.served_model ?? null,
      system_fingerprint: this.#served?.system_fingerprint ?? null,
      route: this.#served?.route ?? null,
    };
  }
}

const unknownUsage: TokenUsage = {
  input_tokens: null,
  cache_read_tokens: null,
  cache_write_tokens: null,
  output_tokens: null,
  reasoning_tokens: null,
};

function sumOf(sum: TokenUsage | undefined, usage: TokenUsage): TokenUsage {
  const add = (name: keyof TokenUsage) => (sum ? plus(sum[name], usage[name]) : usage[name]);
  return {
    input_tokens: add('input_tokens'),
    cache_read_tokens: add('cache_read_tokens'),
    cache_write_tokens: add('cache_write_tokens'),
    output_tokens: add('output_tokens'),
    reasoning_tokens: add('reasoning_tokens'),
  };
}

function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
