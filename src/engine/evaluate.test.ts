import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { echoLoop, words } from '../../test/engine/benchmarks.ts';
import { type ModelServer, startModelServer } from '../../test/model-server/server.ts';
import { type Endpoint, type OpenOptions, openModel } from '../providers/index.ts';
import { openStore, type SampleDetail, type Store } from '../store/index.ts';
import type { Benchmark } from './benchmark.ts';
import { type EvaluateOptions, evaluate } from './evaluate.ts';
import type { EngineEvent } from './events.ts';
import type { Job } from './job.ts';

let server: ModelServer;
let store: Store;
const endpoints: Endpoint[] = [];

beforeEach(async () => {
  server = await startModelServer();
  store = await openStore(':memory:');
});
afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
  await store.close();
  await server.close();
});

async function jobOf(
  benchmark: Benchmark<never> | Benchmark<string>,
  changes: Partial<Job> = {},
  options: OpenOptions = {},
): Promise<Job> {
  const endpoint = await openModel(`vllm+${server.url}#test-model`, options);
  endpoints.push(endpoint);
  const model = { endpoint, address: `vllm+${server.url}#test-model`, price: null };
  return { benchmark: benchmark as Benchmark, model, settings: {}, ...changes };
}

const retry = { first_wait_ms: 5, longest_wait_ms: 50, retry_ms: 20_000 };

async function run(job: Job, options: Partial<EvaluateOptions> = {}) {
  const [end] = await evaluate([job], { store, retry, ...options });
  return end!;
}

async function samplesOf(id: string): Promise<SampleDetail[]> {
  const all: SampleDetail[] = [];
  for await (const chunk of store.samples(id)) all.push(...chunk);
  return all;
}

describe('evaluate', () => {
  test('asks, judges and stores every sample once', async () => {
    const end = await run(await jobOf(words(100)));
    expect(end).toMatchObject({ status: 'finished', reason: null });
    expect(server.served).toBe(100);
    const samples = await samplesOf(end.run);
    expect(samples).toHaveLength(100);
    for (const { item, response, scores } of samples) {
      const n = Number(item.id.split('-')[1]);
      expect(response.text).toBe(`w${n}`);
      expect(response.requests).toBe(1);
      expect(scores).toHaveLength(1);
      expect(scores[0]).toMatchObject({ outcome: n % 3 === 0 ? 'incorrect' : 'correct' });
    }
    const { score } = await store.aggregate(end.run);
    expect(score.outcomes).toMatchObject({ correct: 66, incorrect: 34, error: 0 });
    expect(await store.run(end.run)).toMatchObject({ status: 'finished', claim: null });
  });

  test('epochs are samples of their own, with seeds of their own', async () => {
    const benchmark = words(5, {
      protocol: { sampling: { temperature: 1 }, epochs: 3, prompt: '' },
    });
    const end = await run(await jobOf(benchmark));
    expect(server.served).toBe(15);
    const seeds = server.arrivals.map(({ body }) => body!.seed);
    expect(new Set(seeds).size).toBe(15);
    expect((await samplesOf(end.run)).map(({ response }) => response.epoch).sort()).toEqual(
      [0, 1, 2].flatMap((epoch) => Array(5).fill(epoch)),
    );
  });

  test('a limit takes part of the items, the same ones for the same seed', async () => {
    const ids = async (limit: number, seed: number) => {
      const end = await run(await jobOf(words(50), { settings: { limit, seed } }));
      return (await samplesOf(end.run)).map(({ item }) => item.id);
    };
    const ten = await ids(10, 1);
    expect(ten).toHaveLength(10);
    expect(await ids(10, 1)).toEqual(ten);
    expect(await ids(20, 1)).toEqual(expect.arrayContaining(ten));
    expect(await ids(10, 2)).not.toEqual(ten);
  });

  test('a loop makes its calls through the session', async () => {
    const end = await run(await jobOf(echoLoop(10)));
    expect(server.served).toBe(20);
    for (const { response, scores } of await samplesOf(end.run)) {
      expect(response.requests).toBe(2);
      expect(response.usage.output_tokens).toBe(2);
      expect(scores[0]!.outcome).not.toBe('error');
      expect(response.transcript).toMatchObject({ outcome_data: { seed: expect.any(Number) } });
    }
  });

  test('a loop that fails is an error of its sample, and limits end it', async () => {
    const failing = echoLoop(4, { attempt: () => Promise.reject(new Error('a mistake')) });
    let end = await run(await jobOf(failing));
    expect((await store.aggregate(end.run)).errors).toEqual({ 'loop-failed': 4 });
    end = await run(await jobOf(echoLoop(4, { limits: { calls: 1 } })));
    expect((await store.aggregate(end.run)).errors).toEqual({ 'call-limit': 4 });
    server.script = () => ({ kind: 'say', text: 'late', latencyMs: 500 });
    end = await run(await jobOf(echoLoop(4, { limits: { time_ms: 50 } })));
    expect((await store.aggregate(end.run)).errors).toEqual({ 'time-limit': 4 });
  });

  test('log-likelihoods are asked for and kept for the scorer', async () => {
    const benchmark = words(3, {
      prompt: () => ({
        kind: 'loglikelihood',
        contexts: [{ context: 'The capital of', continuations: [' France', ' the'] }],
      }),
      scorers: [
        {
          scorer: {
            id: 'likeliest',
            version: '1',
            summary: 'The first is the likeliest.',
            needs: [],
            heavy: false,
            check: () => {},
            score: ({ loglikelihoods }) => {
              const isRight = loglikelihoods![0]!.logprob > loglikelihoods![1]!.logprob;
              return {
                outcome: isRight ? ('correct' as const) : ('incorrect' as const),
                value: isRight ? 1 : 0,
                answer: null,
                explanation: null,
                detail: null,
              };
            },
          },
        },
      ],
    });
    const end = await run(await jobOf(benchmark));
    expect((await store.aggregate(end.run)).score.outcomes.correct).toBe(3);
  });

  test('goes through a rate limit: fewer at once, and all are answered', async () => {
    let active = 0;
    server.script = ({ index }) => {
      active++;
      return index % 20 === 5
        ? { kind: 'status', status: 429, headers: { 'retry-after-ms': '20' } }
        : { kind: 'say', text: 'w', latencyMs: 2 };
    };
    const events: EngineEvent[] = [];
    const end = await run(await jobOf(words(200)), { onEvent: (event) => events.push(event) });
    expect(end.status).toBe('finished');
    expect(active).toBeGreaterThan(200);
    expect((await store.aggregate(end.run)).errors).toEqual({});
    const reasons = events.flatMap((event) => (event.kind === 'concurrency' ? event.reason : []));
    expect(reasons).toContain('rate-limit');
    expect(events.some(({ kind }) => kind === 'waiting')).toBe(true);
    expect((await store.events(end.run)).map(({ kind }) => kind)).toContain('concurrency');
  });

  test('an endpoint that refuses the key ends the run at once', async () => {
    server.script = () => ({ kind: 'status', status: 401, body: { error: { message: 'no' } } });
    const end = await run(await jobOf(words(500)));
    expect(end).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('authentication'),
    });
    expect(server.served).toBeLessThan(50);
  });

  test('the same deterministic request is not sent again, another epoch or seed is', async () => {
    await run(await jobOf(words(10)));
    const end = await run(await jobOf(words(10)));
    expect(server.served).toBe(10);
    expect((await store.aggregate(end.run)).cached).toBe(10);
    await run(await jobOf(words(10)), { cache: 'none' });
    expect(server.served).toBe(20);
    await run(await jobOf(words(10), { settings: { epochs: 2 } }));
    expect(server.served).toBe(30);
    await run(await jobOf(words(10), { settings: { sampling: { temperature: 1 } } }));
    await run(await jobOf(words(10), { settings: { sampling: { temperature: 1 } } }));
    expect(server.served).toBe(50);
  });

  test('answers that were cut off or empty are no cache', async () => {
    server.script = ({ index }) =>
      index % 2 === 0
        ? { kind: 'say', text: 'w1 and', finish: 'length' }
        : { kind: 'say', text: '', finish: 'stop' };
    await run(await jobOf(words(10)));
    await run(await jobOf(words(10)));
    expect(server.served).toBe(20);
  });

  test('several models and benchmarks at once, each in its own run', async () => {
    const jobs = [
      await jobOf(words(30)),
      await jobOf(words(20, { id: 'more-words' })),
      await jobOf(echoLoop(10)),
    ];
    const ends = await evaluate(jobs, { store });
    expect(ends.map(({ status }) => status)).toEqual(['finished', 'finished', 'finished']);
    expect((await store.listRuns()).total).toBe(3);
  });

  test('a bad setting, target or capability is found before anything is sent or stored', async () => {
    const error = async (job: Promise<Job>) => evaluate([await job], { store }).catch((e) => e);
    expect(await error(jobOf(words(5), { settings: { epochs: 0 } }))).toMatchObject({
      code: 'bad-setting',
    });
    expect(await error(jobOf(words(5), { settings: { limit: 1.5 } }))).toMatchObject({
      code: 'bad-setting',
    });
    const bad = words(5);
    const items = [{ ...bad.items[0]!, target: 3 as unknown as string }];
    expect(await error(jobOf({ ...bad, items }))).toMatchObject({ code: 'bad-target' });
    expect(await error(jobOf({ ...bad, items: [] }))).toMatchObject({ code: 'bad-setting' });
    expect(server.served).toBe(0);
    expect((await store.listRuns()).total).toBe(0);
  });
});
