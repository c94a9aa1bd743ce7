import { randomBytes } from 'node:crypto';
import type { Capabilities, Capability } from '../providers/configuration.ts';
import type { Endpoint } from '../providers/endpoint.ts';
import type { ScorerIdentity } from '../store/run.ts';
import type { Store } from '../store/store.ts';
import { type Benchmark, isSingleTurn } from './benchmark.ts';
import { Claim } from './claim.ts';
import { EngineError } from './error.ts';
import { type Job, type JobModel, modelName } from './job.ts';
import {
  type Lock,
  type LockedModel,
  lockDifferences,
  lockText,
  makeLock,
  parseLock,
  scorerName,
} from './lock.ts';
import { itemRecords, makePlan, type Plan, sampleCount } from './plan.ts';
import type { RequestSettings } from './requests.ts';
import { judgeName } from './scoring/judge-name.ts';
import { settleRequests } from './settings.ts';

/** What a job comes down to; nothing of it stands in the store yet. */
export interface Settled {
  job: Job;
  plan: Plan;
  settings: RequestSettings;
  lock: Lock;
  /** Whose scores the run shows. */
  headline: ScorerIdentity;
}

/** A run that stands in the store and that this process may work on. */
export interface Prepared extends Settled {
  run: string;
  claim: Claim;
}

/**
 * Plans a run and checks that it can start.
 * @param wanted a lock that it must equal; null: none was given. A run to go on with brings its own.
 * @throws EngineError
 */
export async function settle(store: Store, job: Job, wanted: Lock | null): Promise<Settled> {
  const { benchmark, model, judge = null, user = null } = job;
  const plan = makePlan(benchmark, job.settings);
  const settings = settleRequests(benchmark, model.endpoint, job.settings);
  requireJudge(job);
  requireRoles(job);
  await requireCapability(job, plan);
  const lock = makeLock({
    plan,
    settings,
    model: lockedModel(model),
    judge: judge && lockedModel(judge),
    user: user && lockedModel(user),
  });
  if (wanted) requireSame(wanted, lock, 'the lock');
  if (job.resume !== undefined) {
    const known = await store.run(job.resume);
    if (!known) throw new EngineError('unknown-run', `the store has no run ${job.resume}`);
    requireSame(parseLock(known.lock), lock, `run ${job.resume}`);
  }
  return { job, plan, settings, lock, headline: headlineOf(job) };
}

/**
 * Makes the run in the store, or finds the one to go on with, and takes the right to work on it.
 * @throws EngineError `at-work`
 */
export async function open(
  store: Store,
  settled: Settled,
  environment: unknown,
): Promise<Prepared> {
  const { job, plan, lock, headline } = settled;
  const { benchmark, model } = job;
  const run = job.resume ?? newRunId(benchmark.id);
  if (job.resume === undefined) {
    await store.createRun(
      {
        id: run,
        created_at: new Date().toISOString(),
        lock: lockText(lock),
        benchmark: benchmark.id,
        benchmark_version: benchmark.version,
        model: modelName(model),
        catalog_model: model.endpoint.configuration.catalog_model,
        headline,
        planned_samples: sampleCount(plan),
        tags: job.tags ?? [],
        environment: environment ?? null,
      },
      itemRecords(plan),
    );
  }
  const claim = await Claim.take(store, run);
  await store.setStatus(run, 'running');
  return { ...settled, run, claim };
}

function headlineOf({ benchmark, judge }: Job): ScorerIdentity {
  const [use] = benchmark.scorers;
  const isJudged = judge !== undefined && use.scorer.needs.includes('judge');
  return {
    scorer: scorerName(use),
    judge: isJudged ? judgeName(judge.endpoint.configuration) : null,
  };
}

function newRunId(benchmark: string): string {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  return `${benchmark}-${day}-${randomBytes(3).toString('hex')}`;
}

function lockedModel({ address, endpoint }: JobModel): LockedModel {
  return { address, configuration: endpoint.configuration };
}

function requireSame(wanted: Lock, lock: Lock, whose: string): void {
  const details = lockDifferences(wanted, lock);
  if (details.length === 0) return;
  throw new EngineError(
    'lock-differs',
    `what would run now is not what ${whose} says, so the results would not be comparable`,
    details,
  );
}

function requireJudge({ benchmark, judge }: Job): void {
  for (const { scorer } of benchmark.scorers) {
    if (scorer.needs.includes('judge') && !judge) {
      throw new EngineError(
        'cannot-do',
        `${benchmark.id} is judged by a model (${scorer.id}); name one with --judge`,
      );
    }
  }
}

const roleWords = {
  user: 'a model that plays the user; name one with --user-model (there is no default: the score depends on it)',
  judge: 'a model that judges; name one with --judge',
};

function requireRoles(job: Job): void {
  const { benchmark } = job;
  if (isSingleTurn(benchmark)) return;
  const missing = benchmark.roles?.find((role) => !job[role]);
  if (missing === undefined) return;
  throw new EngineError('cannot-do', `${benchmark.id} needs ${roleWords[missing]}`);
}

/** What an endpoint must be able to do; null: nothing that is asked beforehand. */
function capabilityOf(benchmark: Benchmark, plan: Plan): keyof Capabilities | null {
  if (isSingleTurn(benchmark)) return benchmark.prompt(plan.items[0]!).kind;
  return benchmark.tools ? 'tools' : null;
}

async function requireCapability({ benchmark, model }: Job, plan: Plan): Promise<void> {
  const wanted = capabilityOf(benchmark, plan);
  if (wanted === null) return;
  const { endpoint } = model;
  const can = endpoint.can[wanted] ?? (await probed(endpoint, wanted));
  if (can !== false) return;
  throw new EngineError(
    'cannot-do',
    `${benchmark.id} needs ${needWords[wanted] ?? wanted}, and ${endpoint.configuration.name} (${endpoint.configuration.provider}) cannot do that`,
  );
}

/** Only of log-likelihoods do servers answer with something that looks right and is not. */
async function probed(endpoint: Endpoint, wanted: keyof Capabilities): Promise<Capability> {
  if (wanted !== 'loglikelihood') return null;
  return (await endpoint.probe([wanted]))[wanted];
}

const needWords: Partial<Record<keyof Capabilities, string>> = {
  chat: 'a chat endpoint',
  tools: 'an endpoint that calls tools',
  completion: 'an endpoint that continues a bare prompt',
  loglikelihood: 'the log-likelihood of given texts',
};
