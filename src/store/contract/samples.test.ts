import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResponseRecord, ScoreRecord } from '../sample.ts';
import type { Store } from '../store.ts';
import { type Fresh, implementations } from './implementations.ts';
import {
  collect,
  exact,
  failure,
  makeFailedResponse,
  makeItems,
  makeResponse,
  makeRun,
  makeScore,
  now,
  sha256,
} from './records.ts';

const judged = { scorer: 'judged@2', judge: 'judge-model at temperature 0' };

describe.each(implementations)('samples in $name', ({ create }) => {
  let fresh: Fresh;
  let store: Store;
  beforeEach(async () => {
    fresh = await create();
    store = fresh.store;
    await store.createRun(makeRun('r'), makeItems(20));
  });
  afterEach(() => fresh.remove());
  const sample = (item: string, epoch = 0) => store.sample({ run: 'r', item, epoch });

  it('gives back every field of a response and its scores', async () => {
    const response: ResponseRecord = {
      run: 'r',
      item: 'item-3',
      epoch: 2,
      attempt: 'a-7',
      prompt: [
        { role: 'system', content: 'Be brief. '.repeat(50) },
        { role: 'user', content: 'Why?' },
      ],
      request_sha256: sha256('request'),
      text: 'A long answer. '.repeat(200),
      reasoning: 'Let me think. '.repeat(500),
      transcript: { turns: [1, 2.5, null, { call: 'f', arguments: '{"x": 1.0}' }] },
      finish: 'tool_calls',
      error: null,
      usage: {
        input_tokens: 1_234_567,
        cache_read_tokens: 0,
        cache_write_tokens: 3,
        output_tokens: null,
        reasoning_tokens: 4,
      },
      cost_usd: 0.1 + 0.2,
      spent_usd: 0,
      first_token_ms: 12.75,
      total_ms: 3_000,
      requests: 3,
      resent: 1,
      cached: true,
      served_model: 'served-2025',
      system_fingerprint: 'fp_1',
      route: 'provider/region',
      finished_at: '2026-11-22T10:11:12.345Z',
    };
    const scores: ScoreRecord[] = [
      makeScore('r', 'item-3', {
        epoch: 2,
        attempt: 'a-7',
        answer: 'x'.repeat(1_000),
        explanation: 'because '.repeat(100),
        detail: { strict: 0, flexible: 1 },
      }),
      {
        ...makeScore('r', 'item-3', { epoch: 2, attempt: 'a-7' }),
        ...judged,
        outcome: 'partial',
        value: 1 / 3,
        answer: null,
        cost_usd: null,
      },
    ];
    expect(await store.record({ responses: [response], scores })).toEqual({
      responses: { added: 1, replaced: 0, repeated: 0 },
      scores: { added: 2, replaced: 0, repeated: 0, stale: 0 },
    });
    expect(await sample('item-3', 2)).toEqual({
      item: makeItems(20)[3],
      response,
      scores,
      replaced: [],
    });
    expect(await sample('item-3', 1)).toBeNull();
    expect(await sample('item-99')).toBeNull();
    expect(await store.sample({ run: 'x', item: 'item-3', epoch: 2 })).toBeNull();
  });

  it.each([
    ['empty', ''],
    ['of one letter', 'A'],
    ['with a zero byte', 'a\0b'],
    ['long with zero bytes', 'a\0b'.repeat(100)],
    ['of many scripts', '数学 ✓ 🧮 é e\u0301 עברית '.repeat(30)],
    ['of emoji near the limit of short texts', '🧮'.repeat(32)],
    ['beyond the limit', '🧮'.repeat(33)],
    ['that cannot be compressed', Array.from({ length: 300 }, (_, i) => sha256(`${i}`)).join('')],
    ['like JSON', 'null'],
    ['like SQL', "'; DROP TABLE run; --"],
    ['of three million letters', 'all work and no play '.repeat(150_000)],
  ])('keeps texts that are %s', async (_, text) => {
    const response = makeResponse('r', 'item-0', {
      text,
      reasoning: text,
      transcript: text,
      prompt: text,
    });
    const score = makeScore('r', 'item-0', { answer: text, explanation: text, detail: [text] });
    await store.record({ responses: [response], scores: [score] });
    expect(await sample('item-0')).toMatchObject({ response, scores: [score] });
  });

  it('replaces lone surrogates, which UTF-8 cannot hold', async () => {
    for (const [item, text] of [
      ['item-0', 'a\ud800b'],
      ['item-1', 'a\ud800b'.repeat(100)],
    ] as const) {
      await store.record({ responses: [makeResponse('r', item, { text })] });
      expect((await sample(item))?.response.text).toBe(text.replaceAll('\ud800', '\ufffd'));
    }
  });

  it('takes whatever a server calls itself', async () => {
    const response = makeResponse('r', 'item-0', { served_model: 'a\0b', finish: 'x\ud800' });
    await store.record({ responses: [response] });
    expect((await sample('item-0'))?.response).toMatchObject({
      served_model: 'a\ufffdb',
      finish: 'x\ufffd',
    });
    expect((await store.check()).findings).toEqual([]);
  });

  it('changes nothing when the same records come again', async () => {
    const batch = {
      responses: [makeResponse('r', 'item-0'), makeResponse('r', 'item-0', { epoch: 1 })],
      scores: [makeScore('r', 'item-0')],
      events: [{ run: 'r', at: now, kind: 'notice', data: { text: 'hello' } }],
      calls: [{ request_sha256: sha256('call'), generation: { text: 'x' } }],
    };
    await store.record(batch);
    const once = [await store.aggregate('r'), await store.listRuns(), await sample('item-0')];
    // Both at once, so that they may meet in one transaction.
    const again = await Promise.all([store.record(batch), store.record(batch)]);
    for (const recorded of again) {
      expect(recorded).toEqual({
        responses: { added: 0, replaced: 0, repeated: 2 },
        scores: { added: 0, replaced: 0, repeated: 1, stale: 0 },
      });
    }
    expect([await store.aggregate('r'), await store.listRuns(), await sample('item-0')]).toEqual(
      once,
    );
    expect(await store.events('r')).toHaveLength(1);
  });

  it('keeps the first of two different good responses', async () => {
    await store.record({ responses: [makeResponse('r', 'item-0', { text: 'first' })] });
    const second = makeResponse('r', 'item-0', { text: 'second', attempt: 'attempt-2' });
    const score = makeScore('r', 'item-0', { attempt: 'attempt-2' });
    expect(await store.record({ responses: [second], scores: [score] })).toEqual({
      responses: { added: 0, replaced: 0, repeated: 1 },
      // It judged a response that is not kept.
      scores: { added: 0, replaced: 0, repeated: 0, stale: 1 },
    });
    expect(await sample('item-0')).toMatchObject({ response: { text: 'first' }, scores: [] });
  });

  it('lets a later attempt replace a failed response, once', async () => {
    const failed = makeFailedResponse('r', 'item-0', { spent_usd: 0.5, requests: 4 });
    const errorScore = makeScore('r', 'item-0', { outcome: 'error', value: null, answer: null });
    await store.record({ responses: [failed], scores: [errorScore] });
    expect(await collect(store.committed('r'))).toEqual([
      { item: 'item-0', epoch: 0, attempt: 'attempt-1', failed: true, scored: false },
    ]);
    const good = makeResponse('r', 'item-0', { attempt: 'attempt-2' });
    const goodScore = makeScore('r', 'item-0', { attempt: 'attempt-2' });
    expect(await store.record({ responses: [good], scores: [goodScore] })).toMatchObject({
      responses: { replaced: 1 },
      scores: { added: 1 },
    });
    const after = await sample('item-0');
    expect(after).toMatchObject({ response: good, scores: [goodScore] });
    expect(after?.replaced).toEqual([
      {
        attempt: 'attempt-1',
        error: failure,
        usage: failed.usage,
        cost_usd: null,
        spent_usd: 0.5,
        total_ms: failed.total_ms,
        requests: 4,
        finished_at: failed.finished_at,
      },
    ]);
    // A late copy of the failed attempt, and of its score.
    expect(await store.record({ responses: [failed], scores: [errorScore] })).toMatchObject({
      responses: { repeated: 1 },
      scores: { stale: 1 },
    });
    expect(await store.aggregate('r')).toMatchObject({
      responses: 1,
      errors: {},
      score: { scored: 1, outcomes: { correct: 1, error: 0 } },
      replaced: { attempts: 1, spent_usd: { sum: 0.5, known: 1, unknown: 0 } },
    });
  });

  it('does not let two failed attempts take turns', async () => {
    const first = makeFailedResponse('r', 'item-0');
    const second = makeFailedResponse('r', 'item-0', { attempt: 'attempt-2' });
    await store.record({ responses: [first] });
    await store.record({ responses: [second] });
    expect((await store.record({ responses: [first] })).responses.repeated).toBe(1);
    expect((await sample('item-0'))?.response.attempt).toBe('attempt-2');
  });

  it('scores again without touching responses', async () => {
    const response = makeResponse('r', 'item-0');
    await store.record({ responses: [response] });
    expect(await store.aggregate('r')).toMatchObject({ score: { scored: 0, unscored: 1 } });
    await store.record({ scores: [makeScore('r', 'item-0')] });
    const newer = { scorer: 'exact@2', judge: null };
    await store.record({
      scores: [makeScore('r', 'item-0', { ...newer, outcome: 'incorrect', value: 0 })],
    });
    expect((await sample('item-0'))?.response).toEqual(response);
    expect((await store.aggregate('r')).score.value.sum).toBe(1);
    expect((await store.aggregate('r', newer)).score.value.sum).toBe(0);
    expect((await store.run('r'))?.scorers).toEqual([exact, newer]);
    expect(await store.deleteScores('r', exact)).toBe(1);
    expect((await sample('item-0'))?.scores.map(({ scorer }) => scorer)).toEqual(['exact@2']);
    expect((await store.listRuns()).runs[0]?.summary.score).toMatchObject({
      scored: 0,
      unscored: 1,
    });
    expect((await store.record({ scores: [makeScore('r', 'item-0')] })).scores.added).toBe(1);
    expect(await store.deleteScores('r', { scorer: 'never@1', judge: null })).toBe(0);
  });

  it('takes calls in their order, also those that are committed together', async () => {
    await store.createRun(makeRun('s'), makeItems(2));
    const record = (run: string) =>
      store.record({
        responses: [makeResponse(run, 'item-0')],
        scores: [makeScore(run, 'item-0')],
      });
    const results = await Promise.all([
      record('r'),
      store.deleteScores('r', exact),
      record('s'),
      store.deleteRun('s'),
    ]);
    expect(results.map((result) => (typeof result === 'number' ? result : 'recorded'))).toEqual([
      'recorded',
      1,
      'recorded',
      1,
    ]);
    const { runs } = await store.listRuns();
    expect(runs).toMatchObject([
      { id: 'r', summary: { responses: 1, score: { scored: 0, unscored: 1 } } },
    ]);
    expect((await store.check()).findings).toEqual([]);
  });

  it('tells judges apart and lets only failed judgements be replaced', async () => {
    await store.record({ responses: [makeResponse('r', 'item-0')] });
    const failed = makeScore('r', 'item-0', { ...judged, outcome: 'error', value: null });
    await store.record({
      scores: [failed, makeScore('r', 'item-0', { ...judged, judge: 'other' })],
    });
    const later = makeScore('r', 'item-0', { ...judged, scored_at: '2026-11-22T11:00:00.000Z' });
    expect((await store.record({ scores: [later] })).scores.replaced).toBe(1);
    expect((await store.record({ scores: [failed] })).scores.repeated).toBe(1);
    const changed = { ...later, outcome: 'incorrect' as const, value: 0 };
    expect((await store.record({ scores: [changed] })).scores.repeated).toBe(1);
    expect((await store.aggregate('r', judged)).score).toMatchObject({
      scored: 1,
      outcomes: { correct: 1, error: 0, incorrect: 0 },
    });
    expect((await sample('item-0'))?.scores).toHaveLength(2);
  });

  it('stores all of a batch or nothing', async () => {
    const good = makeResponse('r', 'item-0');
    const bad = [
      { responses: [good, makeResponse('r', 'item-99')] },
      { responses: [good], scores: [makeScore('r', 'item-1')] },
      { responses: [good], events: [{ run: 'x', at: now, kind: 'k', data: 0 }] },
    ];
    const codes = ['unknown-item', 'unknown-sample', 'unknown-run'];
    // Handed over together with calls that are right: those must stand.
    const calls = [
      ...bad.map((batch) => store.record(batch)),
      store.record({ responses: [makeResponse('r', 'item-5')] }),
    ];
    const results = await Promise.allSettled(calls);
    expect(
      results.map((result) => (result.status === 'rejected' ? result.reason.code : 'stored')),
    ).toEqual([...codes, 'stored']);
    expect((await collect(store.committed('r'))).map(({ item }) => item)).toEqual(['item-5']);
    expect((await store.check()).findings).toEqual([]);
  });

  it('refuses records that break their rules, and names them', async () => {
    const badResponses: Partial<ResponseRecord>[] = [
      { epoch: -1 },
      { epoch: 0.5 },
      { item: '' },
      { item: 'a\0b' },
      { attempt: '\ud800' },
      { attempt: '' },
      { request_sha256: 'abc' },
      { cost_usd: Number.NaN },
      { spent_usd: -1 },
      { total_ms: Number.POSITIVE_INFINITY },
      { finished_at: '' },
      { transcript: 1n },
      { usage: { ...makeResponse('r', 'item-0').usage, output_tokens: 1.5 } },
    ];
    for (const changes of badResponses) {
      await expect(
        store.record({ responses: [makeResponse('r', 'item-0', changes)] }),
      ).rejects.toMatchObject({ code: 'invalid' });
    }
    await store.record({ responses: [makeResponse('r', 'item-0')] });
    const badScores: Partial<ScoreRecord>[] = [
      { value: 1.01 },
      { value: -0.01 },
      { value: Number.NaN },
      { value: null },
      { outcome: 'error', value: 0 },
      { outcome: 'right' as 'correct' },
      { scorer: '' },
    ];
    for (const changes of badScores) {
      const call = store.record({ scores: [makeScore('r', 'item-0', changes)] });
      await expect(call).rejects.toMatchObject({ code: 'invalid' });
      await expect(call).rejects.toThrow('run "r"');
    }
    expect((await sample('item-0'))?.scores).toEqual([]);
  });

  it('lists events in order', async () => {
    const event = (second: number, data: unknown) => ({
      run: 'r',
      at: `2026-11-22T09:00:0${second}.000Z`,
      kind: 'concurrency',
      data,
    });
    await store.record({ events: [event(2, { limit: 32 }), event(1, { limit: 16 })] });
    await store.record({ events: [event(3, null)] });
    expect((await store.events('r')).map(({ data }) => data)).toEqual([
      { limit: 16 },
      { limit: 32 },
      null,
    ]);
  });

  it('finds the newest good response to a request', async () => {
    await store.createRun(makeRun('s'), makeItems(20));
    const request_sha256 = sha256('the request');
    expect(await store.cachedResponse(request_sha256)).toBeNull();
    await store.record({
      responses: [makeFailedResponse('r', 'item-0', { request_sha256 })],
    });
    expect(await store.cachedResponse(request_sha256)).toBeNull();
    const older = makeResponse('r', 'item-1', { request_sha256, text: 'older' });
    const newer = makeResponse('s', 'item-1', {
      request_sha256,
      text: 'newer',
      finished_at: '2026-11-22T10:00:00.000Z',
    });
    await store.record({ responses: [newer, older] });
    expect(await store.cachedResponse(request_sha256)).toEqual(newer);
    await store.deleteRun('s');
    expect(await store.cachedResponse(request_sha256)).toEqual(older);
    await expect(store.cachedResponse('abc')).rejects.toMatchObject({ code: 'invalid' });
  });

  it('remembers calls', async () => {
    const generation = { text: 'x'.repeat(500), usage: { output_tokens: 3 } };
    await store.record({ calls: [{ request_sha256: sha256('1'), generation }] });
    await store.record({ calls: [{ request_sha256: sha256('1'), generation: 'another' }] });
    await store.record({ calls: [{ request_sha256: sha256('2'), generation: null }] });
    expect(await store.cachedCall(sha256('1'))).toEqual({ generation });
    expect(await store.cachedCall(sha256('2'))).toEqual({ generation: null });
    expect(await store.cachedCall(sha256('3'))).toBeNull();
  });
});
