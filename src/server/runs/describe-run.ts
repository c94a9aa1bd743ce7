import { parseLock } from '../../engine/lock.ts';
import { scoreRun } from '../../engine/score-run.ts';
import type { RunDetail, RunEvent, Store } from '../../store/index.ts';
import type { ConcurrencyStep, RunSheet } from '../api.ts';

/** Steps of the concurrency that are kept of a long history. */
export const mostSteps = 500;

/** All that is known of a run. @throws EngineError `bad-lock`; StoreError */
export async function describeRun(store: Store, run: RunDetail): Promise<RunSheet> {
  const [score, events] = await Promise.all([scoreRun(store, run.id), store.events(run.id)]);
  const { lock, ...facts } = run;
  return {
    run: facts,
    lock: parseLock(lock),
    score,
    concurrency: concurrencyOf(events),
    waits: events.flatMap(({ kind, at, data }) =>
      kind === 'waiting' ? [{ at, until: (data as { until: string }).until }] : [],
    ),
  };
}

/**
 * How many requests could be in flight from when on, oldest first. Of a long history each step is
 * the last one of its part.
 */
export function concurrencyOf(events: readonly RunEvent[]): ConcurrencyStep[] {
  const steps = events.flatMap(({ kind, at, data }): ConcurrencyStep[] => {
    if (kind !== 'concurrency') return [];
    const { to, reason } = data as { to: number; reason: string };
    return [{ at, limit: to, reason }];
  });
  if (steps.length <= mostSteps) return steps;
  return Array.from(
    { length: mostSteps },
    (_, i) => steps[Math.ceil(((i + 1) * steps.length) / mostSteps) - 1]!,
  );
}
