import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ModelServer, startModelServer } from '../../../test/model-server/server.ts';
import type { Endpoint } from '../../providers/endpoint.ts';
import { openModel } from '../../providers/open-model.ts';
import { measureSpeed } from './measure-speed.ts';
import { medianInterval } from './median-interval.ts';
import { uniquePrompt } from './unique-prompt.ts';

describe('measureSpeed', () => {
  let server: ModelServer;
  let endpoint: Endpoint;
  beforeAll(async () => {
    server = await startModelServer();
    endpoint = await openModel(`${server.url}#test-model`);
  });
  afterAll(async () => {
    await endpoint.close();
    await server.close();
  });

  test('asks each point so often, one prompt never twice, and knows how long it took', async () => {
    server.script = () => ({ kind: 'say', text: 'one two three four', latencyMs: 30, chunkMs: 5 });
    const before = server.arrivals.length;
    const told: [number, number][] = [];
    const points = await measureSpeed(endpoint, {
      prompts: [50, 400],
      concurrency: [1, 3],
      requests: 6,
      progress: (done, total) => told.push([done, total]),
    });
    expect(points.map((point) => [point.prompt_tokens_asked, point.concurrency])).toEqual([
      [50, 1],
      [50, 3],
      [400, 1],
      [400, 3],
    ]);
    const prompts = server.arrivals.slice(before).map(({ prompt }) => prompt);
    // One more at each point, which does not count.
    expect(prompts).toHaveLength(4 * 7);
    expect(new Set(prompts).size).toBe(prompts.length);
    expect(told.at(-1)).toEqual([24, 24]);
    for (const point of points) {
      expect(point.errors).toEqual({});
      expect(point.output_tokens).toBe(4);
      expect(point.first_token_ms!.median).toBeGreaterThan(25);
      // Four words, three pauses between them: 5 ms each, or more on a busy machine.
      expect(point.between_tokens_ms!.median).toBeGreaterThan(3);
      expect(point.first_token_ms!.n).toBe(6);
      expect(point.first_token_ms!.lo).toBeLessThanOrEqual(point.first_token_ms!.median);
    }
    expect(points[2]!.prompt_tokens).toBeGreaterThan(points[0]!.prompt_tokens! * 5);
  });

  test('a request that fails is counted and has no time', async () => {
    let asked = 0;
    server.script = () =>
      asked++ % 2 === 0
        ? { kind: 'say', text: 'fine' }
        : { kind: 'status', status: 500, body: { error: { message: 'broken' } } };
    const [point] = await measureSpeed(endpoint, { prompts: [20], concurrency: [1], requests: 6 });
    expect(point).toMatchObject({ requests: 6, errors: { 'server-error': 3 } });
    expect(point!.first_token_ms!.n).toBe(3);
  });

  test('where already the first fails there is nothing to measure', async () => {
    server.script = () => ({
      kind: 'status',
      status: 404,
      body: { error: { message: 'no such' } },
    });
    await expect(measureSpeed(endpoint, { requests: 2 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('what is measured when somebody stops it is kept', async () => {
    const stop = new AbortController();
    server.script = () => ({ kind: 'say', text: 'fine' });
    const points = await measureSpeed(endpoint, {
      prompts: [20, 40],
      concurrency: [1],
      requests: 4,
      signal: stop.signal,
      progress: (done) => done === 2 && stop.abort(),
    });
    expect(points).toHaveLength(1);
    expect(points[0]!.first_token_ms!.n).toBe(2);
  });
});

test('the interval of a median lies between the order statistics that tables give', () => {
  // n = 12: the 3rd and the 10th value cover 96.1 % (David and Nagaraja); n = 5 covers 93.8 % at most.
  const values = Array.from({ length: 12 }, (_, i) => (i * 7) % 12);
  expect(medianInterval(values)).toEqual({ median: 5.5, lo: 2, hi: 9, n: 12 });
  expect(medianInterval([3, 1, 2, 5, 4])).toEqual({ median: 3, lo: null, hi: null, n: 5 });
  expect(medianInterval([])).toBeNull();
});

test('prompts for speed differ from their first words on', () => {
  const beginnings = Array.from({ length: 200 }, (_, i) => uniquePrompt(100, i).slice(0, 40));
  expect(new Set(beginnings).size).toBe(200);
  expect(uniquePrompt(1000, 1).split(/\s+/).length).toBeGreaterThan(950);
});
