import { ProviderError } from '../providers/provider-error.ts';
import type { Gate } from './concurrency/gate.ts';

/** How the one retry layer behaves. Milliseconds. */
export interface RetryPolicy {
  /** Of a single request; null leaves it to the adapter's own limits. */
  request_ms: number | null;
  /** From the first failure on: how long a request is tried again. Waiting that the endpoint asked for counts. */
  retry_ms: number;
  /** The same for an endpoint from which nothing has come back so far: most often its address is wrong. */
  unreached_ms: number;
  /** Before the first retry; doubles with each, up to `longest_wait_ms`. */
  first_wait_ms: number;
  longest_wait_ms: number;
}

export const defaultRetryPolicy: Readonly<RetryPolicy> = Object.freeze({
  request_ms: null,
  retry_ms: 15 * 60_000,
  unreached_ms: 60_000,
  first_wait_ms: 500,
  longest_wait_ms: 60_000,
});

/** The run ends: what is not under way is not sent any more. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** What became of a call with all its retries. */
export interface CallEnd<T> {
  /** Null when it failed. */
  value: T | null;
  error: ProviderError | null;
  /** That were sent. */
  requests: number;
  /** Failed requests that the endpoint may charge for all the same. */
  maybe_billed: number;
}

/**
 * Sends one request through its endpoint's gate, and again after failures that may pass, until the
 * policy's time is over. The only place that retries.
 *
 * @param signal ends a request that is under way.
 * @param quit ends waiting, for a turn or for the next try.
 * @throws the reason of the signal that ended it.
 */
export async function call<T>(
  gate: Gate,
  send: (signal: AbortSignal) => Promise<T>,
  policy: RetryPolicy,
  signal: AbortSignal,
  quit: AbortSignal,
): Promise<CallEnd<T>> {
  let firstFailure: number | undefined;
  let maybeBilled = 0;
  for (let requests = 1; ; requests++) {
    const slot = await gate.acquire(quit, requests > 1);
    let failure: ProviderError;
    try {
      const value = await send(withTimeOut(signal, policy.request_ms));
      gate.isReached = true;
      if (requests === 1) gate.limit.succeeded();
      else gate.limit.stumbled();
      waitForQuota(gate, value);
      return { value, error: null, requests, maybe_billed: maybeBilled };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (!ProviderError.isInstance(error)) throw error;
      failure = error;
    } finally {
      gate.release();
    }
    if (failure.maybeBilled) maybeBilled++;
    if (failure.kind === 'rate-limit') gate.limit.refused(slot.episode, 'rate-limit');
    else if (failure.code === 'overloaded') gate.limit.refused(slot.episode, 'overloaded');
    else gate.limit.stumbled();
    if (failure.code !== 'connection') gate.isReached = true;
    const now = Date.now();
    firstFailure ??= now;
    const deadline = firstFailure + timeToRetry(gate, policy);
    const wait = waitAfter(failure, requests, policy);
    if (!failure.isRetryable || now + wait > deadline) {
      const error = gate.isReached ? failure : unreached(failure, now - firstFailure);
      return { value: null, error, requests, maybe_billed: maybeBilled };
    }
    if (failure.kind !== 'rate-limit') gate.troubled(failure.message, deadline);
    // What the endpoint asked for holds for all requests to it; a broken answer is this one's alone.
    if (failure.retryAfterMs !== null) gate.pause(now + wait);
    await sleep(wait, quit);
    signal.throwIfAborted();
  }
}

function timeToRetry(gate: Gate, policy: RetryPolicy): number {
  return gate.isReached ? policy.retry_ms : Math.min(policy.retry_ms, policy.unreached_ms);
}

/** Every other request would meet the same. */
function unreached(failure: ProviderError, ms: number): ProviderError {
  return new ProviderError(
    'fatal',
    'unreached',
    `nothing came back in ${Math.round(ms / 1000)} s, ${failure.message}: start the server there, or correct the address`,
    { cause: failure },
  );
}

function withTimeOut(signal: AbortSignal, ms: number | null): AbortSignal {
  return ms === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(ms)]);
}

/** Exponential with full jitter on its upper half, so that crowds spread out. */
function waitAfter(failure: ProviderError, requests: number, policy: RetryPolicy): number {
  if (failure.retryAfterMs !== null) return failure.retryAfterMs;
  const longest = Math.min(policy.longest_wait_ms, policy.first_wait_ms * 2 ** (requests - 1));
  return longest * (0.5 + Math.random() / 2);
}

/** An allowance that is used up is waited for instead of being run into, if it comes back soon. */
const longestQuotaWait = 60_000;

function waitForQuota(gate: Gate, value: unknown): void {
  const quota = (value as { quota?: ProviderError['quota'] } | null)?.quota;
  for (const allowance of [quota?.requests, quota?.tokens]) {
    if (allowance?.remaining !== 0 || !allowance.reset_ms) continue;
    if (allowance.reset_ms <= longestQuotaWait) gate.pause(Date.now() + allowance.reset_ms);
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
