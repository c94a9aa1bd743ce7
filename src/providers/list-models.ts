import { HttpClient } from './http/http-client.ts';
import { type Secret, scrubValues } from './http/secrets.ts';
import { serverFailure } from './openai-compatible/classify.ts';
import { ProviderError } from './provider-error.ts';

/** Names of the models that an OpenAI-compatible server offers, from `GET /models`. `url` is its address with the version path. Time-out in milliseconds, default 5,000. */
export async function listModels(
  url: URL,
  key: Secret | null,
  timeOutMs = 5000,
  signal?: AbortSignal,
): Promise<string[]> {
  const authorization = key?.reveal();
  const http = new HttpClient({
    origin: url.origin,
    headers:
      authorization === undefined
        ? []
        : [
            'authorization',
            /^Basic /.test(authorization) ? authorization : `Bearer ${authorization}`,
          ],
    connections: 1,
    limits: { connectMs: timeOutMs, headersMs: timeOutMs, idleMs: timeOutMs },
  });
  try {
    const path = `${url.pathname.replace(/\/+$/, '')}/models${url.search}`;
    const answer = await http.exchange({ method: 'GET', path, body: null, signal });
    const body = answer.body.toString();
    if (answer.status !== 200) {
      const { status, headers } = answer;
      throw serverFailure({ server: url.origin, status, headers, body });
    }
    return readNames(body, url.origin);
  } finally {
    await http.close();
  }
}

function readNames(body: string, origin: string): string[] {
  try {
    const data = JSON.parse(body);
    const list = Array.isArray(data) ? data : (data?.data ?? data?.models);
    if (Array.isArray(list)) {
      return list
        .map((entry) => entry?.id ?? entry?.name)
        .filter((name) => typeof name === 'string')
        .map(scrubValues);
    }
  } catch {
    // Falls through: neither JSON nor a list is what was asked for.
  }
  throw new ProviderError('transient', 'malformed', `${origin} answered no list of models`);
}
