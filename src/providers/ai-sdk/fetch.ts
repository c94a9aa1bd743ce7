import { HttpClient, type HttpClientOptions } from '../http/http-client.ts';
import { serverFailure } from '../openai-compatible/classify.ts';
import { ProviderError } from '../provider-error.ts';

export interface LimitedFetch {
  fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

/**
 * A `fetch` for the AI SDK's providers on our own client, so that size limits, time-outs, redirects
 * and the classification of failures are the same as everywhere else. Every status from 400 on is
 * thrown as a `ProviderError`.
 */
export function limitedFetch(
  server: string,
  options: Pick<HttpClientOptions, 'limits' | 'connections'>,
): LimitedFetch {
  const clients = new Map<string, HttpClient>();
  let closed = false;
  const clientOf = (origin: string) => {
    let client = clients.get(origin);
    if (!client) {
      client = new HttpClient({
        origin,
        headers: ['accept-encoding', 'identity'],
        ...options,
      });
      clients.set(origin, client);
    }
    return client;
  };
  return {
    fetch: (input, init) => {
      if (closed) {
        return Promise.reject(new ProviderError('fatal', 'closed', 'the endpoint was closed'));
      }
      const url = new URL(input instanceof Request ? input.url : input);
      return exchange(clientOf(url.origin), server, url, init ?? {});
    },
    async close() {
      closed = true;
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}

function exchange(
  client: HttpClient,
  server: string,
  url: URL,
  init: RequestInit,
): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  let stream: ReadableStreamDefaultController<Uint8Array> | null = null;
  const sent = [...new Headers(init.headers as Record<string, string>)].flat();
  client
    .exchange({
      method: init.method === 'GET' ? 'GET' : 'POST',
      path: url.pathname + url.search,
      body: bodyText(init.body),
      signal: init.signal ?? undefined,
      headers: sent,
      read: (status, headers) => {
        const type = String(headers['content-type'] ?? '');
        if (status !== 200 || !/event-?stream/.test(type)) return null;
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            stream = controller;
          },
        });
        resolve(new Response(body, { status, headers: headers as Record<string, string> }));
        return (piece) => stream?.enqueue(piece);
      },
    })
    .then(
      ({ status, headers, body }) => {
        if (stream) {
          stream.close();
        } else if (status >= 400) {
          reject(serverFailure({ server, status, headers, body: body.toString() }));
        } else {
          const type = String(headers['content-type'] ?? 'application/json');
          if (!/[/+]json/.test(type)) {
            reject(
              new ProviderError(
                'transient',
                'content-type',
                `${server} answered ${type.slice(0, 60)} where JSON was expected`,
                { status, maybeBilled: true },
              ),
            );
          }
          resolve(
            new Response(new Uint8Array(body), {
              status,
              headers: headers as Record<string, string>,
            }),
          );
        }
      },
      (error) => {
        if (stream) stream.error(error);
        else reject(error);
      },
    );
  return promise;
}

function bodyText(body: unknown): string | null {
  if (body === null || body === undefined) return null;
  if (typeof body === 'string') return body;
  throw new ProviderError('fatal', 'unsupported', 'only text can be sent');
}
