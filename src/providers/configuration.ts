/**
 * What the answer depends on besides the messages; part of a run's identity. `null` is "not sent":
 * the endpoint's own default holds, whatever it is.
 */
export interface Sampling {
  /** 0 or more; 0 is greedy. */
  temperature: number | null;
  /** (0, 1]. */
  top_p: number | null;
  /** 1 or more. */
  top_k: number | null;
  /** Output tokens, reasoning included where the endpoint counts it so. */
  max_tokens: number | null;
  /** The text ends before the first of these. Also cut by the adapter, so that any number works everywhere. */
  stop: string[];
  seed: number | null;
  /** `minimal`, `low`, `medium`, `high` ... as the endpoint names it. */
  reasoning_effort: string | null;
  /** Thinking on or off where the endpoint has a switch. */
  thinking: boolean | null;
}

/** Nothing sent, nothing cut. */
export const endpointDefaults: Readonly<Sampling> = Object.freeze({
  temperature: null,
  top_p: null,
  top_k: null,
  max_tokens: null,
  stop: [],
  seed: null,
  reasoning_effort: null,
  thinking: null,
});

/**
 * Identity of what is measured: the same weights behind another endpoint, quantisation or setting
 * are another configuration. Plain JSON, holds no secret; unknown is null.
 */
export interface ModelConfiguration {
  /** `openai-compatible`, `ai-sdk`, `gguf`. */
  adapter: string;
  /** The preset or vendor: `openai`, `ollama`, `anthropic`, `gguf` ...; `custom` for a bare address. */
  provider: string;
  /** Without user info, query and fragment. */
  base_url: string | null;
  /** The model string that is sent; of a file, its name. */
  name: string;
  /** Catalogue id when known. */
  catalog_model: string | null;
  /** Pinned upstream route (OpenRouter's provider); null when the endpoint chooses. */
  route: string | null;
  /** Commit of the weights. */
  revision: string | null;
  /** As the file or the endpoint names it, such as `Q4_1` or `fp8`. */
  quantisation: string | null;
  /** Of the weights, lower-case hex. */
  file_sha256: string | null;
  sampling: Sampling;
  /** Sent before the messages as the system message; null sends none. */
  system: string | null;
  /** Further fields of the request's body, sent as they are (`chat_template_kwargs` ...). */
  extra: Record<string, unknown>;
}

/** A configuration of which only this much is known or set. */
export function configurationWith(
  facts: Pick<ModelConfiguration, 'adapter' | 'provider' | 'name'> & Partial<ModelConfiguration>,
): ModelConfiguration {
  return {
    base_url: null,
    catalog_model: null,
    route: null,
    revision: null,
    quantisation: null,
    file_sha256: null,
    sampling: { ...endpointDefaults },
    system: null,
    extra: {},
    ...facts,
  };
}

/** `true` and `false` are known; `null` is not known before {@link Endpoint.probe} has tried. */
export type Capability = boolean | null;

export interface Capabilities {
  /** Messages in, a message out. */
  chat: Capability;
  /** A bare prompt is continued, with no chat template around it. */
  completion: Capability;
  /** Log-likelihood of given continuations. */
  loglikelihood: Capability;
  /** Log-probabilities of the tokens that were generated. */
  logprobs: Capability;
  tools: Capability;
  streaming: Capability;
  /** A seed is accepted. Not a promise that equal seeds give equal answers. */
  seed: Capability;
}
