import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { words } from '../../../test/engine/benchmarks.ts';
import { type OwnRuns, openOwnRuns } from '../../../test/engine/own-runs.ts';
import { plantedKeys, runWithKeys } from '../../../test/engine/planted-keys.ts';
import { aCatalog } from '../../../test/small-catalog.ts';
import { AnswerCache } from '../answer-cache.ts';
import type { RunAnswer, RunsAnswer, SampleAnswer, SamplesAnswer } from '../api.ts';
import { createApp } from '../app.ts';
import { operationFor } from '../openapi/operations.ts';
import { runOperations } from '../openapi/run-operations.ts';
import { errorAnswer } from '../openapi/schemas/meta.ts';
import { longestText } from './cut-texts.ts';
import { openRuns, type Runs } from './open-runs.ts';

const hostile = '<script>window.broken=1</script>\u202e\u0000 "quoted"';
const long = `${'x'.repeat(longestText - 1)}😀${'y'.repeat(100_000)}`;

let own: OwnRuns;
let runs: Runs;
let shown: string;
let failing: string;
let secret: string;
const cache = new AnswerCache(10);
/** One that only this machine reaches, and one that others reach. */
let here: Hono;
let open: Hono;

beforeAll(async () => {
  own = await openOwnRuns();
  shown = await own.run(words(12), {
    environment: { publishable: true, data_dir: '/home/somebody' },
    script: ({ prompt }) => {
      if (prompt.endsWith('w1')) return { kind: 'say', text: 'w1', reasoning: hostile };
      if (prompt.endsWith('w2')) return { kind: 'say', text: long };
      return { kind: 'say', text: prompt.split(' ').at(-1)! };
    },
  });
  failing = await own.run(words(8), {
    script: ({ prompt }) =>
      prompt.endsWith('5')
        ? { kind: 'status', status: 400, body: { error: { message: hostile } } }
        : { kind: 'say', text: prompt.split(' ').at(-1)!, usage: null },
  });
  secret = await own.run(words(3, { id: 'gpqa-diamond' }), { environment: { publishable: true } });
  runs = openRuns(own.path);
  const options = { catalog: aCatalog({}), today: () => '2026-11-22', runs };
  here = createApp({ ...options, cache, loopbackOnly: true });
  open = createApp({ ...options, report: () => {} });
});

afterAll(async () => {
  await runs.close();
  await own.close();
});

async function get<Answer>(app: Hono, address: string, status = 200): Promise<Answer> {
  const response = await app.request(`http://localhost/api/v1/${address}`, {
    headers: { host: 'localhost' },
  });
  const body = await response.json();
  expect(`${address} ${response.status} ${body.error?.message ?? ''}`).toMatch(
    new RegExp(`^${address.replaceAll(/[.?*+(){}[\]\\]/g, '.')} ${status} `),
  );
  const path = `/${address.split('?')[0]}`;
  const schema = status === 200 ? operationFor(path)!.answer! : errorAnswer;
  const parsed = schema.safeParse(body);
  expect(parsed.success ? [] : parsed.error.issues.slice(0, 5)).toEqual([]);
  return body as Answer;
}

describe('the list of runs', () => {
  it('has the newest first, filtered and paged', async () => {
    const all = await get<RunsAnswer>(here, 'runs');
    expect(all.runs.map(({ id }) => id)).toEqual([secret, failing, shown]);
    expect(all).toMatchObject({ store: 'open', total: 3, next: null });
    const words = await get<RunsAnswer>(here, 'runs?benchmark=words&limit=1');
    expect(words).toMatchObject({ total: 2, runs: [{ id: failing }] });
    const next = `runs?benchmark=words&limit=1&cursor=${words.next}`;
    expect((await get<RunsAnswer>(here, next)).runs.map(({ id }) => id)).toEqual([shown]);
    expect((await get<RunsAnswer>(here, 'runs?status=failed')).runs).toEqual([]);
    expect((await get<RunsAnswer>(here, 'runs?search=GPQA')).total).toBe(1);
    expect((await get<RunsAnswer>(here, 'runs?model=nobody')).total).toBe(0);
  });

  it('says whether somebody works on a run', async () => {
    await own.store.setStatus(shown, 'running');
    const atWork = async () =>
      (await get<RunsAnswer>(here, 'runs')).runs.map(({ at_work }) => at_work);
    expect(await atWork()).toEqual([false, false, false]);
    await own.store.claimRun(shown, 'a process', 60_000);
    expect(await atWork()).toEqual([false, false, true]);
    await own.store.setStatus(shown, 'finished');
    expect(await atWork()).toEqual([false, false, false]);
  });

  it('notices a store that is made later, and makes none', async () => {
    const path = join(own.path, '..', 'later.db');
    const later = openRuns(path);
    const app = createApp({ catalog: aCatalog({}), today: () => '2026-11-22', runs: later });
    const absent = { store: 'absent', runs: [], total: 0, next: null };
    expect(await get(app, 'runs')).toEqual(absent);
    expect(await get(app, 'runs')).toEqual(absent);
    await get(app, 'runs/last', 404);
    const { openStore } = await import('../../store/index.ts');
    await (await openStore(path)).close();
    expect(await get(app, 'runs')).toEqual({ ...absent, store: 'open' });
    await later.close();
    expect(await get(createApp({ catalog: aCatalog({}), today: () => '' }), 'runs')).toEqual(
      absent,
    );
  });
});

describe('a run', () => {
  it('has score, interval, outcomes, cost, speed, concurrency and lock', async () => {
    const { score, lock, concurrency, withheld, run } = await get<RunAnswer>(here, 'runs/last');
    expect(run.id).toBe(secret);
    expect(withheld).toBeNull();
    expect(lock.benchmark.id).toBe('gpqa-diamond');
    expect(concurrency[0]).toMatchObject({ reason: 'start', limit: expect.any(Number) });
    expect(score.score).toBeCloseTo(2 / 3);
    const found = await get<RunAnswer>(here, `runs/${failing}`);
    const { aggregate, rates, unranked } = found.score;
    expect(aggregate.errors).toEqual({ 'bad-request': 1 });
    expect(rates.error).toBeCloseTo(1 / 8);
    expect(unranked).toMatch(/more than 1 %/);
    // Nothing said what it cost, nor how many tokens it took.
    expect(aggregate.cost_usd).toEqual({ sum: null, known: 0, unknown: 8 });
    expect(aggregate.tokens.output.sum).toBeNull();
  });

  it('is never kept in the answer cache, and is sent once while it stays the same', async () => {
    const address = `http://localhost/api/v1/runs/${shown}`;
    const headers = { host: 'localhost' };
    const first = await here.request(address, { headers });
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const etag = first.headers.get('etag')!;
    const ask = () => here.request(address, { headers: { ...headers, 'if-none-match': etag } });
    expect((await ask()).status).toBe(304);
    await own.store.tagRun(shown, { add: ['changed'] });
    expect((await ask()).status).toBe(200);
    expect(cache.size).toBe(0);
  });

  it('that is not there is not found, with what could be meant', async () => {
    const { error } = await get<{ error: { suggestions: string[] } }>(here, 'runs/words', 404);
    expect(error.suggestions.sort()).toEqual([shown, failing].sort());
    await get(here, 'runs/nothing', 404);
    await get(here, 'runs/nothing/samples', 404);
    await get(here, `runs/${shown}/samples/nothing`, 404);
    await get(here, `runs/${shown}/samples/word-1?epoch=7`, 404);
  });
});

describe('samples', () => {
  it('are listed in plan order, by outcome and by score', async () => {
    const items = async (search: string) =>
      (await get<SamplesAnswer>(here, `runs/${shown}/samples${search}`)).samples.map(
        ({ item }) => item,
      );
    expect(await items('')).toHaveLength(12);
    const wrong = ['word-0', 'word-2', 'word-3', 'word-6', 'word-9'];
    expect(await items('?outcome=incorrect')).toEqual(wrong);
    expect(await items('?max_value=0')).toEqual(wrong);
    expect(await items('?outcome=error,unscored')).toEqual([]);
    expect(await items('?search=word-11')).toEqual(['word-11']);
    const page = await get<SamplesAnswer>(here, `runs/${shown}/samples?limit=5`);
    expect(await items(`?limit=100&cursor=${page.next}`)).toHaveLength(7);
  });

  it('cut what is long, say how long it was, and give the whole as a file', async () => {
    const { samples } = await get<SamplesAnswer>(here, `runs/${shown}/samples?search=word-2`);
    expect(samples[0]!.answer!.length).toBe(300);
    expect(samples[0]!.answer_characters).toBe(long.length);
    const { sample, cut } = await get<SampleAnswer>(here, `runs/${shown}/samples/word-2`);
    // Not in the middle of a character.
    expect(sample.response.text).toBe('x'.repeat(longestText - 1));
    const part = { characters: long.length, kept: longestText - 1 };
    expect(cut).toEqual([
      { part: 'response.text', ...part },
      { part: 'scores.0.answer', ...part },
    ]);
    const text = `http://localhost/api/v1/runs/${shown}/samples/word-2/text?part=response.text`;
    const whole = await here.request(text, { headers: { host: 'localhost' } });
    expect(await whole.text()).toBe(long);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${shown}-word-2-0-response.text.txt"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it('hold what the model wrote as it wrote it', async () => {
    const { sample, headline } = await get<SampleAnswer>(here, `runs/${shown}/samples/word-1`);
    expect(headline).toEqual({ scorer: 'exact@1', judge: null });
    expect(sample.response).toMatchObject({ text: 'w1', reasoning: hostile });
    expect(sample.scores[0]).toMatchObject({ scorer: 'exact@1', outcome: 'correct', value: 1 });
  });
});

describe('on a board that others reach', () => {
  it('items that may not be published are not shown, whatever the run says of itself', async () => {
    const run = await get<RunAnswer>(open, `runs/${secret}`);
    expect(run.withheld).toMatch(/gpqa-diamond/);
    expect(run.score.score).toBeCloseTo(2 / 3);
    await get(open, `runs/${secret}/samples`, 403);
    await get(open, `runs/${secret}/samples/word-1`, 403);
    await get(open, `runs/${secret}/samples/word-1/text?part=response.text`, 403);
  });

  it('nor those of which nobody knows', async () => {
    await get(open, `runs/${failing}/samples`, 403);
    expect((await get<SamplesAnswer>(open, `runs/${shown}/samples`)).samples).toHaveLength(12);
  });

  it('nothing is said of this machine', async () => {
    const { run } = await get<RunAnswer>(open, `runs/${shown}`);
    expect(run.environment).toBeNull();
    expect((await get<RunAnswer>(here, `runs/${shown}`)).run.environment).not.toBeNull();
  });

  it('a store that cannot be read is named to this machine alone', async () => {
    const broken = {
      store: async () => {
        const { StoreError } = await import('../../store/index.ts');
        throw new StoreError('damaged', '/home/somebody/store.db: damaged');
      },
      close: async () => {},
    };
    const options = { catalog: aCatalog({}), today: () => '', runs: broken, report: () => {} };
    const message = async (loopbackOnly: boolean) =>
      JSON.stringify(await get(createApp({ ...options, loopbackOnly }), 'runs', 503));
    expect(await message(true)).toContain('/home/somebody');
    expect(await message(false)).not.toContain('/home/somebody');
  });
});

describe('the described parameters', () => {
  const addressOf = (path: string) =>
    path.slice(1).replace('{id}', shown).replace('{sample}', 'word-1');

  it.each(runOperations.map((each) => [each.path, each] as const))(
    'are all taken, and no other is: %s',
    async (path, { parameters }) => {
      const asked = parameters.filter((each) => each.in === 'query');
      const needed = asked.filter(({ required }) => required);
      const search = (given: [string, string][]) =>
        `${addressOf(path)}?${new URLSearchParams([...needed.map(({ name, example }) => [name, example]), ...given])}`;
      for (const { name, example } of asked) {
        const given = needed.some((each) => each.name === name) ? [] : [[name, example]];
        const response = await open.request(
          `http://localhost/api/v1/${search(given as [string, string][])}`,
        );
        expect(`${name} ${response.status}`).toMatch(/ (200|404)$/);
      }
      await get(open, search([['nonsense', '1']]), 400);
    },
  );

  it('are refused when their values cannot be', async () => {
    for (const address of [
      'runs?status=gone',
      'runs?limit=0',
      'runs?limit=1001',
      'runs?cursor=x',
      `runs/${shown}/samples?outcome=wrong`,
      `runs/${shown}/samples?min_value=2`,
      `runs/${shown}/samples?max_value=`,
      `runs/${shown}/samples/word-1?epoch=-1`,
      `runs/${shown}/samples/word-1/text`,
    ]) {
      await get(here, address, 400);
    }
    await get(here, `runs/${shown}/samples/word-1/text?part=constructor`, 404);
  });
});

it('keys that were planted everywhere are in no answer', async () => {
  const planted = await openOwnRuns();
  await runWithKeys(planted.store);
  const source = openRuns(planted.path);
  const app = createApp({
    catalog: aCatalog({}),
    today: () => '2026-11-22',
    runs: source,
    loopbackOnly: true,
  });
  const texts: string[] = [];
  const read = async (address: string) => {
    const response = await app.request(`http://localhost/api/v1/${address}`, {
      headers: { host: 'localhost' },
    });
    expect(`${address} ${response.status}`).toBe(`${address} 200`);
    const text = await response.text();
    texts.push(text, [...response.headers].join('\n'));
    return text;
  };
  const list = JSON.parse(await read('runs')) as RunsAnswer;
  expect(list.total).toBe(2);
  for (const { id } of list.runs) {
    await read(`runs/${id}`);
    const { samples } = JSON.parse(await read(`runs/${id}/samples?limit=1000`)) as SamplesAnswer;
    expect(samples).toHaveLength(30);
    for (const { item } of samples) {
      await read(`runs/${id}/samples/${item}`);
      await read(`runs/${id}/samples/${item}/text?part=response`);
    }
  }
  const said = texts.join('\n');
  expect(said).toContain('[key]');
  for (const key of plantedKeys) expect(said).not.toContain(key);
  await source.close();
  await planted.close();
});
