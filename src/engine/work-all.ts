import type { Store } from '../store/store.ts';
import type { EvaluateOptions, RunEnd } from './evaluate.ts';
import type { EngineEvent } from './events.ts';
import type { Prepared } from './prepare.ts';
import type { Run, Stop } from './run.ts';

/**
 * Works on all runs until each is done or stopped, tells of their progress, and sets how they ended.
 * @throws the first failure that is none of an endpoint's, after all runs have ended.
 */
export async function workAll(
  runs: readonly Run[],
  prepared: readonly Prepared[],
  options: EvaluateOptions,
): Promise<RunEnd[]> {
  const { store, drain, until, onEvent = () => {}, progress_ms = 200 } = options;
  const abort = new AbortController();
  const stopAll = (reason: string) => {
    for (const run of runs) run.stop({ status: 'interrupted', reason });
  };
  const onDrain = () => stopAll(wordsOf(drain?.reason));
  const onAbort = () => {
    stopAll(wordsOf(options.abort?.reason));
    abort.abort(options.abort?.reason);
  };
  if (drain?.aborted) onDrain();
  if (options.abort?.aborted) onAbort();
  drain?.addEventListener('abort', onDrain, { once: true });
  options.abort?.addEventListener('abort', onAbort, { once: true });
  const deadline =
    until &&
    setTimeout(() => stopAll('the time is over'), Math.max(0, until.getTime() - Date.now()));
  const show = () => onEvent({ kind: 'progress', runs: runs.map(({ progress }) => progress) });
  const ticker = setInterval(show, progress_ms);
  try {
    const ends = await Promise.allSettled(
      runs.map(async (run, i) => {
        try {
          return await end(store, run, await run.work(abort.signal), onEvent);
        } catch (error) {
          // The store may be what failed; then its status cannot be set either.
          await end(store, run, failedBy(error), onEvent).catch(() => {});
          throw error;
        } finally {
          prepared[i]!.claim.release();
        }
      }),
    );
    show();
    const failed = ends.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    return ends.map((result) => (result as PromiseFulfilledResult<RunEnd>).value);
  } finally {
    clearInterval(ticker);
    clearTimeout(deadline);
    drain?.removeEventListener('abort', onDrain);
    options.abort?.removeEventListener('abort', onAbort);
  }
}

async function end(
  store: Store,
  run: Run,
  stop: Stop | null,
  onEvent: (event: EngineEvent) => void,
): Promise<RunEnd> {
  const status = stop?.status ?? 'finished';
  const reason = stop?.reason ?? null;
  await store.setStatus(run.id, status, reason ?? undefined);
  onEvent({ kind: 'ended', run: run.id, status, reason });
  return { run: run.id, status, reason };
}

function failedBy(error: unknown): Stop {
  return { status: 'failed', reason: error instanceof Error ? error.message : String(error) };
}

function wordsOf(reason: unknown): string {
  return typeof reason === 'string' ? reason : 'stopped';
}
