import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { echoLoop, exact, words } from '../../test/engine/benchmarks.ts';
import { type ModelServer, startModelServer } from '../../test/model-server/server.ts';
import { type Endpoint, openModel } from '../providers/index.ts';
import type { Scorer } from '../scorers/scorer.ts';
import { openStore, type Store } from '../store/index.ts';
import type { Benchmark } from './benchmark.ts';
import { evaluate } from './evaluate.ts';
import type { Job } from './job.ts';
import { parseLock } from './lock.ts';
import { rescore } from './rescore.ts';
import { scoreRun } from './score-run.ts';

let server: ModelServer;
let store: Store;
let endpoint: Endpoint;

beforeEach(async () => {
  server = await startModelServer({ latencyMs: 5 });
  store = await openStore(':memory:');
  endpoint = await openModel(`vllm+${server.url}#test-model`);
});
afterEach(async () => {
  await endpoint.close();
  await store.close();
  await server.close();
});

function jobOf(benchmark: Benchmark<string>, changes: Partial<Job> = {}): Job {
  const model = { endpoint, address: `vllm+${server.url}#test-model`, price: null };
  return { benchmark: benchmark as Benchmark, model, settings: {}, ...changes };
}

const prompts = () => server.arrivals.map(({ prompt }) => prompt);

describe('a run that was stopped', () => {
  test('drains what is under way, and going on sends nothing twice', async () => {
    const stop = new AbortController();
    const [first] = await evaluate([jobOf(words(400))], {
      store,
      drain: stop.signal,
      progress_ms: 5,
      onEvent: (event) => {
        if (event.kind === 'progress' && event.runs[0]!.done > 50)
          stop.abort('stopped by the user');
      },
    });
    expect(first).toMatchObject({ status: 'interrupted', reason: 'stopped by the user' });
    const sent = server.served;
    expect(sent).toBeLessThan(400);
    expect((await store.aggregate(first!.run)).responses).toBe(sent);
    expect((await scoreRun(store, first!.run)).unranked).toContain('of 400 samples');

    const [second] = await evaluate([jobOf(words(400), { resume: first!.run })], { store });
    expect(second).toMatchObject({ run: first!.run, status: 'finished' });
    expect(new Set(prompts()).size).toBe(400);
    expect(server.served).toBe(400);
    const { resent, responses } = await store.aggregate(first!.run);
    expect({ resent, responses }).toEqual({ resent: 0, responses: 400 });
    expect(await scoreRun(store, first!.run)).toMatchObject({ unranked: null });
  });

  test('is not gone on with under another lock', async () => {
    const [first] = await evaluate([jobOf(words(20))], { store });
    const others = [
      words(20, { version: '2' }),
      words(21),
      words(20, {
        prompt: () => ({ kind: 'chat', messages: [{ role: 'user', content: 'other' }] }),
      }),
      words(20, { scorers: [{ scorer: { ...exact, version: '2' } as Scorer }] }),
    ];
    for (const other of others) {
      const job = jobOf(other, { resume: first!.run });
      const error = await evaluate([job], { store }).catch((e) => e);
      expect(error).toMatchObject({ code: 'lock-differs' });
      expect(error.details.length).toBeGreaterThan(0);
    }
    const colder = jobOf(words(20), {
      resume: first!.run,
      settings: { sampling: { temperature: 0.5 } },
    });
    await expect(evaluate([colder], { store })).rejects.toMatchObject({ code: 'lock-differs' });
    const lock = parseLock((await store.run(first!.run))!.lock);
    const again = await evaluate([jobOf(words(20))], { store, locks: [lock] });
    expect(again[0]!.status).toBe('finished');
    await expect(evaluate([jobOf(words(19))], { store, locks: [lock] })).rejects.toMatchObject({
      code: 'lock-differs',
    });
    await expect(
      evaluate([jobOf(words(19), { resume: 'nothing' })], { store }),
    ).rejects.toMatchObject({ code: 'unknown-run' });
    expect(() => parseLock('{"format":"weighbridge-lock"}')).toThrow('this is no lock');
  });

  test('tries errors again, and keeps what they had cost apart', async () => {
    let isBroken = true;
    server.script = ({ prompt }) =>
      isBroken && prompt.endsWith('7')
        ? { kind: 'status', status: 400, body: { error: { message: 'no' } } }
        : { kind: 'say', text: prompt.split(' ').at(-1)! };
    const [first] = await evaluate([jobOf(words(50))], { store });
    expect(first!.status).toBe('finished');
    const broken = await scoreRun(store, first!.run);
    expect(broken.aggregate.errors).toEqual({ 'bad-request': 5 });
    expect(broken).toMatchObject({ items: 45, rates: { error: 0.1 } });
    expect(broken.unranked).toContain('more than 1 %');
    isBroken = false;
    await evaluate([jobOf(words(50), { resume: first!.run })], { store });
    expect(server.served).toBe(55);
    const { aggregate, unranked } = await scoreRun(store, first!.run);
    expect(aggregate).toMatchObject({ errors: {}, responses: 50, replaced: { attempts: 5 } });
    expect(unranked).toBeNull();
  });

  test('does not repeat the calls of a loop that were answered', async () => {
    server.script = ({ prompt, index }) =>
      index >= 6 && prompt.startsWith('Once more')
        ? { kind: 'status', status: 400, body: {} }
        : { kind: 'say', text: prompt.split(' ').at(-1)! };
    const [first] = await evaluate([jobOf(echoLoop(6))], { store, max_in_flight: 6 });
    expect((await store.aggregate(first!.run)).errors).toEqual({ 'bad-request': 6 });
    server.script = ({ prompt }) => ({ kind: 'say', text: prompt.split(' ').at(-1)! });
    await evaluate([jobOf(echoLoop(6), { resume: first!.run })], { store });
    expect(server.served).toBe(12 + 6);
    expect((await store.aggregate(first!.run)).errors).toEqual({});
  });

  test('does not wait for an endpoint that is not there, or that asked to wait', async () => {
    for (const act of [
      { kind: 'hang-up' as const },
      { kind: 'status' as const, status: 429, headers: { 'retry-after': '60' } },
    ]) {
      server.script = () => act;
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort('enough'), 300);
      const [end] = await evaluate([jobOf(words(50))], { store, drain: stop.signal });
      clearTimeout(timer);
      expect(end).toMatchObject({ status: 'interrupted', reason: 'enough' });
      expect((await store.aggregate(end!.run)).responses).toBe(0);
    }
  });

  test('is left to the process that works on it', async () => {
    const [first] = await evaluate([jobOf(words(5))], { store });
    await store.claimRun(first!.run, 'elsewhere 1 2', 60_000);
    await expect(
      evaluate([jobOf(words(5), { resume: first!.run })], { store }),
    ).rejects.toMatchObject({ code: 'at-work' });
  });
});

describe('a budget', () => {
  const price = { input: 1000, output: 10_000, source: 'a test' };

  test('stops the run before it is exceeded, and an unknown price is no price', async () => {
    const remote: Endpoint = {
      ...endpoint,
      configuration: endpoint.configuration,
      quotaGroup: endpoint.quotaGroup,
      can: endpoint.can,
      cannotSet: [],
      parallel: null,
      local: false,
      generate: (request, signal) => endpoint.generate(request, signal),
    };
    const priced = jobOf(words(500), {
      settings: { sampling: { max_tokens: 10 } },
      model: { endpoint: remote, address: 'test', price },
    });
    const [end] = await evaluate([priced], { store, budget_usd: 2 });
    expect(end).toMatchObject({ status: 'interrupted' });
    expect(end!.reason).toContain('budget is spent');
    const { spent_usd, responses } = await store.aggregate(end!.run);
    expect(spent_usd.sum).toBeLessThanOrEqual(2);
    expect(spent_usd.sum).toBeGreaterThan(1.5);
    expect(responses).toBe(server.served);
    const unpriced = { ...priced, model: { ...priced.model, price: null } };
    await expect(evaluate([unpriced], { store, budget_usd: 2 })).rejects.toMatchObject({
      code: 'unknown-price',
    });
    const [free] = await evaluate([{ ...unpriced, settings: { limit: 3 } }], { store });
    expect((await store.aggregate(free!.run)).spent_usd).toMatchObject({ sum: null, unknown: 3 });
  });

  test('of time or tokens stops it too', async () => {
    const until = new Date(Date.now() + 100);
    const [late] = await evaluate([jobOf(words(5000))], { store, until, max_in_flight: 4 });
    expect(late).toMatchObject({ status: 'interrupted', reason: 'the time is over' });
    const [long] = await evaluate([jobOf(words(500, { id: 'b' }))], {
      store,
      output_tokens: 100,
      max_in_flight: 4,
    });
    expect(long!.reason).toContain('output tokens');
  });
});

describe('rescore', () => {
  test('judges what is stored by another version, without the model', async () => {
    const [end] = await evaluate([jobOf(words(30))], { store });
    const served = server.served;
    const lenient: Scorer<string> = {
      ...exact,
      version: '2',
      score: () => ({ outcome: 'correct', value: 1, answer: 'x', explanation: null, detail: null }),
    };
    const result = await rescore(store, end!.run, { scorer: lenient as Scorer });
    expect(result).toMatchObject({ judged: 30, kept: 0, failed: 0, changed: 10 });
    expect((await scoreRun(store, end!.run)).score).toBe(1);
    expect(await scoreRun(store, end!.run, { scorer: 'exact@1', judge: null })).toMatchObject({
      score: 20 / 30,
    });
    expect(await rescore(store, end!.run, { scorer: lenient as Scorer })).toMatchObject({
      judged: 0,
      kept: 30,
    });
    expect(
      await rescore(store, end!.run, { scorer: lenient as Scorer }, { anew: true }),
    ).toMatchObject({ judged: 30, changed: 0 });
    expect(server.served).toBe(served);
  });
});
