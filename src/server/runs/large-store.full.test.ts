import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchmarks, epochs, fillStore, itemsOf, models } from '../../../test/large-store.ts';
import { aCatalog } from '../../../test/small-catalog.ts';
import { openSqliteStore } from '../../store/sqlite/open.ts';
import type { RunAnswer, RunsAnswer, SampleAnswer, SamplesAnswer } from '../api.ts';
import { createApp } from '../app.ts';
import { openRuns, type Runs } from './open-runs.ts';

/** How long each takes is measured by `node bench/store.ts` and `node bench/runs.ts`. */
const samples = 1_000_000;
const items = itemsOf(samples);
const [itemOf, runOf] = [(i: number) => `benchmark-3/test/${i}`, 'run-3-8'];

let folder: string;
let path: string;
let runs: Runs;
let app: Hono;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weigh-large-'));
  path = join(folder, 'large.db');
  const store = await openSqliteStore(path);
  await fillStore(store, samples, 12);
  await store.close();
  runs = openRuns(path);
  app = createApp({ catalog: aCatalog({}), today: () => '2026-11-22', runs, loopbackOnly: true });
}, 15 * 60_000);

afterAll(async () => {
  await runs.close();
  rmSync(folder, { recursive: true });
});

async function get<Answer>(address: string): Promise<Answer> {
  const response = await app.request(`http://localhost/api/v1/${address}`, {
    headers: { host: 'localhost' },
  });
  expect(response.status, address).toBe(200);
  return (await response.json()) as Answer;
}

describe('a store of a million samples', () => {
  it('opens, and lists all runs with sums that agree with their samples', async () => {
    const store = await openSqliteStore(path);
    const { runs: all, next } = await store.listRuns({ limit: 1_000 });
    expect(next).toBeNull();
    expect(all).toHaveLength(benchmarks * models);
    expect(all.reduce((sum, { summary }) => sum + summary.responses, 0)).toBe(samples);
    const listed = all.find(({ id }) => id === runOf)!.summary.score;
    const { score } = await store.aggregate(runOf);
    expect(score).toMatchObject({ scored: items * epochs, value: listed.value });
    expect(score.outcomes).toEqual(listed.outcomes);
    await store.close();
  });

  it('shows the list, page by page', async () => {
    const first = await get<RunsAnswer>('runs');
    expect(first.runs).toHaveLength(50);
    const second = await get<RunsAnswer>(`runs?cursor=${first.next}`);
    const ids = [...first.runs, ...second.runs].map(({ id }) => id);
    expect(new Set(ids).size).toBe(100);
    const found = await get<RunsAnswer>('runs?search=model-7%20');
    expect(found.runs).toHaveLength(benchmarks);
  });

  it('shows a run, its first, middle and last samples in the order of the plan, and one of them', async () => {
    const { run } = await get<RunAnswer>(`runs/${runOf}`);
    expect(run.id).toBe(runOf);
    const page = (query: string) => get<SamplesAnswer>(`runs/${runOf}/samples?limit=50${query}`);
    const ids = ({ samples: rows }: SamplesAnswer) =>
      rows.map(({ item, epoch }) => `${item} ${epoch}`);
    const planned = (from: number, count: number) =>
      Array.from(
        { length: count },
        (_, k) => `${itemOf(Math.floor((from + k) / epochs))} ${(from + k) % epochs}`,
      );
    const first = await page('');
    expect(ids(first)).toEqual(planned(0, 50));
    expect(ids(await page(`&cursor=${first.next}`))).toEqual(planned(50, 50));
    const middle = items >> 1;
    expect(ids(await page(`&cursor=${middle}.1`))).toEqual(planned(middle * epochs + 2, 50));
    const last = await page(`&cursor=${items - 2}.${epochs - 1}`);
    expect(ids(last)).toEqual(planned((items - 1) * epochs, epochs));
    expect(last.next).toBeNull();
    const wrong = await page('&outcome=incorrect');
    expect(new Set(wrong.samples.map(({ outcome }) => outcome))).toEqual(new Set(['incorrect']));
    expect((await page('&outcome=refused')).samples).toEqual([]);
    const { sample } = await get<SampleAnswer>(
      `runs/${runOf}/samples/${encodeURIComponent(itemOf(middle))}?epoch=2`,
    );
    expect(sample.item.id).toBe(itemOf(middle));
  });

  it('finds nothing wrong', async () => {
    const store = await openSqliteStore(path);
    expect((await store.check()).found).toBe(0);
    await store.close();
  });
});
