import type { Capabilities, ModelConfiguration, Sampling } from '../configuration.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Generation, Loglikelihood } from '../generation.ts';
import { type Headers, HttpClient } from '../http/http-client.ts';
import type { Limits } from '../http/limits.ts';
import { readQuota } from '../http/quota.ts';
import type { Secret } from '../http/secrets.ts';
import { ProviderError } from '../provider-error.ts';
import type { CompleteRequest, GenerateRequest, LoglikelihoodRequest } from '../request.ts';
import { type Received, toGeneration } from './answer.ts';
import { chatBody, completionBody } from './body.ts';
import { requestIdOf, serverFailure } from './classify.ts';
import { echoFields, echoLoglikelihood, readEcho } from './echo-loglikelihood.ts';
import type { Preset, Setting } from './preset.ts';
import { probeCapability } from './probe.ts';
import { StreamReader } from './read-stream.ts';
import { readWhole } from './read-whole.ts';
import { cannotSet, checkSettings, knownCapabilities, mergeSampling } from './settings.ts';

export interface OpenaiCompatibleOptions {
  preset: Preset;
  configuration: ModelConfiguration;
  /** With scheme, path and query, without user info. */
  url: URL;
  key: Secret | null;
  /** Basic authentication from the address's user info; takes the place of the key. */
  basic?: Secret | null;
  /** Name of what the key belongs to (its variable), for the quota group. */
  account: string;
  local: boolean;
  connections?: number;
  limits?: Partial<Limits>;
}

/** A model behind an OpenAI-compatible server. */
export function openOpenaiCompatible(options: OpenaiCompatibleOptions): Endpoint {
  return new OpenaiCompatible(options);
}

interface Reply {
  status: number;
  headers: Headers;
  document: Record<string, unknown> | null;
  stream: StreamReader | null;
}

class OpenaiCompatible implements Endpoint {
  readonly configuration: ModelConfiguration;
  readonly quotaGroup: string;
  readonly local: boolean;
  readonly parallel = null;
  readonly cannotSet: readonly Setting[];
  can: Capabilities;
  readonly #preset: Preset;
  readonly #http: HttpClient;
  readonly #path: string;
  readonly #query: string;
  readonly #server: string;

  constructor(options: OpenaiCompatibleOptions) {
    const { preset, configuration, url } = options;
    this.configuration = configuration;
    this.#preset = preset;
    this.#path = url.pathname.replace(/\/+$/, '');
    this.#query = url.search;
    this.#server = preset.id === 'custom' ? url.origin : preset.name;
    this.quotaGroup = `${url.origin} ${options.account}`;
    this.local = options.local;
    this.cannotSet = cannotSet(preset, configuration.name);
    this.can = knownCapabilities(preset, configuration.name);
    const headers = ['content-type', 'application/json', 'accept-encoding', 'identity'];
    if (options.basic) headers.push('authorization', options.basic.reveal());
    else if (options.key) headers.push('authorization', `Bearer ${options.key.reveal()}`);
    this.#http = new HttpClient({
      origin: url.origin,
      headers,
      ...(options.connections === undefined ? {} : { connections: options.connections }),
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    });
  }

  async generate(request: GenerateRequest, signal?: AbortSignal): Promise<Generation> {
    const sampling = this.#sampling(request.sampling);
    const body = chatBody(this.#preset, this.configuration, request, sampling);
    return this.#generation('/chat/completions', body, request, sampling, signal);
  }

  async complete(request: CompleteRequest, signal?: AbortSignal): Promise<Generation> {
    if (this.can.completion === false) throw this.#cannot('continue a bare prompt');
    const sampling = this.#sampling(request.sampling);
    const body = completionBody(this.#preset, this.configuration, request, sampling);
    return this.#generation('/completions', body, request, sampling, signal);
  }

  async loglikelihood(
    request: LoglikelihoodRequest,
    signal?: AbortSignal,
  ): Promise<Loglikelihood[]> {
    if (this.can.loglikelihood === false) throw this.#cannot('weigh given continuations');
    return echoLoglikelihood(request.context, request.continuations, async (prompt) => {
      const body = JSON.stringify({ model: this.configuration.name, prompt, ...echoFields });
      const reply = await this.#exchange('/completions', body, false, signal);
      return readEcho(reply.document!, prompt);
    });
  }

  async probe(
    capabilities: (keyof Capabilities)[] = Object.keys(this.can) as (keyof Capabilities)[],
    signal?: AbortSignal,
  ): Promise<Capabilities> {
    for (const capability of capabilities) {
      if (this.can[capability] !== null) continue;
      const found = await probeCapability(this, capability, signal);
      this.can = { ...this.can, [capability]: found };
    }
    return this.can;
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  #sampling(over: Partial<Sampling> | undefined): Sampling {
    const sampling = mergeSampling(this.configuration.sampling, over);
    checkSettings(sampling, this.cannotSet, `${this.#server} (${this.configuration.name})`);
    return sampling;
  }

  #cannot(what: string): ProviderError {
    return new ProviderError('fatal', 'unsupported', `${this.#server} cannot ${what}`);
  }

  async #generation(
    path: string,
    body: string,
    request: GenerateRequest | CompleteRequest,
    sampling: Sampling,
    signal: AbortSignal | undefined,
  ): Promise<Generation> {
    const start = performance.now();
    const reply = await this.#exchange(path, body, request.stream === true, signal);
    const total = performance.now() - start;
    const { stream } = reply;
    const received: Received = stream ? stream.end() : readWhole(reply.document!);
    const firstTokenAt = stream?.firstTokenAt ?? null;
    return toGeneration(received, {
      stop: sampling.stop,
      timing: {
        first_token_ms: firstTokenAt === null ? null : firstTokenAt - start,
        total_ms: total,
        chunk_ms: request.chunk_times && stream ? stream.chunksAt.map((at) => at - start) : null,
      },
      quota: readQuota(reply.headers),
      requestId: requestIdOf(reply.headers),
    });
  }

  /** A success with its JSON document or its stream, read to the end; every other answer is thrown, classified. */
  async #exchange(
    path: string,
    body: string,
    wantsStream: boolean,
    signal: AbortSignal | undefined,
  ): Promise<Reply> {
    let stream: StreamReader | null = null;
    const answer = await this.#http.exchange({
      method: 'POST',
      path: this.#path + path + this.#query,
      body,
      signal,
      read: (status, headers) => {
        // Several servers answer in one document although a stream was asked for.
        if (!wantsStream || status !== 200 || !mediaType(headers).endsWith('/event-stream')) {
          return null;
        }
        const reader = new StreamReader((event) => {
          throw this.#failure(status, headers, event, true);
        });
        stream = reader;
        return (piece) => reader.push(piece);
      },
    });
    const { status, headers } = answer;
    if (stream) return { status, headers, document: null, stream };
    if (status < 200 || status >= 300) {
      throw this.#failure(status, headers, answer.body.toString(), false);
    }
    return { status, headers, document: this.#document(status, headers, answer.body), stream };
  }

  #document(status: number, headers: Headers, body: Buffer): Record<string, unknown> {
    const type = mediaType(headers);
    const encoding = String(headers['content-encoding'] ?? 'identity');
    if ((type !== '' && !/[/+]json$/.test(type)) || encoding !== 'identity') {
      const what = encoding === 'identity' ? type : encoding;
      throw this.#broken('content-type', `answered ${what.slice(0, 60)} where JSON was expected`);
    }
    let document: Record<string, unknown>;
    const text = body.toString();
    try {
      document = JSON.parse(text);
    } catch {
      throw this.#broken('malformed', 'answered something that is not JSON');
    }
    if (document === null || typeof document !== 'object') {
      throw this.#broken('malformed', 'answered JSON that is no object');
    }
    const choice = (document.choices as Record<string, unknown>[] | undefined)?.[0];
    const base = document.base_resp as { status_code?: unknown } | undefined;
    const baseFailed = base?.status_code !== undefined && base.status_code !== 0;
    if (document.error || baseFailed) throw this.#failure(status, headers, text, false);
    if (choice?.error) {
      throw this.#failure(status, headers, JSON.stringify({ error: choice.error }), true);
    }
    return document;
  }

  #broken(code: 'content-type' | 'malformed', what: string): ProviderError {
    return new ProviderError('transient', code, `${this.#server} ${what}`, {
      status: 200,
      maybeBilled: true,
    });
  }

  #failure(status: number, headers: Headers, body: string, begun: boolean): ProviderError {
    return serverFailure({
      server: this.#server,
      status,
      headers,
      body,
      begun,
      ...(this.#preset.errorCodes ? { errorCodes: this.#preset.errorCodes } : {}),
    });
  }
}

function mediaType(headers: Headers): string {
  const type = headers['content-type'];
  return typeof type === 'string' ? type.split(';', 1)[0]!.trim().toLowerCase() : '';
}
