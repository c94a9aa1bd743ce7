import { basename } from 'node:path';
import type { Capabilities, ModelConfiguration, Sampling } from '../configuration.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Generation, Loglikelihood } from '../generation.ts';
import { abortFailure } from '../http/network-failure.ts';
import { checkSettings, mergeSampling } from '../openai-compatible/settings.ts';
import { ProviderError } from '../provider-error.ts';
import type { CompleteRequest, GenerateRequest, LoglikelihoodRequest } from '../request.ts';
import { cutAtStop, splitThinking } from '../text/split-thinking.ts';
import { chatTemplateOf, type RenderChat } from './chat-template.ts';
import { continueText } from './continue-text.ts';
import { encode, encodePairs } from './encode-pair.ts';
import { fileSha256 } from './file-sha256.ts';
import { batchSize, weighContinuations } from './loglikelihood.ts';
import {
  type Context,
  type Llama,
  loadNodeLlamaCpp,
  type Model,
  type NodeLlamaCpp,
  type Sequence,
  startLlama,
  type Token,
} from './node-llama-cpp.ts';
import { selfTest } from './self-test.ts';
import { Turns } from './turns.ts';

export interface GgufOptions {
  file: string;
  /** Tokens that a prompt and its answer may have together. Default: what the model was trained for, at most 8,192. */
  contextSize?: number;
  /** Generations computed together in one batch; each has a context of its own in memory. Default 4. */
  parallel?: number;
  /** Default: cores for arithmetic less one, at least 1. More than the cores makes it many times slower. */
  threads?: number;
  /** `false` keeps the work off a graphics card. Default `auto`. */
  gpu?: false | 'auto';
  configuration: Omit<ModelConfiguration, 'adapter' | 'provider' | 'base_url' | 'file_sha256'>;
  /** Known already (a checked download); computed otherwise. */
  sha256?: string;
  /** Takes the place of the installed package, for tests. */
  library?: NodeLlamaCpp;
}

const neverSet = ['reasoning_effort'] as const;

/**
 * A GGUF file, evaluated in this process by node-llama-cpp. Loads the model and proves with
 * {@link selfTest} that its probabilities mean something. Throws `missing-package`,
 * `missing-file` or `self-test`.
 */
export async function openGguf(options: GgufOptions): Promise<Endpoint> {
  const library = options.library ?? (await loadNodeLlamaCpp());
  const sha256 = options.sha256 ?? (await fileSha256(options.file));
  const llama = await startLlama(library, options.gpu ?? 'auto');
  try {
    const model = await llama.loadModel({
      modelPath: options.file,
      defaultContextSwaFullCache: true,
    });
    const fileType = library.GgufFileType?.[model.fileInfo.metadata.general.file_type ?? -1];
    const configuration: ModelConfiguration = {
      ...options.configuration,
      adapter: 'gguf',
      provider: 'gguf',
      base_url: null,
      quantisation:
        options.configuration.quantisation ?? fileType?.replace(/^(MOSTLY|ALL)_/, '') ?? null,
      file_sha256: sha256,
    };
    const render = await chatTemplateOf(model);
    const endpoint = new Gguf(llama, model, render, configuration, options);
    await selfTest((context, continuations) => endpoint.loglikelihood({ context, continuations }));
    return endpoint;
  } catch (error) {
    await llama.dispose();
    if (ProviderError.isInstance(error)) throw error;
    throw new ProviderError(
      'fatal',
      'missing-file',
      `${basename(options.file)} cannot be loaded: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

class Gguf implements Endpoint {
  readonly configuration: ModelConfiguration;
  readonly quotaGroup: string;
  readonly local = true;
  readonly parallel: number;
  readonly can: Capabilities;
  readonly cannotSet = neverSet;
  readonly #llama: Llama;
  readonly #model: Model;
  readonly #render: RenderChat | null;
  readonly #contextSize: number;
  readonly #threads: number;
  #writing: Promise<Turns<Sequence>> | null = null;
  #weighing: Promise<Turns<Sequence>> | null = null;

  constructor(
    llama: Llama,
    model: Model,
    render: RenderChat | null,
    configuration: ModelConfiguration,
    options: GgufOptions,
  ) {
    this.#llama = llama;
    this.#model = model;
    this.#render = render;
    this.configuration = configuration;
    this.quotaGroup = `gguf ${configuration.file_sha256}`;
    this.parallel = options.parallel ?? 4;
    this.#contextSize = options.contextSize ?? Math.min(model.trainContextSize, 8192);
    this.#threads = options.threads ?? Math.max(1, llama.cpuMathCores - 1);
    this.can = {
      chat: render !== null,
      completion: true,
      loglikelihood: true,
      logprobs: true,
      tools: false,
      streaming: true,
      seed: true,
    };
  }

  async generate(request: GenerateRequest, signal?: AbortSignal): Promise<Generation> {
    if (!this.#render) throw cannot('chat: the file has no chat template; use completion');
    if (request.tools && request.tools.length > 0) throw cannot('call tools');
    const sampling = this.#sampling(request);
    const system = this.configuration.system;
    const messages =
      system === null
        ? request.messages
        : [{ role: 'system' as const, content: system }, ...request.messages];
    const prompt = encode(this.#model, this.#render(messages, sampling.thinking), true);
    return this.#write(prompt, sampling, request, signal);
  }

  async complete(request: CompleteRequest, signal?: AbortSignal): Promise<Generation> {
    const sampling = this.#sampling(request);
    return this.#write(encode(this.#model, request.prompt, true), sampling, request, signal);
  }

  async loglikelihood(
    request: LoglikelihoodRequest,
    signal?: AbortSignal,
  ): Promise<Loglikelihood[]> {
    const { context, continuations, special_tokens: special = true } = request;
    const pairs = encodePairs(this.#model, context, continuations, special);
    // One sequence, whose memory of the last context serves the next call.
    this.#weighing ??= this.#sequences(1, { flashAttention: false });
    return (await this.#weighing).lend((sequence) => {
      if (signal?.aborted) throw this.#aborted(signal);
      return weighContinuations(sequence, pairs);
    });
  }

  async probe(): Promise<Capabilities> {
    return this.can;
  }

  async close(): Promise<void> {
    for (const turns of [this.#writing, this.#weighing]) (await turns)?.close();
    await this.#llama.dispose();
  }

  #sampling(request: GenerateRequest | CompleteRequest): Sampling {
    const sampling = mergeSampling(this.configuration.sampling, request.sampling);
    checkSettings(sampling, neverSet, 'a GGUF file');
    if (request.logprobs && (sampling.temperature ?? 0) > 0) {
      throw cannot('give log-probabilities at a temperature: they would be of the changed ones');
    }
    return sampling;
  }

  /** Flash attention is faster and rounds more: it moved log-probabilities by 0.05 in the median against llama.cpp's default. */
  async #sequences(count: number, more: { flashAttention?: false } = {}): Promise<Turns<Sequence>> {
    const context: Context = await this.#model.createContext({
      contextSize: this.#contextSize,
      sequences: count,
      threads: this.#threads,
      batchSize: Math.min(batchSize, this.#contextSize),
      swaFullCache: true,
      ...more,
    });
    return new Turns(Array.from({ length: count }, () => context.getSequence()));
  }

  async #write(
    prompt: Token[],
    sampling: Sampling,
    request: GenerateRequest | CompleteRequest,
    signal: AbortSignal | undefined,
  ): Promise<Generation> {
    const start = performance.now();
    this.#writing ??= this.#sequences(this.parallel);
    const turns = await this.#writing;
    try {
      return await turns.lend(
        async (sequence) => {
          if (signal?.aborted) throw signal.reason;
          const asked = request.logprobs === true;
          const done = await continueText(this.#model, sequence, prompt, sampling, asked, signal);
          const split = splitThinking(done.text, true);
          const times = done.arrivedAt.map((at) => at - start);
          return {
            text: cutAtStop(split.text, sampling.stop).text,
            reasoning: split.reasoning,
            reasoning_unclosed: split.unclosed,
            tool_calls: [],
            finish: done.finish,
            finish_raw: null,
            refusal: null,
            usage: {
              input_tokens: prompt.length,
              cache_read_tokens: null,
              cache_write_tokens: null,
              output_tokens: done.tokens,
              reasoning_tokens: null,
              reported_cost_usd: null,
            },
            timing: {
              first_token_ms: times[0] ?? null,
              total_ms: performance.now() - start,
              chunk_ms: request.chunk_times ? times : null,
            },
            served_model: this.configuration.name,
            system_fingerprint: null,
            route: null,
            request_id: null,
            logprobs: done.logprobs,
            quota: null,
            provider_data: null,
          };
        },
        (sequence) => sharedLength(sequence.contextTokens, prompt),
      );
    } catch (error) {
      if (signal?.aborted && error === signal.reason) throw this.#aborted(signal);
      throw error;
    }
  }

  #aborted(signal: AbortSignal): ProviderError {
    return abortFailure(signal.reason, this.configuration.name, { sent: false, begun: false });
  }
}

function sharedLength(a: readonly Token[], b: readonly Token[]): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

function cannot(what: string): ProviderError {
  return new ProviderError('fatal', 'unsupported', `a GGUF file cannot ${what}`);
}
