import type { ToolCall } from './request.ts';

/** Tokens; null is unknown, never 0. */
export interface Usage {
  /** Without what was read from or written to a cache. */
  input_tokens: number | null;
  cache_read_tokens: number | null;
  cache_write_tokens: number | null;
  /** Reasoning included. */
  output_tokens: number | null;
  /** Part of `output_tokens`. */
  reasoning_tokens: number | null;
  /** What the endpoint itself says the request cost, in US dollars (OpenRouter); null when it does not say. */
  reported_cost_usd: number | null;
}

/** Milliseconds since the request was handed to the connection pool. */
export interface Timing {
  /** The first reasoning or answer text of a stream; null when not streamed. */
  first_token_ms: number | null;
  total_ms: number;
  /** When each chunk with text arrived; null unless asked for. A chunk may hold several tokens. */
  chunk_ms: number[] | null;
}

/**
 * - `stop`: the model ended or met a stop string; `length`: it ran out of tokens;
 * - `refused`: the model or a filter on its output declined;
 * - `tool_calls`: it waits for tools;
 * - `unknown`: the endpoint did not say, or named something else (see `finish_raw`).
 */
export type Finish = 'stop' | 'length' | 'refused' | 'tool_calls' | 'unknown';

export interface TokenLogprob {
  token: string;
  /** Natural logarithm. */
  logprob: number;
}

/** One answer. Plain JSON, so that it can be recorded and replayed. */
export interface Generation {
  /** The answer without reasoning. May be empty: see {@link contentOf}. */
  text: string;
  /** From the endpoint's field or from <think> tags; null when there was none. */
  reasoning: string | null;
  /** A <think> was opened and never closed: there is no answer, whatever `finish` says. */
  reasoning_unclosed: boolean;
  tool_calls: ToolCall[];
  finish: Finish;
  /** The endpoint's own word for it. */
  finish_raw: string | null;
  /** The refusal's text where the endpoint has a field of its own for it. */
  refusal: string | null;
  usage: Usage;
  timing: Timing;
  /** The model string in the answer: aliases resolve to dated versions here. */
  served_model: string | null;
  system_fingerprint: string | null;
  /** Which upstream served it (OpenRouter). */
  route: string | null;
  /** The endpoint's id of the request. */
  request_id: string | null;
  /** Per output token, when asked for and given. */
  logprobs: TokenLogprob[] | null;
  /** Remaining quota as the endpoint's headers say. */
  quota: Quota | null;
  /** What the provider needs back in the next turn (signatures of reasoning); opaque. */
  provider_data: unknown;
}

/** What the headers say of one allowance; null is unknown. */
export interface Allowance {
  limit: number | null;
  remaining: number | null;
  /** Until it is full again, or refills as the endpoint defines it; from the arrival of the headers. */
  reset_ms: number | null;
}

export interface Quota {
  requests: Allowance | null;
  /** Where input and output tokens are counted apart, the one with the smaller share left. */
  tokens: Allowance | null;
}

export interface Loglikelihood {
  /** Sum of the natural-log probabilities of the continuation's tokens. Finite. */
  logprob: number;
  /** Of the continuation. 1 or more. */
  tokens: number;
  /** Whether greedy decoding would have produced it. */
  greedy: boolean;
  /** Tokens cut from the left of the context because it did not fit; 0 when all was seen. */
  truncated_tokens: number;
}

/**
 * What an answer holds: `nothing` is an endpoint that ended without a word, which is neither an
 * answer nor an error of the network; `reasoning` is thinking with no answer after it.
 */
export function contentOf(
  generation: Pick<Generation, 'text' | 'reasoning' | 'tool_calls' | 'refusal'>,
): 'text' | 'tool-calls' | 'refusal' | 'reasoning' | 'nothing' {
  if (generation.text.trim() !== '') return 'text';
  if (generation.tool_calls.length > 0) return 'tool-calls';
  if (generation.refusal) return 'refusal';
  return generation.reasoning ? 'reasoning' : 'nothing';
}
