import { ProviderError } from '../provider-error.ts';
import { scrub } from './secrets.ts';

const timeOuts: Record<string, string> = {
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'the answer stopped coming',
  ETIMEDOUT: 'no connection in time',
};

/** How far an exchange had come when it failed. */
export interface Progress {
  /** The request may have reached the server. */
  sent: boolean;
  /** The answer had begun. */
  begun: boolean;
}

/** The error of a socket or of the HTTP parser as a `ProviderError`. One that is classified already stays as it is. */
export function networkFailure(error: unknown, origin: string, progress: Progress): ProviderError {
  if (error instanceof ProviderError) return error;
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  const text = scrub((error instanceof Error && error.message) || code || 'unknown failure');
  const maybeBilled = progress.sent;
  const late = timeOuts[code];
  if (late) {
    const connected = code !== 'UND_ERR_CONNECT_TIMEOUT' && code !== 'ETIMEDOUT';
    return new ProviderError('transient', 'time-out', `${origin}: ${late}`, {
      maybeBilled: maybeBilled && connected,
    });
  }
  if (code === 'UND_ERR_INVALID_ARG') {
    return new ProviderError('fatal', 'bad-request', `the request cannot be sent: ${text}`);
  }
  if (/^HPE_|^UND_ERR_(HTTP_PARSER|HEADERS_OVERFLOW)/.test(code)) {
    return new ProviderError('transient', 'malformed', `${origin}: not HTTP: ${text}`, {
      maybeBilled,
    });
  }
  if (/^(CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL)/.test(code)) {
    return new ProviderError('fatal', 'connection', `${origin}: no secure connection: ${text}`);
  }
  if (progress.begun) {
    return new ProviderError(
      'transient',
      'half-stream',
      `${origin}: the answer broke off: ${text}`,
      {
        maybeBilled: true,
      },
    );
  }
  return new ProviderError('transient', 'connection', `${origin}: ${text}`, { maybeBilled });
}

/** What a caller's signal means: its time ran out, or it no longer wants the answer. The reason may be any value. */
export function abortFailure(reason: unknown, origin: string, progress: Progress): ProviderError {
  const details = { maybeBilled: progress.sent, cause: reason };
  return (reason as { name?: unknown } | null)?.name === 'TimeoutError'
    ? new ProviderError('transient', 'time-out', `${origin}: not done in time`, details)
    : new ProviderError('fatal', 'aborted', 'stopped by the caller', details);
}
