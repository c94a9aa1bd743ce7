import type { Allowance, Quota } from '../generation.ts';
import { readReset } from './durations.ts';
import type { Headers } from './http-client.ts';

type Names = { limit: string; remaining: string; reset: string };

/** OpenAI, Groq, Together, Fireworks, DashScope, vLLM behind a gateway. */
function openai(what: string): Names {
  return {
    limit: `x-ratelimit-limit-${what}`,
    remaining: `x-ratelimit-remaining-${what}`,
    reset: `x-ratelimit-reset-${what}`,
  };
}

function anthropic(what: string): Names {
  return {
    limit: `anthropic-ratelimit-${what}-limit`,
    remaining: `anthropic-ratelimit-${what}-remaining`,
    reset: `anthropic-ratelimit-${what}-reset`,
  };
}

const requestNames: Names[] = [
  openai('requests'),
  anthropic('requests'),
  // OpenRouter, Together and most gateways: one allowance, of requests.
  { limit: 'x-ratelimit-limit', remaining: 'x-ratelimit-remaining', reset: 'x-ratelimit-reset' },
  { limit: 'ratelimit-limit', remaining: 'ratelimit-remaining', reset: 'ratelimit-reset' },
];

const tokenNames: Names[] = [
  openai('tokens'),
  anthropic('tokens'),
  anthropic('input-tokens'),
  anthropic('output-tokens'),
  { limit: 'x-tokenlimit-limit', remaining: 'x-tokenlimit-remaining', reset: 'x-tokenlimit-reset' },
];

/** What the headers say about the remaining quota; null when they say nothing. */
export function readQuota(headers: Headers, now: number = Date.now()): Quota | null {
  const requests = tightest(requestNames, headers, now);
  const tokens = tightest(tokenNames, headers, now);
  return requests || tokens ? { requests, tokens } : null;
}

function tightest(families: Names[], headers: Headers, now: number): Allowance | null {
  let found: Allowance | null = null;
  for (const names of families) {
    if (headers[names.limit] === undefined && headers[names.remaining] === undefined) continue;
    const allowance: Allowance = {
      limit: count(headers[names.limit]),
      remaining: count(headers[names.remaining]),
      reset_ms: readReset(first(headers[names.reset]), now),
    };
    if (allowance.limit === null && allowance.remaining === null) continue;
    if (found === null || shareLeft(allowance) < shareLeft(found)) found = allowance;
  }
  return found;
}

function shareLeft({ limit, remaining }: Allowance): number {
  return limit !== null && limit > 0 && remaining !== null ? remaining / limit : 1;
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** Some servers write `100, 100;w=60`: the first number counts. */
function count(value: string | string[] | undefined): number | null {
  const digits = first(value)?.match(/^\s*(\d+)(?:\.\d+)?\s*(?:[,;].*)?$/);
  return digits ? Number(digits[1]) : null;
}

/**
 * How long the server asks to wait, in milliseconds: `retry-after-ms`, `retry-after` (seconds or a
 * date), "try again in 6m0s" or a `retryDelay` in the error's text, or the reset of an allowance
 * that is used up. Null when it does not say.
 */
export function readRetryAfter(
  headers: Headers,
  errorText: string,
  quota: Quota | null,
  now: number = Date.now(),
): number | null {
  const inMs = first(headers['retry-after-ms']);
  if (inMs !== undefined && /^\d+(\.\d+)?$/.test(inMs.trim())) return Number(inMs);
  const stated = readReset(first(headers['retry-after']), now);
  if (stated !== null) return stated;
  const written = errorText.match(
    /(?:(?:re)?try again in|retry after|"?retryDelay"?\s*:)\s*"?((?:\d+(?:\.\d+)?\s*(?:ms|[dhms]))+|\d+(?:\.\d+)?(?=\s*seconds?))/i,
  );
  if (written) return readReset(written[1], now);
  const used = [quota?.requests, quota?.tokens].filter(
    (allowance) => allowance?.remaining === 0 && allowance.reset_ms !== null,
  );
  return used.length > 0 ? Math.max(...used.map((allowance) => allowance!.reset_ms!)) : null;
}
