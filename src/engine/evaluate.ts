import type { RunEvent, RunStatus } from '../store/run.ts';
import type { Store } from '../store/store.ts';
import { Budget } from './budget.ts';
import { defaultRetryPolicy, type RetryPolicy } from './call.ts';
import { Caller } from './caller.ts';
import type { LimitChange } from './concurrency/adaptive-limit.ts';
import { Gates } from './concurrency/gates.ts';
import { EngineError } from './error.ts';
import { estimateCost } from './estimate.ts';
import type { EngineEvent } from './events.ts';
import { type Job, type JobModel, modelName } from './job.ts';
import type { Lock } from './lock.ts';
import type { Order } from './order.ts';
import { sampleCount } from './plan.ts';
import { open, type Prepared, type Settled, settle } from './prepare.ts';
import { Run } from './run.ts';
import { ScoringWorkers } from './scoring/workers.ts';
import type { Execute } from './session.ts';
import { isDeterministic } from './settings.ts';
import { workAll } from './work-all.ts';
import { type Worklist, worklist } from './worklist.ts';

/** When responses of earlier runs stand in for new ones: never, where equal requests should give equal answers, or always. */
export type CacheUse = 'none' | 'deterministic' | 'all';

export interface EvaluateOptions {
  store: Store;
  /** What all runs together may spend, in dollars. Default: no limit. */
  budget_usd?: number;
  /** Nothing is started after this time. */
  until?: Date;
  /** Output tokens of each run. Default: no limit. */
  output_tokens?: number;
  /** Requests in flight for each endpoint and account, instead of finding out how many are right. */
  max_in_flight?: number;
  retry?: Partial<RetryPolicy>;
  /** Default `deterministic`. */
  cache?: CacheUse;
  /** For one judgement of a heavy scorer, in milliseconds. Default 30,000. */
  scoring_ms?: number;
  execute?: Execute;
  /** Aborted: start nothing more, finish what is under way. Its reason is kept as words. */
  drain?: AbortSignal;
  /** Aborted: end at once. */
  abort?: AbortSignal;
  onEvent?: (event: EngineEvent) => void;
  /** Between two `progress` events, in milliseconds. Default 200. */
  progress_ms?: number;
  /** Facts about where each job came from, kept with new runs and in no lock. */
  environments?: readonly unknown[];
  /** Locks that the jobs must equal, in the jobs' order. */
  locks?: readonly (Lock | null)[];
}

/** How a run ended. What it adds up to stands in the store. */
export interface RunEnd {
  run: string;
  status: RunStatus;
  /** Null when all was done. */
  reason: string | null;
}

/**
 * Works on all jobs at once: those of one endpoint and account share its limit, others do not wait
 * for each other. All jobs are planned and checked before the first request is sent.
 *
 * @returns in the jobs' order.
 * @throws EngineError when a job cannot start; StoreError when the store fails: runs are then marked
 *   `failed`, and what was stored stays.
 */
export async function evaluate(jobs: readonly Job[], options: EvaluateOptions): Promise<RunEnd[]> {
  const { store, onEvent = () => {} } = options;
  requireSensible(jobs, options);
  const runs: Run[] = [];
  const gates = new Gates(options.max_in_flight, {
    onLimit: (group, change) => {
      onEvent({ kind: 'concurrency', group, ...change });
      note(store, runs, group, { kind: 'concurrency', data: change });
    },
    onPause: (group, time) => {
      const until = new Date(time).toISOString();
      onEvent({ kind: 'waiting', group, until });
      note(store, runs, group, { kind: 'waiting', data: { until } });
    },
    onTrouble: (group, message, time) => {
      onEvent({ kind: 'trouble', group, message, until: new Date(time).toISOString() });
    },
  });
  const budget = new Budget(options.budget_usd);
  const policy = { ...defaultRetryPolicy, ...options.retry };
  let pool: ScoringWorkers | undefined;
  const workers = () => {
    pool ??= new ScoringWorkers(options.scoring_ms);
    return pool;
  };
  const callerOf = ({ endpoint, price }: JobModel, { signal: quit }: AbortController) =>
    new Caller(endpoint, price, { gate: gates.of(endpoint), budget, policy, quit });

  const prepared: Prepared[] = [];
  try {
    // All of them before the first is made: a job that cannot start leaves nothing behind.
    const settled: Settled[] = [];
    for (const [i, job] of jobs.entries()) {
      settled.push(await settle(store, job, options.locks?.[i] ?? null));
    }
    for (const [i, ready] of settled.entries()) {
      prepared.push(await open(store, ready, options.environments?.[i]));
    }
    for (const ready of prepared) {
      const { job, plan, settings } = ready;
      const quit = new AbortController();
      const model = callerOf(job.model, quit);
      const work = await worklist(store, ready, orderOf(job, options));
      onEvent({
        kind: 'planned',
        run: ready.run,
        benchmark: plan.benchmark.id,
        model: modelName(job.model),
        samples: sampleCount(plan),
        resumed: work.done,
        estimate: estimateCost(plan, work, settings, model),
      });
      const run = new Run(ready, work, {
        model,
        judge: job.judge ? callerOf(job.judge, quit) : null,
        user: job.user ? callerOf(job.user, quit) : null,
        execute: options.execute ?? null,
        store,
        useCache: usesCache(ready, options.cache ?? 'deterministic'),
        workers,
        quit,
        outputTokens: options.output_tokens ?? Number.POSITIVE_INFINITY,
      });
      await countEarlier(store, run, work, ready);
      runs.push(run);
      const { limit } = model.gate.limit;
      const data: LimitChange = { from: limit, to: limit, reason: 'start' };
      note(store, [run], run.group, { kind: 'concurrency', data });
    }
    return await workAll(runs, prepared, options);
  } finally {
    for (const { claim } of prepared) claim.release();
    await pool?.close();
  }
}

/** The outcomes of earlier processes, so that the progress speaks of the whole run. */
async function countEarlier(
  store: Store,
  run: Run,
  { done }: Worklist,
  { headline }: Prepared,
): Promise<void> {
  if (done === 0) return;
  const { score } = await store.aggregate(run.id, headline);
  run.tracker.countEarlier(score);
}

/** What may be stopped half-way is done in random order, so that the part that is done is a fair one. */
function orderOf({ model }: Job, { budget_usd, until, output_tokens }: EvaluateOptions): Order {
  if (model.endpoint.local) return 'prefix';
  const mayStop = [budget_usd, until, output_tokens].some((limit) => limit !== undefined);
  return mayStop ? 'random' : 'long-first';
}

function usesCache({ job, settings }: Prepared, use: CacheUse): boolean {
  if (use !== 'deterministic') return use === 'all';
  return isDeterministic(job.benchmark, job.model.endpoint, settings);
}

/** Milliseconds that a timer can wait: 2^31 - 1. */
const longestTimer = 2_147_483_647;

function requireSensible(jobs: readonly Job[], options: EvaluateOptions): void {
  const { budget_usd, max_in_flight, until } = options;
  if (max_in_flight !== undefined && !(Number.isSafeInteger(max_in_flight) && max_in_flight > 0)) {
    throw new EngineError(
      'bad-setting',
      `requests in flight: a whole number from 1 on, not ${max_in_flight}`,
    );
  }
  const wait = (until?.getTime() ?? 0) - Date.now();
  // NaN is no date, and timers reach no further.
  if (until && !(wait < longestTimer)) {
    throw new EngineError('bad-setting', 'the time to stop at is a date within the next 24 days');
  }
  if (budget_usd === undefined) return;
  if (!(budget_usd > 0)) {
    throw new EngineError('bad-setting', `a budget is a sum above 0, not ${budget_usd}`);
  }
  const unpriced = jobs
    .flatMap(({ model, judge, user }) => [model, judge ?? [], user ?? []].flat())
    .filter(({ endpoint, price }) => !endpoint.local && (price?.input ?? null) === null);
  if (unpriced.length === 0) return;
  throw new EngineError(
    'unknown-price',
    `a budget needs prices, and that of ${unpriced.map(modelName).join(', ')} is not known; give it with --price INPUT/OUTPUT in dollars per million tokens`,
  );
}

/** Keeps what happened at an endpoint with the runs that use it. Progress does not wait for it. */
function note(
  store: Store,
  runs: readonly Run[],
  group: string,
  event: Pick<RunEvent, 'kind' | 'data'>,
): void {
  const at = new Date().toISOString();
  const events = runs
    .filter((run) => run.group === group)
    .map((run) => ({ run: run.id, at, ...event }));
  // A store that fails is noticed by the samples.
  if (events.length > 0) store.record({ events }).catch(() => {});
}
