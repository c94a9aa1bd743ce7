import type { Endpoint } from '../providers/endpoint.ts';
import type { Generation, Loglikelihood } from '../providers/generation.ts';
import type { ProviderError } from '../providers/provider-error.ts';
import type { Budget } from './budget.ts';
import { call, type RetryPolicy } from './call.ts';
import type { Gate } from './concurrency/gate.ts';
import { costOf, guessCost, guessTokens, type Price } from './price.ts';
import { type ModelRequest, send } from './requests.ts';

/** An answered call. */
export interface Called {
  /** Null for log-likelihoods. */
  generation: Generation | null;
  loglikelihoods: Loglikelihood[] | null;
  requests: number;
  /** At list price, in dollars; null is unknown. */
  cost: number | null;
  /** What was or may have been charged, failed requests included; null is unknown. */
  spent: number | null;
  /** Of the request that was answered. */
  ms: number;
}

/** A call that failed for good. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly failure: ProviderError;
  readonly requests: number;
  /** What failed requests may have cost, in dollars; null is unknown. */
  readonly spent: number | null;

  constructor(failure: ProviderError, requests: number, spent: number | null) {
    super(failure.message, { cause: failure });
    this.failure = failure;
    this.requests = requests;
    this.spent = spent;
  }
}

/** Output tokens that a request without a limit is expected to need at most, until one has needed more. */
const usualLongAnswer = 4096;

/** Sends requests to one model for all samples of a run: through its gate, within the budget, accounted. */
export class Caller {
  readonly endpoint: Endpoint;
  readonly price: Price | null;
  /** It runs here, and nobody said that it costs something, as behind a gateway on this machine it may. */
  readonly isFree: boolean;
  readonly #gate: Gate;
  readonly #budget: Budget;
  readonly #policy: RetryPolicy;
  readonly #quit: AbortSignal;
  #longestAnswer = usualLongAnswer;

  constructor(
    endpoint: Endpoint,
    price: Price | null,
    /** `quit`: aborted with a `Stopped` when nothing more is to be sent. */
    parts: { gate: Gate; budget: Budget; policy: RetryPolicy; quit: AbortSignal },
  ) {
    this.endpoint = endpoint;
    this.price = price;
    this.isFree = endpoint.local && price === null;
    this.#gate = parts.gate;
    this.#budget = parts.budget;
    this.#policy = parts.policy;
    this.#quit = parts.quit;
  }

  get gate(): Gate {
    return this.#gate;
  }

  /** @throws CallFailed, BudgetSpent, Stopped, or the signal's reason. */
  async call(request: ModelRequest, signal: AbortSignal): Promise<Called> {
    if (this.#budget.limit === Number.POSITIVE_INFINITY) {
      return await this.#send(request, signal);
    }
    const most = this.#most(request) ?? 0;
    await this.#budget.reserve(most);
    let spent = most;
    try {
      const called = await this.#send(request, signal);
      spent = called.spent ?? most;
      return called;
    } catch (error) {
      // What was sent and broken off may be charged.
      if (error instanceof CallFailed) spent = error.spent ?? most;
      throw error;
    } finally {
      this.#budget.settle(most, spent);
    }
  }

  async #send(request: ModelRequest, signal: AbortSignal): Promise<Called> {
    const started = performance.now();
    const end = await call(
      this.#gate,
      (limited) => send(this.endpoint, request, limited),
      this.#policy,
      signal,
      this.#quit,
    );
    const lost = this.#lost(request, end.maybe_billed);
    if (end.error) throw new CallFailed(end.error, end.requests, lost);
    const { requests } = end;
    if (Array.isArray(end.value)) {
      const spent = this.isFree ? 0 : null;
      const ms = performance.now() - started;
      return { generation: null, loglikelihoods: end.value, requests, cost: null, spent, ms };
    }
    const generation = end.value!;
    const { usage, timing } = generation;
    if ((usage.output_tokens ?? 0) > this.#longestAnswer)
      this.#longestAnswer = usage.output_tokens!;
    const cost = usage.reported_cost_usd ?? costOf(usage, this.price);
    const charged = this.isFree ? 0 : cost;
    const spent = charged === null || lost === null ? null : charged + lost;
    return { generation, loglikelihoods: null, requests, cost, spent, ms: timing.total_ms };
  }

  #lost(request: ModelRequest, failures: number): number | null {
    if (failures === 0 || this.isFree) return 0;
    const most = this.#most(request);
    return most === null ? null : failures * most;
  }

  /** The most that a request may cost; null when the price is unknown. */
  #most({ kind, request }: ModelRequest): number | null {
    if (this.isFree) return 0;
    const sampling = kind === 'loglikelihood' ? undefined : request.sampling;
    const limit = sampling?.max_tokens ?? this.endpoint.configuration.sampling.max_tokens;
    return guessCost(
      {
        // Half as much again, since the number of tokens is guessed from characters.
        input_tokens: 1.5 * guessTokens(JSON.stringify(request).length),
        output_tokens: kind === 'loglikelihood' ? 1 : (limit ?? this.#longestAnswer),
      },
      this.price,
    );
  }
}
