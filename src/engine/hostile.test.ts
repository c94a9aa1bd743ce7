import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words } from '../../test/engine/benchmarks.ts';
import { plantedKeys, runWithKeys } from '../../test/engine/planted-keys.ts';
import { hostile } from '../../test/model-server/hostile.ts';
import { startModelServer } from '../../test/model-server/server.ts';
import { openModel } from '../providers/index.ts';
import { openStore, type SampleDetail } from '../store/index.ts';
import { evaluate } from './evaluate.ts';

const limits = { connectMs: 500, headersMs: 300, idleMs: 300, responseBytes: 1024 * 1024 };

test.each([
  { share: 0.1, stream: false, samples: 60 },
  { share: 0.05, stream: true, samples: 200 },
])(
  'with each way of failing at $share of all requests every sample is accounted for once (streaming: $stream)',
  async ({ share, stream, samples }) => {
    const server = await startModelServer({ script: hostile(share) });
    const store = await openStore(':memory:');
    const endpoint = await openModel(`${server.url}#test-model`, { limits });
    const retry = { first_wait_ms: 2, longest_wait_ms: 20, retry_ms: 30_000 };
    const job = {
      benchmark: words(samples),
      model: { endpoint, address: 'test', price: null },
      settings: { stream },
    };
    const [end] = await evaluate([job], { store, retry, max_in_flight: 16 });
    expect(end!.status).toBe('finished');
    const seen = new Set<string>();
    let requests = 0;
    for await (const chunk of store.samples(end!.run)) {
      for (const { item, response, scores } of chunk as SampleDetail[]) {
        expect(seen.has(item.id)).toBe(false);
        seen.add(item.id);
        requests += response.requests;
        const { outcome, value } = scores[0]!;
        if (response.error) {
          // Everything else passes when it is tried again.
          expect(response.error.code).toBe('too-large');
          expect({ outcome, value }).toEqual({ outcome: 'error', value: null });
        } else if (response.text === '') {
          expect(outcome).toBe('unparsed');
        } else {
          expect(response.text).toBe(`w${item.id.split('-')[1]}`);
          expect(['correct', 'incorrect']).toContain(outcome);
        }
      }
    }
    expect(seen.size).toBe(samples);
    // Connections that were closed may be tried once more by the client below.
    expect(server.served).toBeGreaterThanOrEqual(requests);
    const { errors, score } = await store.aggregate(end!.run);
    expect(score.outcomes.error).toBe(errors['too-large'] ?? 0);
    expect(score.outcomes.error).toBeGreaterThan(0);
    await endpoint.close();
    await store.close();
    await server.close();
  },
);

test.each([
  {
    answers: 1,
    reason: '50 samples in a row failed, the last with connection',
    code: 'connection',
  },
  { answers: 0, reason: 'unreached: nothing came back', code: 'unreached' },
])(
  'an endpoint that is broken after $answers answers ends each sample with its error, and then the run',
  async ({ answers, reason, code }) => {
    let asked = 0;
    const server = await startModelServer({
      script: () => (asked++ < answers ? { kind: 'say', text: 'w0' } : { kind: 'hang-up' }),
    });
    const store = await openStore(':memory:');
    const endpoint = await openModel(`${server.url}#test-model`, { limits });
    const job = {
      benchmark: words(400),
      model: { endpoint, address: 'test', price: null },
      settings: {},
    };
    const retry = { first_wait_ms: 2, longest_wait_ms: 5, retry_ms: 30 };
    const [end] = await evaluate([job], { store, retry, max_in_flight: 4 });
    expect(end).toMatchObject({ status: 'failed', reason: expect.stringContaining(reason) });
    const { errors, responses } = await store.aggregate(end!.run);
    expect(Object.keys(errors)).toEqual([code]);
    expect(responses).toBeLessThan(400);
    await endpoint.close();
    await store.close();
    await server.close();
  },
);

test('keys from environment, address, headers and error bodies are in no store, event or error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-keys-'));
  const store = await openStore(join(folder, 'store.db'));
  const texts: string[] = [JSON.stringify(await runWithKeys(store))];
  for (const { id } of (await store.listRuns()).runs) {
    texts.push(JSON.stringify([await store.run(id), await store.events(id)]));
    for await (const chunk of store.samples(id)) texts.push(JSON.stringify(chunk));
  }
  await store.close();
  const said = texts.join('\n');
  expect(said).toContain('[key]');
  // The files too, as far as they are not compressed.
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  for (const key of plantedKeys) {
    expect(said).not.toContain(key);
    for (const file of files) expect(file).not.toContain(key);
  }
  rmSync(folder, { recursive: true, force: true });
});
