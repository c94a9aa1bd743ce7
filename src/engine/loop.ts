import { requestHash } from '../providers/replay/request-hash.ts';
import { Account } from './account.ts';
import { answerOfLoop } from './answer.ts';
import {
  type Attempted,
  answered,
  blankResponse,
  endedSample,
  now,
  type SampleMeans,
} from './attempt.ts';
import type { BenchmarkItem, LoopBenchmark } from './benchmark.ts';
import type { Called, Caller } from './caller.ts';
import { CallFailed } from './caller.ts';
import { digest, seedOf } from './digest.ts';
import { EngineError } from './error.ts';
import { type ModelRequest, samplingOf } from './requests.ts';
import { SampleLimit } from './sample-limit.ts';
import type { Role, Session } from './session.ts';

/** Makes one attempt by a benchmark's loop, and keeps each of its calls so that a kill loses none. */
export async function attemptLoop(
  means: SampleMeans,
  benchmark: LoopBenchmark,
  item: BenchmarkItem,
  epoch: number,
  signal: AbortSignal,
): Promise<Attempted> {
  const account = new Account();
  const limit = new SampleLimit(benchmark.limits, signal);
  const { configuration } = means.model.endpoint;
  const request_sha256 = digest({ configuration, run: means.run, item: item.id, epoch });
  const base = blankResponse(means.run, item.id, epoch, item.content, request_sha256);
  try {
    const session = openSession(means, item.id, epoch, { account, limit });
    const answer = answerOfLoop(await benchmark.attempt(item, session));
    return { answer, response: { ...base, ...answered(answer), ...account.record, ...now() } };
  } catch (error) {
    return endedSample(limit.endOf(error), base, account);
  } finally {
    limit.close();
  }
}

function openSession(
  means: SampleMeans,
  item: string,
  epoch: number,
  sample: { account: Account; limit: SampleLimit },
): Session {
  const { settings } = means;
  const { limit } = sample;
  /** How often each request was made: the same one twice are two calls. */
  const times = new Map<string, number>();

  const calling = async (caller: Caller, request: ModelRequest): Promise<Called> => {
    limit.signal.throwIfAborted();
    limit.beforeCall();
    const content = requestHash(caller.endpoint.configuration, request.kind, request.request);
    const time = times.get(content) ?? 0;
    times.set(content, time + 1);
    const key = digest({ run: means.run, item, epoch, content, time });
    const called =
      (await remembered(means, key)) ?? (await make(means, caller, request, key, sample));
    sample.account.add(called.generation, called, called.ms, caller === means.model);
    limit.afterCall(called.generation?.usage.output_tokens ?? null);
    return called;
  };
  const callerOf = (role: Role): Caller => {
    const caller = { model: means.model, user: means.user, judge: means.judge }[role];
    if (caller) return caller;
    throw new EngineError('cannot-do', `the benchmark asks for a ${role}, and the run has none`);
  };
  return {
    epoch,
    seed: seedOf(means.seed, item, epoch),
    signal: limit.signal,
    generate: async (request, role = 'model') => {
      const sampling =
        role === 'model' ? { sampling: samplingOf(settings, request.sampling, item, epoch) } : {};
      const stream = { stream: settings.stream };
      const whole = { ...stream, ...request, ...sampling, epoch };
      return (await calling(callerOf(role), { kind: 'generate', request: whole })).generation!;
    },
    complete: async (request) => {
      const sampling = samplingOf(settings, request.sampling, item, epoch);
      const whole = { stream: settings.stream, ...request, sampling, epoch };
      return (await calling(means.model, { kind: 'complete', request: whole })).generation!;
    },
    loglikelihood: async (request) =>
      (await calling(means.model, { kind: 'loglikelihood', request })).loglikelihoods!,
    execute: async (request) => {
      if (!means.execute) {
        throw new EngineError('cannot-do', 'the benchmark runs programs, and there is no sandbox');
      }
      return await means.execute(request, limit.signal);
    },
  };
}

/** A call that an earlier process of this run made for this sample: paid for, and not made again. */
async function remembered(means: SampleMeans, key: string): Promise<Called | null> {
  const kept = await means.store.cachedCall(key);
  return kept ? { ...(kept.generation as Called), requests: 0 } : null;
}

async function make(
  means: SampleMeans,
  caller: Caller,
  request: ModelRequest,
  key: string,
  { account, limit }: { account: Account; limit: SampleLimit },
): Promise<Called> {
  try {
    const called = await caller.call(request, limit.signal);
    account.requests += called.requests;
    await means.store.record({ calls: [{ request_sha256: key, generation: called }] });
    return called;
  } catch (error) {
    if (error instanceof CallFailed) {
      account.requests += error.requests;
      account.lose(error.spent);
    }
    throw error;
  }
}
