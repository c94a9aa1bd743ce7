import type { Headers } from '../http/http-client.ts';
import { readQuota, readRetryAfter } from '../http/quota.ts';
import { scrub } from '../http/secrets.ts';
import { type FailureCode, type FailureKind, ProviderError } from '../provider-error.ts';

const transientCodes = new Set<FailureCode>([
  'server-error',
  'overloaded',
  'time-out',
  'connection',
  'half-stream',
  'malformed',
  'content-type',
  'no-choices',
]);

function kindOf(code: FailureCode): FailureKind {
  if (code === 'rate-limit') return 'rate-limit';
  return transientCodes.has(code) ? 'transient' : 'fatal';
}

/** Codes and types that servers put into an error's body, whatever the status. */
const namedErrors: Record<string, FailureCode> = {
  context_length_exceeded: 'context-length',
  content_filter: 'content-filter',
  content_policy_violation: 'content-filter',
  invalid_api_key: 'authentication',
  authentication_error: 'authentication',
  permission_error: 'authentication',
  insufficient_quota: 'payment',
  billing_hard_limit_reached: 'payment',
  billing_error: 'payment',
  model_not_found: 'not-found',
  not_found_error: 'not-found',
  rate_limit_exceeded: 'rate-limit',
  rate_limit_error: 'rate-limit',
  rate_limit_reached_error: 'rate-limit',
  overloaded_error: 'overloaded',
  server_error: 'server-error',
  internal_server_error: 'server-error',
  api_error: 'server-error',
};

/** Only where the status says that the request was at fault: prose is a weak witness. */
const contextLength =
  /context (length|window|size)|maximum (context|model) length|prompt is too long|too many (input )?tokens|input (is|tokens?|length)\b.{0,40}(too long|exceed)|exceeds? the (available )?context|reduce the length of the (messages|prompt|input)/i;
const contentFilter =
  /content (management |moderation )?(policy|filter)|flagged (by|as|for)|requires moderation|sensitive (content|words)|inappropriate content/i;
const noMoney =
  /insufficient (account )?(balance|credit|funds)|credit balance is too low|account (is )?in arrears|payment required/i;

function codeOfStatus(status: number, message: string): FailureCode {
  if ([400, 403, 413, 422, 500].includes(status) && contextLength.test(message)) {
    return 'context-length';
  }
  if ((status === 400 || status === 403) && contentFilter.test(message)) return 'content-filter';
  if (status === 402 || (status >= 400 && status < 500 && noMoney.test(message))) return 'payment';
  if (status === 429 || status === 498) return 'rate-limit';
  if (status === 401 || status === 403) return 'authentication';
  if (status === 404 || status === 405 || status === 410) return 'not-found';
  if (status === 408 || status === 524) return 'time-out';
  if (status === 409 || status === 425) return 'server-error';
  if (status === 503 || status === 529) return 'overloaded';
  if (status === 501 || status === 505) return 'unsupported';
  return status >= 500 ? 'server-error' : 'bad-request';
}

/** What a server said about its failure. */
export interface ServerFailure {
  /** Who is speaking, for the message: the origin or the preset's name. */
  server: string;
  status: number;
  headers: Headers;
  /** The body, or the `data:` of an event, as text. */
  body: string;
  /** The preset's own codes. */
  errorCodes?: Record<string, FailureCode>;
  /** Output may have been produced before the failure. */
  begun?: boolean;
}

/** The one place where a server's failure is classified. */
export function serverFailure(failure: ServerFailure): ProviderError {
  const { message, names } = readErrorBody(failure.body);
  const embedded = names.map(Number).find((code) => code >= 400 && code <= 599);
  // An error inside a success (or a stream) has its status in the body, or none.
  const status = failure.status >= 400 ? failure.status : (embedded ?? 500);
  const named = names
    .map((name) => failure.errorCodes?.[name] ?? namedErrors[name])
    .find((code) => code !== undefined);
  let code = named ?? codeOfStatus(status, message);
  // "server_error" and the like are also written beside what the prose says better.
  if (code === 'server-error' && failure.status >= 400) code = codeOfStatus(status, message);
  const quota = readQuota(failure.headers);
  // Cut before the patterns run, which a long text would slow down; scrub also finds a key that the cut went through.
  const shown = message ? `: ${shorten(scrub(message.slice(0, 4000)))}` : '';
  const maybeBilled = failure.begun === true || (code === 'server-error' && status === 504);
  return new ProviderError(kindOf(code), code, `${failure.server} answered ${status}${shown}`, {
    status,
    retryAfterMs:
      code === 'rate-limit' || kindOf(code) === 'transient'
        ? readRetryAfter(failure.headers, message || failure.body.slice(0, 2000), quota)
        : null,
    quota,
    requestId: requestIdOf(failure.headers),
    maybeBilled,
  });
}

/** The endpoint's id of a request, without keys. */
export function requestIdOf(headers: Headers): string | null {
  const id = headers['x-request-id'] ?? headers['request-id'] ?? headers['x-trace-id'];
  return typeof id === 'string' ? scrub(id.slice(0, 200)) : null;
}

interface ErrorBody {
  message: string;
  /** Codes and types in the body, most specific first. */
  names: string[];
}

function readErrorBody(body: string): ErrorBody {
  let data: unknown;
  try {
    data = JSON.parse(body);
  } catch {
    return { message: textOfPage(body), names: [] };
  }
  const outer = asRecord(Array.isArray(data) ? data[0] : data);
  const error = asRecord(outer.error);
  const inner = asRecord(error.metadata);
  const base = asRecord(outer.base_resp);
  const names = [error.code, error.type, error.status, outer.code, outer.type, base.status_code]
    .filter((name) => typeof name === 'string' || typeof name === 'number')
    .map(String);
  const said = [
    error.message,
    outer.error,
    outer.message,
    outer.detail,
    outer.error_message,
    base.status_msg,
  ].find((text) => typeof text === 'string' && text !== '');
  const raw = typeof inner.raw === 'string' ? ` (${inner.raw})` : '';
  const details = error.details ?? outer.detail;
  const more = said === undefined && details !== undefined ? JSON.stringify(details) : '';
  const retryDelay = body.match(/"retryDelay"\s*:\s*"[^"]{1,20}"/)?.[0] ?? '';
  return { message: [`${said ?? ''}${raw}${more}`, retryDelay].filter(Boolean).join(' '), names };
}

/** The words of an HTML error page, or the text itself. */
function textOfPage(body: string): string {
  if (!/^\s*(<!doctype|<html|<head|<\?xml)/i.test(body)) return body.trim();
  const title = body.match(/<title[^>]*>([^<]*)<\/title>/i)?.[1]?.trim();
  return `an HTML page${title ? ` with the title "${title}"` : ''}`;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 500 ? `${line.slice(0, 500)} ...` : line;
}

function asRecord(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
}
