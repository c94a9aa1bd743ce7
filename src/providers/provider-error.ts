import type { Quota } from './generation.ts';

/**
 * What the one retry layer (the engine's) may do about a failure:
 * - `rate-limit`: the endpoint asks for fewer requests. Wait `retryAfterMs` when it says so, send
 *   less, try again.
 * - `transient`: the server, the network or the answer was broken. Trying again may help.
 * - `fatal`: the same request will fail again.
 */
export type FailureKind = 'rate-limit' | 'transient' | 'fatal';

/**
 * What happened, for programs. Stable; a new code may be added.
 *
 * `rate-limit`: `rate-limit`.
 *
 * `transient`:
 * - `server-error`: a 5xx answer; `overloaded`: 503 or 529, or an error that says so.
 * - `time-out`: no connection, no header, no byte or no end within its limit, also when the
 *   caller's signal was an `AbortSignal.timeout`.
 * - `connection`: refused, reset, closed, or a name that does not resolve.
 * - `half-stream`: a stream or a body that ended before its end marker or announced length.
 * - `malformed`: not the JSON that the protocol promises (also an HTML error page with status 200);
 *   `content-type`: another media type than was asked for; `no-choices`: a success without an answer.
 *
 * `fatal`:
 * - `authentication` (401, 403), `payment` (402, an exhausted balance), `not-found` (no such model or
 *   path), `bad-request` (other 4xx), `context-length`, `content-filter` (the prompt was refused by a
 *   filter before the model saw it; a model's own refusal is an answer with `finish: 'refused'`).
 * - `unreached`: nothing came back, not even an error, for as long as the engine tries.
 * - `too-large`: the answer passed the size limit; `redirect`: to another host, or too many.
 * - `unsupported`: the endpoint cannot do what was asked; nothing was sent.
 * - `no-key`, `missing-package`, `missing-file`, `checksum`, `self-test`, `not-recorded`,
 *   `bad-address`, `closed`: could not start.
 * - `aborted`: the caller's signal; `cause` is its reason.
 */
export type FailureCode =
  | 'rate-limit'
  | 'server-error'
  | 'overloaded'
  | 'time-out'
  | 'connection'
  | 'half-stream'
  | 'malformed'
  | 'content-type'
  | 'no-choices'
  | 'authentication'
  | 'payment'
  | 'not-found'
  | 'bad-request'
  | 'context-length'
  | 'content-filter'
  | 'unreached'
  | 'too-large'
  | 'redirect'
  | 'unsupported'
  | 'no-key'
  | 'missing-package'
  | 'missing-file'
  | 'checksum'
  | 'self-test'
  | 'not-recorded'
  | 'bad-address'
  | 'closed'
  | 'aborted';

export interface FailureDetails {
  /** HTTP status; null when there was none. */
  status?: number | null;
  /** How long the endpoint asks to wait, in milliseconds; null when it does not say. */
  retryAfterMs?: number | null;
  quota?: Quota | null;
  requestId?: string | null;
  /** See {@link ProviderError.maybeBilled}. */
  maybeBilled?: boolean;
  cause?: unknown;
}

/**
 * A failure of an endpoint, classified where it is understood. Neither its message nor its cause
 * holds a key: both have been through `scrub`.
 */
export class ProviderError extends Error {
  readonly code: FailureCode;
  readonly kind: FailureKind;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  /** What the headers of the failed answer said about the remaining quota. */
  readonly quota: Quota | null;
  /** The endpoint's own id of the request, for its support. */
  readonly requestId: string | null;
  /** The server may have done the work and charge for it (a time-out, a half stream): a budget must count it. */
  readonly maybeBilled: boolean;

  constructor(kind: FailureKind, code: FailureCode, message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'ProviderError';
    this.kind = kind;
    this.code = code;
    this.status = details.status ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.quota = details.quota ?? null;
    this.requestId = details.requestId ?? null;
    this.maybeBilled = details.maybeBilled ?? false;
  }

  get isRetryable(): boolean {
    return this.kind !== 'fatal';
  }

  static isInstance(error: unknown): error is ProviderError {
    return error instanceof ProviderError;
  }
}
