import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { Capabilities, ModelConfiguration, Sampling } from '../configuration.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Generation, Loglikelihood } from '../generation.ts';
import type { Headers } from '../http/http-client.ts';
import type { Limits } from '../http/limits.ts';
import { abortFailure } from '../http/network-failure.ts';
import { readQuota } from '../http/quota.ts';
import { anySecrets, scrub, scrubData } from '../http/secrets.ts';
import type { Environment } from '../keys.ts';
import { requestIdOf } from '../openai-compatible/classify.ts';
import { probeCapability } from '../openai-compatible/probe.ts';
import { checkSettings, mergeSampling } from '../openai-compatible/settings.ts';
import { ProviderError } from '../provider-error.ts';
import type { GenerateRequest } from '../request.ts';
import { type LimitedFetch, limitedFetch } from './fetch.ts';
import { type Gathered, gather, modelVersionOf } from './gather.ts';
import { languageModel, loadVendor, vendorKey } from './load.ts';
import { toPrompt } from './prompt.ts';
import { toGeneration } from './to-generation.ts';
import { type AiSdkVendor, aiSdkVendors } from './vendors.ts';

export interface AiSdkOptions {
  vendor: string;
  packageName: string;
  name: string;
  configuration: ModelConfiguration;
  env: Environment;
  /** A gateway in place of the vendor's own address. */
  baseUrl?: string;
  keyVariable?: string;
  limits?: Partial<Limits>;
  connections?: number;
}

type Setting = keyof Sampling;

/** `thinking` has no common switch in the AI SDK: `reasoning_effort` has, `none` included. */
const neverSet: Setting[] = ['thinking'];
const alsoNever: Record<string, Setting[]> = { anthropic: ['seed'], bedrock: ['seed'] };

const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

/** A model behind a vendor's package of the AI SDK (language model interface v4). Throws `missing-package` or `no-key`. */
export async function openAiSdk(options: AiSdkOptions): Promise<Endpoint> {
  const vendor: AiSdkVendor = aiSdkVendors[options.vendor] ?? {
    packageName: options.packageName,
    factory: '',
    keyVariables: [],
  };
  const { key, account } = vendorKey(vendor, options.env, options.baseUrl, options.keyVariable);
  const module = await loadVendor(vendor.packageName);
  const http = limitedFetch(options.vendor, {
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.connections ? { connections: options.connections } : {}),
  });
  const model = languageModel(module, vendor, options.name, {
    fetch: http.fetch,
    ...(key ? { apiKey: key.reveal() } : {}),
    ...(options.baseUrl === undefined ? {} : { baseURL: options.baseUrl }),
  });
  return new AiSdk(model, http, account, options);
}

class AiSdk implements Endpoint {
  readonly configuration: ModelConfiguration;
  readonly quotaGroup: string;
  readonly local = false;
  readonly parallel = null;
  readonly cannotSet: readonly Setting[];
  can: Capabilities;
  readonly #model: LanguageModelV4;
  readonly #http: LimitedFetch;
  readonly #server: string;

  constructor(model: LanguageModelV4, http: LimitedFetch, account: string, options: AiSdkOptions) {
    this.configuration = {
      ...options.configuration,
      adapter: 'ai-sdk',
      provider: options.vendor,
      base_url: options.baseUrl === undefined ? null : bareAddress(options.baseUrl),
    };
    this.quotaGroup = `ai-sdk ${options.vendor} ${this.configuration.base_url ?? ''} ${account}`;
    this.cannotSet = [...neverSet, ...(alsoNever[options.vendor] ?? [])];
    this.can = {
      chat: true,
      completion: false,
      loglikelihood: false,
      logprobs: false,
      tools: null,
      streaming: true,
      seed: this.cannotSet.includes('seed') ? false : null,
    };
    this.#model = model;
    this.#http = http;
    this.#server = options.vendor;
  }

  async generate(request: GenerateRequest, signal?: AbortSignal): Promise<Generation> {
    const sampling = mergeSampling(this.configuration.sampling, request.sampling);
    checkSettings(sampling, this.cannotSet, this.#server);
    if (request.logprobs) throw this.#cannot('give log-probabilities');
    const call = this.#call(request, sampling, signal);
    const start = performance.now();
    try {
      const { gathered, headers } = request.stream
        ? await this.#streamed(call)
        : await this.#whole(call);
      const total = performance.now() - start;
      const ignored = gathered.warnings.filter((warning) => warning.type === 'unsupported');
      if (ignored.length > 0) throw this.#ignored(ignored);
      const times = gathered.chunksAt.map((at) => at - start);
      const generation = toGeneration(gathered, {
        stop: sampling.stop,
        timing: {
          first_token_ms: times[0] ?? null,
          total_ms: total,
          chunk_ms: request.chunk_times && request.stream ? times : null,
        },
        quota: readQuota(headers),
        requestId: requestIdOf(headers),
      });
      return anySecrets() ? scrubData(generation) : generation;
    } catch (error) {
      throw this.#classified(error, signal);
    }
  }

  async complete(): Promise<Generation> {
    throw this.#cannot('continue a bare prompt');
  }

  async loglikelihood(): Promise<Loglikelihood[]> {
    throw this.#cannot('weigh given continuations');
  }

  async probe(
    capabilities: (keyof Capabilities)[] = ['tools', 'seed'],
    signal?: AbortSignal,
  ): Promise<Capabilities> {
    for (const capability of capabilities) {
      if (this.can[capability] !== null) continue;
      this.can = { ...this.can, [capability]: await probeCapability(this, capability, signal) };
    }
    return this.can;
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  #call(
    request: GenerateRequest,
    sampling: Sampling,
    signal: AbortSignal | undefined,
  ): LanguageModelV4CallOptions {
    const effort = sampling.reasoning_effort;
    const reasoning = efforts.find((name) => name === effort);
    if (effort !== null && !reasoning) {
      throw this.#cannot(`take the reasoning effort ${JSON.stringify(effort)}`);
    }
    const call: LanguageModelV4CallOptions = {
      prompt: toPrompt(request.messages, this.configuration.system),
    };
    if (signal) call.abortSignal = signal;
    if (reasoning) call.reasoning = reasoning;
    if (sampling.max_tokens !== null) call.maxOutputTokens = sampling.max_tokens;
    if (sampling.temperature !== null) call.temperature = sampling.temperature;
    if (sampling.top_p !== null) call.topP = sampling.top_p;
    if (sampling.top_k !== null) call.topK = sampling.top_k;
    if (sampling.seed !== null) call.seed = sampling.seed;
    if (sampling.stop.length > 0) call.stopSequences = sampling.stop.slice(0, 4);
    if (request.tools && request.tools.length > 0) {
      call.tools = request.tools.map((tool) => ({
        type: 'function',
        name: tool.name,
        description: tool.description,
        inputSchema: tool.parameters,
      }));
      if (request.tool_choice) call.toolChoice = { type: request.tool_choice };
    }
    const { extra } = this.configuration;
    if (Object.keys(extra).length > 0) {
      call.providerOptions = { [this.#server]: extra } as NonNullable<
        LanguageModelV4CallOptions['providerOptions']
      >;
    }
    return call;
  }

  async #whole(
    call: LanguageModelV4CallOptions,
  ): Promise<{ gathered: Gathered; headers: Headers }> {
    const result = await this.#model.doGenerate(call);
    return {
      gathered: {
        content: result.content,
        finish: result.finishReason,
        usage: result.usage,
        warnings: result.warnings,
        model: result.response?.modelId ?? modelVersionOf(result.response?.body),
        firstTokenAt: null,
        chunksAt: [],
      },
      headers: result.response?.headers ?? {},
    };
  }

  async #streamed(
    call: LanguageModelV4CallOptions,
  ): Promise<{ gathered: Gathered; headers: Headers }> {
    const includeRawChunks = this.#server === 'google' || this.#server === 'vertex';
    const result = await this.#model.doStream({ ...call, includeRawChunks });
    const gathered = await gather(result.stream, this.#server);
    return { gathered, headers: result.response?.headers ?? {} };
  }

  #cannot(what: string): ProviderError {
    return new ProviderError('fatal', 'unsupported', `${this.#server} cannot ${what}`);
  }

  /** The package leaves out what the vendor does not take and says so afterwards. */
  #ignored(warnings: object[]): ProviderError {
    const names = warnings.map((warning) => (warning as { feature?: string }).feature).join(', ');
    return new ProviderError(
      'fatal',
      'unsupported',
      `${this.#server} ignored a setting: ${names}; leave it out`,
      { maybeBilled: true },
    );
  }

  /** Failures of the exchange are classified already; what is left are answers that do not fit the protocol. */
  #classified(error: unknown, signal: AbortSignal | undefined): ProviderError {
    for (let inner = error, depth = 0; inner && depth < 5; depth++) {
      if (ProviderError.isInstance(inner)) return inner;
      inner = (inner as { cause?: unknown }).cause;
    }
    if (signal?.aborted) {
      return abortFailure(signal.reason, this.#server, { sent: true, begun: false });
    }
    const text = error instanceof Error ? error.message : String(error);
    return new ProviderError(
      'transient',
      'malformed',
      `${this.#server}: ${scrub(text.slice(0, 1000)).slice(0, 500)}`,
      { maybeBilled: true },
    );
  }
}

function bareAddress(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}
