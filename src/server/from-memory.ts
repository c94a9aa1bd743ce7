import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnswerCache } from './answer-cache.ts';
import { type Body, type Encoded, matchesTag } from './encode.ts';
import { isLoopbackName, securityHeaders } from './security.ts';

export interface MemoryOptions {
  cache: AnswerCache;
  /** The day, `YYYY-MM-DD`. */
  today: () => string;
  /** Refuse requests whose `Host` is not this machine. */
  loopbackOnly: boolean;
}

/** Headers as `writeHead` takes them: names and values in turn. */
type RawHeaders = string[];

/**
 * Answers GET requests for what is remembered with the same headers and bytes as the app gives, but
 * without building its request, its response and its router's context: a third of the work.
 * @returns false, with nothing written, for every other request: the app answers that.
 */
export function answerFromMemory(
  options: MemoryOptions,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const { cache, today, loopbackOnly } = options;
  const headersOf = rememberHeaders();
  return (request, response) => {
    const { method, url, headers } = request;
    if (method !== 'GET' || url === undefined || !url.startsWith('/api/')) return false;
    if (loopbackOnly && !isLoopbackName(headers.host)) return false;
    const body = cache.madeAt(memoryAddress(today(), url));
    if (body === undefined) return false;
    if (matchesTag(headers['if-none-match'], body.etag)) {
      response.writeHead(304, headersOf(body)).end();
      return true;
    }
    const encoded = body.encodedFor(headers['accept-encoding'] as string | undefined);
    response.writeHead(200, headersOf(body, encoded)).end(encoded.bytes);
    return true;
  };
}

/** Under what an address is remembered: answers may depend on the day. */
export function memoryAddress(day: string, pathAndSearch: string): string {
  return `${day} ${pathAndSearch}`;
}

/** The headers of a body, and of each of its encodings, are the same every time. */
function rememberHeaders(): (body: Body, encoded?: Encoded) => RawHeaders {
  const known = new WeakMap<object, RawHeaders>();
  return (body, encoded) => {
    let headers = known.get(encoded ?? body);
    if (!headers) {
      headers = writeHeaders(body, encoded);
      known.set(encoded ?? body, headers);
    }
    return headers;
  };
}

function writeHeaders(body: Body, encoded: Encoded | undefined): RawHeaders {
  const headers: Record<string, string> = { ...bodyHeaders(body, encoded), ...securityHeaders };
  if (encoded) headers['Content-Length'] = String(encoded.bytes.length);
  return Object.entries(headers).flat();
}

/** What is said of a body that must be asked for again each time, and may then be unchanged. */
export function bodyHeaders(
  { type, etag }: Body,
  encoded: Encoded | undefined,
  cacheControl = 'no-cache',
): Record<string, string> {
  return {
    'Content-Type': type,
    'Cache-Control': cacheControl,
    ETag: etag,
    Vary: 'Accept-Encoding',
    ...(encoded && encoded.encoding !== 'identity' ? { 'Content-Encoding': encoded.encoding } : {}),
  };
}
