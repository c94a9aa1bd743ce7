import { Pool } from 'undici';
import { ProviderError } from '../provider-error.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { abortFailure, networkFailure } from './network-failure.ts';
import { scrub } from './secrets.ts';

export type Headers = Record<string, string | string[] | undefined>;

export interface Exchange {
  method: 'GET' | 'POST';
  path: string;
  body: string | null;
  /** Takes the body piece by piece instead of it being gathered, when it returns a function. What that throws ends the exchange. */
  read?: (status: number, headers: Headers) => ((piece: Buffer) => void) | null;
  signal?: AbortSignal | undefined;
  /** After the client's own: name, value, name, value ... */
  headers?: string[];
  /** Overrides the client's for this exchange. */
  headersMs?: number;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  /** Empty when `read` took it. */
  body: Buffer;
}

export interface HttpClientOptions {
  /** Scheme, host and port. */
  origin: string;
  /** Sent with every request: name, value, name, value ... */
  headers: string[];
  /** Connections at most; opened when needed, kept open. Default 512. */
  connections?: number;
  limits?: Partial<Limits>;
}

const mostRedirects = 3;

/**
 * Exchanges requests and answers with one server over kept connections, one request at a time on
 * each. Fails with `ProviderError` (`connection`, `time-out`, `half-stream`, `too-large`,
 * `redirect`, `aborted`, `closed`); any HTTP status is an answer.
 */
export class HttpClient {
  readonly #pool: Pool;
  readonly #origin: string;
  readonly #headers: string[];
  readonly #limits: Limits;
  #closed = false;

  constructor(options: HttpClientOptions) {
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#origin = options.origin;
    this.#headers = options.headers;
    this.#pool = new Pool(options.origin, {
      connections: options.connections ?? 512,
      pipelining: 1,
      // One request a connection: a slow answer must not hold up others, and a reset must end only one.
      allowH2: false,
      connect: { timeout: this.#limits.connectMs },
      keepAliveTimeout: 10_000,
    });
  }

  async exchange(exchange: Exchange): Promise<HttpAnswer> {
    let path = exchange.path;
    for (let redirects = 0; ; redirects++) {
      const answer = await this.#send({ ...exchange, path });
      if (answer.status < 300 || answer.status >= 400) return answer;
      if (redirects === mostRedirects) {
        throw new ProviderError('fatal', 'redirect', `more than ${mostRedirects} redirects`, {
          status: answer.status,
        });
      }
      path = this.#redirected(answer, exchange.method, path);
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#pool.destroy(new ProviderError('fatal', 'closed', 'the endpoint was closed'));
  }

  /** Keys never leave for another host, and a POST never becomes a GET. */
  #redirected(answer: HttpAnswer, method: string, path: string): string {
    const location = String(answer.headers.location ?? '');
    const target = URL.parse(location, this.#origin + path);
    const keepsMethod = method === 'GET' || answer.status === 307 || answer.status === 308;
    if (!location || !target || target.origin !== this.#origin || !keepsMethod) {
      const where = target ? `${target.origin}${target.pathname}` : 'nowhere';
      throw new ProviderError(
        'fatal',
        'redirect',
        `${this.#origin} answered ${answer.status} with a redirect to ${scrub(where)}, which is not followed`,
        { status: answer.status },
      );
    }
    return target.pathname + target.search;
  }

  #send(exchange: Exchange): Promise<HttpAnswer> {
    if (this.#closed) {
      return Promise.reject(new ProviderError('fatal', 'closed', 'the endpoint was closed'));
    }
    const { signal } = exchange;
    if (signal?.aborted) {
      return Promise.reject(
        abortFailure(signal.reason, this.#origin, { sent: false, begun: false }),
      );
    }
    const limit = this.#limits.responseBytes;
    return new Promise((resolve, reject) => {
      let controller: { abort(reason: Error): void } | null = null;
      let status = 0;
      let headers: Headers = {};
      let take: ((piece: Buffer) => void) | null = null;
      let pieces: Buffer[] = [];
      let size = 0;
      let failure: ProviderError | null = null;

      const progress = () => ({ sent: controller !== null, begun: status > 0 });
      const fail = (error: ProviderError) => {
        failure ??= error;
        signal?.removeEventListener('abort', onAbort);
        pieces = [];
        reject(failure);
        controller?.abort(failure);
      };
      const onAbort = () => fail(abortFailure(signal?.reason, this.#origin, progress()));
      signal?.addEventListener('abort', onAbort, { once: true });

      this.#pool.dispatch(
        {
          path: exchange.path,
          method: exchange.method,
          headers: exchange.headers ? this.#headers.concat(exchange.headers) : this.#headers,
          body: exchange.body,
          headersTimeout: exchange.headersMs ?? this.#limits.headersMs,
          bodyTimeout: this.#limits.idleMs,
        },
        {
          onRequestStart(started) {
            controller = started;
            if (failure) started.abort(failure);
          },
          onResponseStart(_, statusCode, received) {
            // 1xx: the answer is still to come.
            if (statusCode < 200) return;
            status = statusCode;
            headers = received;
            const announced = Number(received['content-length']);
            if (announced > limit) throw tooLarge(limit, status);
            take = exchange.read?.(statusCode, received) ?? null;
          },
          onResponseData(_, piece) {
            size += piece.length;
            if (size > limit) throw tooLarge(limit, status);
            if (take) take(piece);
            else pieces.push(piece);
          },
          onResponseEnd() {
            signal?.removeEventListener('abort', onAbort);
            const body = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces, take ? 0 : size);
            resolve({ status, headers, body });
          },
          onResponseError: (_, error) => {
            fail(networkFailure(error, this.#origin, progress()));
          },
        },
      );
    });
  }
}

function tooLarge(limit: number, status: number): ProviderError {
  return new ProviderError('fatal', 'too-large', `the answer is larger than ${limit} bytes`, {
    status,
    maybeBilled: true,
  });
}
