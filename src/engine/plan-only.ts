import type { Store } from '../store/store.ts';
import { Budget } from './budget.ts';
import { defaultRetryPolicy } from './call.ts';
import { Caller } from './caller.ts';
import { Gates } from './concurrency/gates.ts';
import { estimateCost } from './estimate.ts';
import type { CostEstimate } from './events.ts';
import { type Job, modelName } from './job.ts';
import type { Lock } from './lock.ts';
import { sampleCount } from './plan.ts';
import { settle } from './prepare.ts';
import { allSamples } from './worklist.ts';

/** A run that was only planned. */
export interface PlannedRun {
  benchmark: string;
  model: string;
  items: number;
  samples: number;
  estimate: CostEstimate;
  lock: Lock;
}

/** What jobs come down to, without sending a request for a sample. @throws EngineError */
export async function planOnly(
  store: Store,
  jobs: readonly Job[],
  locks: readonly (Lock | null)[],
): Promise<PlannedRun[]> {
  const plans: PlannedRun[] = [];
  for (const [i, { resume: _, ...job }] of jobs.entries()) {
    const { plan, settings, lock } = await settle(store, job, locks[i] ?? null);
    const { endpoint, price } = job.model;
    const parts = {
      gate: new Gates().of(endpoint),
      budget: new Budget(),
      policy: defaultRetryPolicy,
      quit: new AbortController().signal,
    };
    const work = allSamples(plan, 'random');
    plans.push({
      benchmark: plan.benchmark.id,
      model: modelName(job.model),
      items: plan.items.length,
      samples: sampleCount(plan),
      estimate: estimateCost(plan, work, settings, new Caller(endpoint, price, parts)),
      lock,
    });
  }
  return plans;
}
