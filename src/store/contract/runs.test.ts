import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewRun } from '../run.ts';
import type { Store } from '../store.ts';
import { type Fresh, implementations } from './implementations.ts';
import { collect, exact, makeItems, makeResponse, makeRun, makeScore } from './records.ts';

describe.each(implementations)('runs in $name', ({ create }) => {
  let fresh: Fresh;
  let store: Store;
  beforeEach(async () => {
    fresh = await create();
    store = fresh.store;
  });
  afterEach(() => fresh.remove());

  it('gives back what a run was created with', async () => {
    const run = makeRun('r', { tags: ['b', 'a'], environment: { host: 'h', pid: 7 } });
    const record = await store.createRun(run, makeItems(3));
    const { environment, headline, ...rest } = run;
    const { lock, tags, ...told } = rest;
    expect(record).toMatchObject({
      ...told,
      headline,
      status: 'running',
      status_at: run.created_at,
      status_reason: null,
      items: 3,
      tags: ['a', 'b'],
    });
    expect(record.lock_sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await store.run('r')).toEqual({
      ...record,
      lock,
      environment,
      claim: null,
      scorers: [],
    });
    expect(await store.run('other')).toBeNull();
  });

  it('takes a run up again only with the same lock and items', async () => {
    const run = makeRun('r');
    const first = await store.createRun(run, makeItems(3));
    await store.record({ responses: [makeResponse('r', 'item-1')] });
    expect(await store.createRun({ ...run, tags: ['later'] }, makeItems(3))).toEqual(first);
    expect(await collect(store.committed('r'))).toHaveLength(1);
    await expect(store.createRun({ ...run, lock: '{}' }, makeItems(3))).rejects.toMatchObject({
      name: 'StoreError',
      code: 'lock-differs',
    });
    await expect(store.createRun(run, makeItems(4))).rejects.toMatchObject({
      code: 'lock-differs',
    });
  });

  it('gives equal item sets equal hashes', async () => {
    const a = await store.createRun(makeRun('a'), makeItems(5));
    const b = await store.createRun(makeRun('b'), makeItems(5));
    const reordered = await store.createRun(makeRun('c'), makeItems(5).reverse());
    const clustered = await store.createRun(makeRun('d'), makeItems(5, { cluster: 'one' }));
    expect(b.item_set_sha256).toBe(a.item_set_sha256);
    expect(reordered.item_set_sha256).not.toBe(a.item_set_sha256);
    expect(clustered.item_set_sha256).not.toBe(a.item_set_sha256);
    const items = await store.items('c');
    expect(items.sha256).toBe(reordered.item_set_sha256);
    expect(items.ids).toEqual(['item-4', 'item-3', 'item-2', 'item-1', 'item-0']);
    expect(items.sha256s).toEqual(
      makeItems(5)
        .reverse()
        .map((item) => item.sha256),
    );
    expect(items.clusters).toEqual([null, null, null, null, null]);
    expect((await store.items('d')).clusters).toEqual(['one', 'one', 'one', 'one', 'one']);
  });

  it('plans thousands of items, and none', async () => {
    await store.createRun(makeRun('many'), makeItems(2_500));
    const { ids } = await store.items('many');
    expect(ids).toHaveLength(2_500);
    expect(ids[2_499]).toBe('item-2499');
    expect((await store.createRun(makeRun('none'), [])).items).toBe(0);
  });

  it('takes items that are made anew each time, and refuses those that can be walked through once', async () => {
    const planned = makeItems(2_500);
    const anew = { [Symbol.iterator]: () => planned[Symbol.iterator]() };
    const { item_set_sha256 } = await store.createRun(makeRun('anew'), anew);
    const again = await store.createRun(makeRun('array'), planned);
    expect(again.item_set_sha256).toBe(item_set_sha256);
    expect((await store.items('anew')).ids).toEqual(planned.map(({ id }) => id));
    const once = makeItems(3, { cluster: 'other' }).values();
    await expect(store.createRun(makeRun('once'), once)).rejects.toMatchObject({ code: 'invalid' });
    expect(await store.run('once')).toBeNull();
  });

  it('lists runs newest first, page by page, each once', async () => {
    // Two share a moment: the page must not break between them.
    const minutes = [3, 1, 4, 1, 5, 9, 2, 6];
    for (const [i, minute] of minutes.entries()) {
      const created_at = `2026-11-22T09:0${minute}:00.000Z`;
      await store.createRun(makeRun(`r${i}`, { created_at }), []);
    }
    const whole = await store.listRuns();
    expect(whole.runs.map(({ created_at }) => created_at)).toEqual(
      whole.runs.map(({ created_at }) => created_at).toSorted((a, b) => (a < b ? 1 : -1)),
    );
    expect(whole).toMatchObject({ total: 8, next: null });
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.listRuns({ limit: 3, ...(cursor ? { cursor } : {}) });
      expect(page.total).toBe(8);
      paged.push(...page.runs.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(paged).toEqual(whole.runs.map(({ id }) => id));
  });

  it('finds runs by what they are', async () => {
    const make = (id: string, changes: Partial<NewRun>) =>
      store.createRun(makeRun(id, changes), []);
    await make('ab1', { benchmark: 'gsm8k', model: 'GLM', catalog_model: 'glm', tags: ['x'] });
    await make('ab2', { benchmark: 'math', model: 'glm', catalog_model: null, tags: ['x', 'y'] });
    await make('c_d', { benchmark: 'math', model: 'other', catalog_model: 'other' });
    await store.setStatus('c_d', 'finished');
    const found = async (query: Parameters<Store['listRuns']>[0]) => {
      const { runs, total } = await store.listRuns(query);
      expect(total).toBe(runs.length);
      return runs.map(({ id }) => id).sort();
    };
    expect(await found({ benchmark: 'math' })).toEqual(['ab2', 'c_d']);
    expect(await found({ model: 'glm' })).toEqual(['ab2']);
    expect(await found({ catalog_model: 'glm' })).toEqual(['ab1']);
    expect(await found({ tag: 'x' })).toEqual(['ab1', 'ab2']);
    expect(await found({ tag: 'x', benchmark: 'math' })).toEqual(['ab2']);
    expect(await found({ status: 'finished' })).toEqual(['c_d']);
    expect(await found({ id_prefix: 'ab' })).toEqual(['ab1', 'ab2']);
    expect(await found({ search: 'GL' })).toEqual(['ab1', 'ab2']);
    // Neither sign is a wildcard.
    expect(await found({ search: '%' })).toEqual([]);
    expect(await found({ search: '_' })).toEqual(['c_d']);
  });

  it('refuses pages that cannot be', async () => {
    for (const query of [{ limit: 0 }, { limit: 1_001 }, { limit: 1.5 }, { cursor: 'x' }]) {
      await expect(store.listRuns(query)).rejects.toMatchObject({ code: 'invalid' });
    }
  });

  it('changes status, tags and headline', async () => {
    await store.createRun(makeRun('r', { tags: ['a', 'b'] }), makeItems(1));
    await store.setStatus('r', 'interrupted', 'Ctrl-C');
    expect(await store.run('r')).toMatchObject({ status: 'interrupted', status_reason: 'Ctrl-C' });
    await store.setStatus('r', 'running');
    expect(await store.run('r')).toMatchObject({ status: 'running', status_reason: null });
    expect(await store.tagRun('r', { add: ['c', 'a'], remove: ['b', 'z'] })).toEqual(['a', 'c']);
    expect((await store.run('r'))?.tags).toEqual(['a', 'c']);
    const judged = { scorer: 'judged@2', judge: 'a judge' };
    await store.setHeadline('r', judged);
    expect((await store.run('r'))?.headline).toEqual(judged);
    await store.record({
      responses: [makeResponse('r', 'item-0')],
      scores: [makeScore('r', 'item-0', { ...judged, value: 0.5, outcome: 'partial' })],
    });
    expect((await store.listRuns()).runs[0]?.summary.score).toMatchObject({
      scored: 1,
      value: { count: 1, sum: 0.5, sum_of_squares: 0.25 },
    });
    expect((await store.run('r'))?.scorers).toEqual([judged]);
  });

  it('lets one holder at a time claim a run', async () => {
    await store.createRun(makeRun('r'), []);
    expect(await store.claimRun('r', 'a', 60_000)).toBe(true);
    expect(await store.claimRun('r', 'b', 60_000)).toBe(false);
    expect(await store.claimRun('r', 'a', 60_000)).toBe(true);
    expect((await store.run('r'))?.claim?.holder).toBe('a');
    await store.setStatus('r', 'interrupted');
    expect((await store.run('r'))?.claim).toBeNull();
    expect(await store.claimRun('r', 'b', 0)).toBe(true);
    // It ran out at once.
    expect((await store.run('r'))?.claim).toBeNull();
    expect(await store.claimRun('r', 'a', 60_000)).toBe(true);
  });

  it('deletes a run and nothing of the others', async () => {
    for (const id of ['a', 'b']) {
      await store.createRun(makeRun(id, { tags: ['t'] }), makeItems(2));
      await store.record({
        responses: [makeResponse(id, 'item-0'), makeResponse(id, 'item-1')],
        scores: [makeScore(id, 'item-0')],
        events: [{ run: id, at: makeRun(id).created_at, kind: 'notice', data: 1 }],
      });
    }
    const before = await store.aggregate('b');
    expect(await store.deleteRun('a')).toBe(2);
    expect(await store.run('a')).toBeNull();
    expect((await store.listRuns()).runs.map(({ id }) => id)).toEqual(['b']);
    expect(await store.aggregate('b')).toEqual(before);
    expect((await store.sample({ run: 'b', item: 'item-0', epoch: 0 }))?.scores).toHaveLength(1);
    // The id is free again, and nothing of the old run comes back with it.
    await store.createRun(makeRun('a'), makeItems(2));
    expect(await store.aggregate('a')).toMatchObject({ responses: 0, score: { scored: 0 } });
    expect(await store.events('a')).toEqual([]);
    expect((await store.check()).findings).toEqual([]);
  });

  it('names a run that is not there', async () => {
    const calls: (() => Promise<unknown>)[] = [
      () => store.setStatus('x', 'failed'),
      () => store.claimRun('x', 'a', 1),
      () => store.tagRun('x', { add: ['a'] }),
      () => store.setHeadline('x', exact),
      () => store.deleteRun('x'),
      () => store.deleteScores('x', exact),
      () => store.record({ responses: [makeResponse('x', 'item-0')] }),
      () =>
        store.record({ events: [{ run: 'x', at: makeRun('x').created_at, kind: 'k', data: 0 }] }),
      () => store.items('x'),
      () => store.listSamples('x'),
      () => store.events('x'),
      () => store.aggregate('x'),
      () => collect(store.committed('x')),
      () => collect(store.samples('x')),
    ];
    for (const call of calls) {
      await expect(call()).rejects.toMatchObject({ name: 'StoreError', code: 'unknown-run' });
    }
  });

  it('refuses runs and items that break their rules', async () => {
    const bad: Partial<NewRun>[] = [
      { id: '' },
      { created_at: 'yesterday' },
      { created_at: '2026-11-22' },
      { lock: '' },
      { planned_samples: -1 },
      { headline: { scorer: 'a', judge: '' } },
      { tags: [''] },
    ];
    for (const changes of bad) {
      await expect(store.createRun(makeRun('r', changes), [])).rejects.toMatchObject({
        code: 'invalid',
      });
    }
    const twice = [...makeItems(1), ...makeItems(1)];
    for (const items of [twice, makeItems(1, { sha256: 'AB' }), makeItems(1, { cluster: '' })]) {
      await expect(store.createRun(makeRun('r'), items)).rejects.toMatchObject({ code: 'invalid' });
    }
    expect((await store.listRuns()).total).toBe(0);
  });

  it('answers nothing after it was closed', async () => {
    await store.createRun(makeRun('r'), makeItems(1));
    const last = store.record({ responses: [makeResponse('r', 'item-0')] });
    await store.close();
    expect((await last).responses.added).toBe(1);
    await store.close();
    for (const call of [
      () => store.listRuns(),
      () => store.record({}),
      () => store.check(),
      () => collect(store.samples('r')),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'closed' });
    }
  });
});
