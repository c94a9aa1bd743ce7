import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import { addOwnRun } from '../../test/stored-run.ts';
import { openStore, type Store } from '../store/index.ts';
import type { ErrorAnswer, ModelAnswer, RankingsAnswer } from './api.ts';
import { createApp } from './app.ts';
import { modelAnswer } from './openapi/schemas/models.ts';
import { cellsAnswer, citationAnswer, rankingsAnswer } from './openapi/schemas/rankings.ts';

const today = () => '2026-11-22';
const catalog = aCatalog(
  {
    models: [aModel({ id: 'm1' }), aModel({ id: 'm2' })],
    benchmarks: [aBenchmark({ id: 'aime-2024', items: 30 })],
    suites: [aSuite({ id: 's', components: ['aime-2024'] })],
    scores: [
      aScore({ model: 'm1', benchmark: 'aime-2024', score: 90 }),
      aScore({ model: 'm2', benchmark: 'aime-2024', score: 50 }),
    ],
  },
  'f'.repeat(64),
);

let store: Store;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  store = await openStore(':memory:');
  await addOwnRun(store, { id: 'run-1', name: 'm1', right: 3 });
  await addOwnRun(store, { id: 'run-x', name: 'mystery' });
  app = createApp({ catalog, today, runs: { store: async () => store, close: async () => {} } });
});
afterAll(() => store.close());

const get = async (path: string) => await app.request(`/api/v1${path}`);
const ask = async <T>(path: string) => (await (await get(path)).json()) as T;
const order = ({ rows }: RankingsAnswer) => rows.map(({ model }) => model.id);

describe('a board with a store of runs', () => {
  it('ranks on published scores unless it is asked', async () => {
    const plain = await ask<RankingsAnswer>('/rankings?suite=s');
    expect(order(plain)).toEqual(['m1', 'm2']);
    expect(plain.measured).toBeUndefined();
    const without = createApp({ catalog, today });
    const there = await without.request('/api/v1/rankings?suite=s');
    expect(await there.text()).toBe(await (await get('/rankings?suite=s')).text());
  });

  it('ranks on own runs, or on both, as described', async () => {
    const both = await ask<RankingsAnswer>('/rankings?suite=s&evidence=both');
    expect(rankingsAnswer.parse(both)).toEqual(both);
    expect(order(both)).toEqual(['m2', 'm1']);
    expect(both.measured!.left_out).toEqual([expect.objectContaining({ run: 'run-x' })]);
    const measured = await ask<RankingsAnswer>('/rankings?suite=s&evidence=measured');
    expect(order(measured)).toEqual(['m1']);
    const cells = await ask<unknown>('/cells?suite=s&evidence=both');
    expect(cellsAnswer.parse(cells)).toEqual(cells);
    const cited = citationAnswer.parse(await ask('/citation?suite=s&evidence=both'));
    expect(cited.link).toContain('evidence=both');
    expect(cited.command).toContain('--evidence both');
    const csv = await (await get('/rankings?suite=s&evidence=both&format=csv')).text();
    expect(csv.split('\n')[1]).toContain(`both,${both.measured!.sha256}`);
  });

  it('shows what was measured on the model, apart', async () => {
    const sheet = await ask<ModelAnswer>('/models/m1');
    expect(modelAnswer.parse(sheet)).toEqual(sheet);
    expect(sheet.benchmarks[0]!.scores).toHaveLength(1);
    expect(sheet.own_runs).toEqual([
      expect.objectContaining({ score: 10, benchmark: 'aime-2024' }),
    ]);
  });

  it('knows a run that was added since', async () => {
    await addOwnRun(store, { id: 'run-2', name: 'm2', right: 0 });
    await vi.waitFor(
      async () => {
        const both = await ask<RankingsAnswer>('/rankings?suite=s&evidence=both');
        expect(order(both)).toEqual(['m1', 'm2']);
      },
      { timeout: 10_000, interval: 200 },
    );
  });

  it.each([
    '/race?suite=s&evidence=both',
    '/sensitivity?suite=s&evidence=measured',
    '/choose?for=s&evidence=both',
    '/compare?models=m1,m2&evidence=both',
  ])('says of %s that it cannot be asked so', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(((await response.json()) as ErrorAnswer).error.message).toContain('evidence');
  });

  it('without a store says that there are no own runs', async () => {
    const response = await createApp({ catalog, today }).request(
      '/api/v1/rankings?suite=s&evidence=both',
    );
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('there are none to take here');
  });
});
