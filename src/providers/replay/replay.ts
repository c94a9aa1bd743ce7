import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Capabilities, ModelConfiguration } from '../configuration.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Generation, Loglikelihood } from '../generation.ts';
import { abortFailure } from '../http/network-failure.ts';
import { ProviderError } from '../provider-error.ts';
import type { CompleteRequest, GenerateRequest, LoglikelihoodRequest } from '../request.ts';
import { type AnyRequest, type RequestKind, requestHash } from './request-hash.ts';

/** The first line of a recording. */
export interface RecordingHeader {
  format: 'weighbridge-recording';
  version: 1;
  configuration: ModelConfiguration;
  can: Capabilities;
  local: boolean;
  cannotSet: Endpoint['cannotSet'];
}

/** Every further line: the hash of a request and what came back. */
export interface RecordingLine {
  hash: string;
  kind: RequestKind;
  response: Generation | Loglikelihood[];
}

/**
 * Answers from a recording made by {@link recordTo}, with the configuration that it was made with,
 * so that a run can be repeated without its model. What was not recorded fails with `not-recorded`.
 * Throws `missing-file` or `malformed`.
 */
export async function openReplay(file: string): Promise<Endpoint> {
  let header: RecordingHeader | null = null;
  const responses = new Map<string, RecordingLine['response']>();
  let number = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      number++;
      if (line.trim() === '') continue;
      const data = JSON.parse(line);
      if (header === null) header = checkedHeader(data, file);
      else responses.set(data.hash, data.response);
    }
  } catch (error) {
    if (ProviderError.isInstance(error)) throw error;
    if ((error as { code?: unknown }).code === 'ENOENT') {
      throw new ProviderError('fatal', 'missing-file', `there is no file ${file}`);
    }
    throw malformed(`${file}:${number} is not JSON`);
  }
  if (header === null) throw malformed(`${file} is empty`);
  return new Replay(header, responses);
}

function checkedHeader(data: unknown, file: string): RecordingHeader {
  const header = data as RecordingHeader;
  if (header?.format !== 'weighbridge-recording' || header.version !== 1) {
    throw malformed(`${file} is no recording of responses (version 1)`);
  }
  return header;
}

class Replay implements Endpoint {
  readonly configuration: ModelConfiguration;
  readonly quotaGroup = 'replay';
  readonly local: boolean;
  readonly parallel = null;
  readonly can: Capabilities;
  readonly cannotSet: Endpoint['cannotSet'];
  readonly #responses: Map<string, RecordingLine['response']>;
  #closed = false;

  constructor(header: RecordingHeader, responses: Map<string, RecordingLine['response']>) {
    this.configuration = header.configuration;
    this.local = header.local;
    this.can = header.can;
    this.cannotSet = header.cannotSet;
    this.#responses = responses;
  }

  async generate(request: GenerateRequest, signal?: AbortSignal): Promise<Generation> {
    return this.#find('generate', request, signal) as Generation;
  }

  async complete(request: CompleteRequest, signal?: AbortSignal): Promise<Generation> {
    return this.#find('complete', request, signal) as Generation;
  }

  async loglikelihood(
    request: LoglikelihoodRequest,
    signal?: AbortSignal,
  ): Promise<Loglikelihood[]> {
    return this.#find('loglikelihood', request, signal) as Loglikelihood[];
  }

  async probe(): Promise<Capabilities> {
    return this.can;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#responses.clear();
  }

  #find(kind: RequestKind, request: AnyRequest, signal?: AbortSignal): RecordingLine['response'] {
    if (this.#closed) throw new ProviderError('fatal', 'closed', 'the endpoint was closed');
    if (signal?.aborted) {
      throw abortFailure(signal.reason, 'replay', { sent: false, begun: false });
    }
    const hash = requestHash(this.configuration, kind, request);
    const response = this.#responses.get(hash);
    if (response !== undefined) return structuredClone(response);
    throw new ProviderError(
      'fatal',
      'not-recorded',
      `the recording holds no answer to this request (${kind}, ${hash.slice(0, 12)})`,
    );
  }
}

function malformed(message: string): ProviderError {
  return new ProviderError('fatal', 'malformed', message);
}
