import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../outcome.ts';
import type { ResponseRecord, SampleListing, SampleQuery, ScoreRecord } from '../sample.ts';
import type { Store } from '../store.ts';
import { type Fresh, implementations } from './implementations.ts';
import { collect, makeItems, makeResponse, makeRun, makeScore } from './records.ts';

const epochs = 3;
const items = 1_600;
/** Sample i of item `item` gets this outcome; every seventh has no score. */
const cycle: Outcome[] = ['correct', 'incorrect', 'correct', 'truncated', 'refused', 'error'];

describe.each(implementations)('pages of samples in $name', ({ create }) => {
  let fresh: Fresh;
  let store: Store;
  const expected: {
    item: string;
    epoch: number;
    outcome: Outcome | null;
    value: number | null;
  }[] = [];

  beforeAll(async () => {
    fresh = await create();
    store = fresh.store;
    await store.createRun(makeRun('other'), makeItems(3));
    await store.createRun(makeRun('r'), makeItems(items));
    const responses: ResponseRecord[] = [];
    const scores: ScoreRecord[] = [];
    for (let i = 0; i < items; i++) {
      for (let epoch = 0; epoch < epochs; epoch++) {
        const n = i * epochs + epoch;
        const item = `item-${i}`;
        const outcome = n % 7 === 6 ? null : cycle[n % 7]!;
        const value =
          outcome === null || outcome === 'error' ? null : outcome === 'correct' ? 1 : 0;
        expected.push({ item, epoch, outcome, value });
        responses.push(makeResponse('r', item, { epoch }));
        if (outcome) {
          scores.push(makeScore('r', item, { epoch, outcome, value }));
        }
      }
    }
    // Stored in the order in which answers might come, not in plan order.
    const shuffled = responses.map((_, n) => responses[(n * 1_009) % responses.length]!);
    for (let from = 0; from < shuffled.length; from += 500) {
      await store.record({ responses: shuffled.slice(from, from + 500) });
    }
    await store.record({ scores });
    await store.record({ responses: [makeResponse('other', 'item-1')] });
  });
  afterAll(() => fresh.remove());

  async function allPages(query: SampleQuery): Promise<SampleListing[]> {
    const all: SampleListing[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.listSamples('r', { ...query, ...(cursor ? { cursor } : {}) });
      expect(page.samples.length).toBeLessThanOrEqual(query.limit ?? 50);
      all.push(...page.samples);
      cursor = page.next ?? undefined;
    } while (cursor);
    return all;
  }
  const keys = (samples: readonly { item: string; epoch: number }[]) =>
    samples.map(({ item, epoch }) => `${item} ${epoch}`);

  it.each([
    ['all', {}, () => true],
    ['of one outcome', { outcomes: ['truncated'] }, ({ outcome }) => outcome === 'truncated'],
    [
      'of two outcomes',
      { outcomes: ['refused', 'error'] },
      ({ outcome }) => outcome === 'refused' || outcome === 'error',
    ],
    ['unscored', { outcomes: ['unscored'] }, ({ outcome }) => outcome === null],
    [
      'unscored or wrong',
      { outcomes: ['unscored', 'incorrect'] },
      ({ outcome }) => outcome === null || outcome === 'incorrect',
    ],
    ['of items found', { search: 'ITEM-12' }, ({ item }) => item.startsWith('item-12')],
    [
      'of items found with an outcome',
      { search: '99', outcomes: ['correct'] },
      ({ item, outcome }) => item.includes('99') && outcome === 'correct',
    ],
    ['of values up to a half', { max_value: 0.5 }, ({ value }) => value !== null && value <= 0.5],
    [
      'unscored with a value: none, and others with one',
      { outcomes: ['unscored', 'correct'], min_value: 0.5, max_value: 1 },
      ({ outcome, value }) => outcome === 'correct' && value !== null && value >= 0.5,
    ],
    ['of another scorer', { scorer: 'other@1', outcomes: ['correct'] }, () => false],
    ['unscored by another scorer', { scorer: 'other@1', outcomes: ['unscored'] }, () => true],
  ] as [string, SampleQuery, (sample: (typeof expected)[number]) => boolean][])(
    'lists samples in plan order: %s',
    async (_, query, isWanted) => {
      const wanted = keys(expected.filter(isWanted));
      expect(keys(await allPages({ ...query, limit: 1_000 }))).toEqual(wanted);
      // A page may end between two epochs of an item.
      const first = await store.listSamples('r', { ...query, limit: 4 });
      expect(keys(first.samples)).toEqual(wanted.slice(0, 4));
      expect(first.next === null).toBe(wanted.length <= 4);
      if (first.next) {
        const second = await store.listSamples('r', { ...query, limit: 4, cursor: first.next });
        expect(keys(second.samples)).toEqual(wanted.slice(4, 8));
      }
    },
  );

  it('shows of each sample what a table needs', async () => {
    const { samples } = await store.listSamples('r', { limit: 1 });
    const { usage, ...response } = makeResponse('r', 'item-0');
    expect(samples).toEqual([
      {
        item: 'item-0',
        epoch: 0,
        outcome: 'correct',
        value: 1,
        answer: '42',
        finish: response.finish,
        error: null,
        input_tokens: usage.input_tokens,
        output_tokens: usage.output_tokens,
        reasoning_tokens: null,
        cost_usd: response.cost_usd,
        first_token_ms: null,
        total_ms: response.total_ms,
        cached: false,
        finished_at: response.finished_at,
      },
    ]);
  });

  it('refuses pages that cannot be', async () => {
    const queries = [{ limit: 0 }, { cursor: '1' }, { outcomes: ['right' as 'correct'] }];
    for (const query of queries) {
      await expect(store.listSamples('r', query)).rejects.toMatchObject({ code: 'invalid' });
    }
  });

  it('streams what is committed, with texts or without', async () => {
    const committed = await collect(store.committed('r'));
    expect(committed).toEqual(
      expected.map(({ item, epoch, outcome }) => ({
        item,
        epoch,
        attempt: 'attempt-1',
        failed: false,
        scored: outcome !== null && outcome !== 'error',
      })),
    );
    const other = { scorer: 'other@1', judge: null };
    expect((await collect(store.committed('r', other))).some(({ scored }) => scored)).toBe(false);
    const samples = await collect(store.samples('r'));
    expect(keys(samples.map(({ response }) => response))).toEqual(keys(expected));
    expect(samples[5]?.response).toEqual(makeResponse('r', 'item-1', { epoch: 2 }));
    expect(samples[5]?.scores).toMatchObject([{ outcome: 'error' }]);
    expect(samples[6]?.scores).toEqual([]);
  });

  it('streams values without those that are unknown', async () => {
    const positions: number[] = [];
    const seenEpochs: number[] = [];
    const values: number[] = [];
    for await (const chunk of store.values('r')) {
      positions.push(...chunk.position);
      seenEpochs.push(...chunk.epoch);
      values.push(...chunk.value);
    }
    const valued = expected.filter(({ outcome }) => outcome !== null && outcome !== 'error');
    const { ids } = await store.items('r');
    expect(positions.map((position, n) => `${ids[position]} ${seenEpochs[n]}`)).toEqual(
      keys(valued),
    );
    expect(values).toEqual(valued.map(({ outcome }) => (outcome === 'correct' ? 1 : 0)));
    for await (const _ of store.values('r', { scorer: 'other@1', judge: null })) {
      expect.unreachable('there is no value of another scorer');
    }
  });

  it('lets samples be stored while they are read', async () => {
    await store.createRun(makeRun('growing'), makeItems(200));
    const add = (i: number) => store.record({ responses: [makeResponse('growing', `item-${i}`)] });
    for (let i = 0; i < 100; i++) void add(i);
    await add(100);
    let seen = 0;
    for await (const chunk of store.samples('growing')) {
      if (seen === 0) await add(150);
      seen += chunk.length;
    }
    expect(seen).toBe(102);
    await store.deleteRun('growing');
  });
});
