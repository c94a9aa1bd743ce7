import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  collect,
  makeItems,
  makeResponse,
  makeRun,
  makeScore,
  now,
  sha256,
} from '../contract/records.ts';
import { openStore } from '../open.ts';
import type { Store } from '../store.ts';

let folder: string;
let path: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weigh-store-'));
  path = join(folder, 'store.db');
  store = await openStore(path);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const prompt = (item: string): string => `The question about ${item}. ${'Context. '.repeat(60)}`;
const items = 150;

/** A run of `items` samples: prompts shared by all runs, texts of its own. */
async function addRun(run: string): Promise<void> {
  await store.createRun(
    makeRun(run, { lock: `{"run":"${run}","${'x'.repeat(80)}":1}` }),
    makeItems(items),
  );
  const responses = makeItems(items).map(({ id }) =>
    makeResponse(run, id, { prompt: prompt(id), text: `${run} on ${id} says so. `.repeat(30) }),
  );
  await store.record({
    responses,
    scores: responses.map(({ item }) => makeScore(run, item, { explanation: 'why '.repeat(40) })),
    events: [{ run, at: now, kind: 'notice', data: 1 }],
  });
}

/** Changes the file behind the store's back. */
function tamper(sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

describe('check', () => {
  it('counts what is there', async () => {
    await addRun('a');
    await addRun('b');
    expect(await store.check()).toEqual({
      ok: true,
      findings: [],
      found: 0,
      counts: {
        runs: 2,
        items,
        responses: 2 * items,
        scores: 2 * items,
        events: 2,
        // Each prompt once, each text of each run, one explanation, two locks.
        texts: items + 2 * items + 1 + 2,
        unused_texts: 0,
      },
      schema_version: 2,
    });
  });

  it.each([
    ['a text that was changed', 'UPDATE text SET start = start + 1 WHERE id = 5', 'text', 'text 5'],
    [
      'a text that was exchanged',
      'UPDATE text SET (pack, start, size) = (SELECT pack, start, size FROM text WHERE id = 6) WHERE id = 5',
      'text',
      'text 5 is not what was stored',
    ],
    ['a pack that was changed', "UPDATE pack SET body = x'00'", 'text', 'text 5 is unreadable'],
    ['a pack that is missing', 'DELETE FROM pack', 'text', 'text 5 is unreadable'],
    ['a text that is missing', 'DELETE FROM text WHERE id = 5', 'reference', 'refers to text 5'],
    ['samples without a run', "DELETE FROM run WHERE name = 'a'", 'reference', 'rows of response'],
    [
      'scores without a response',
      'DELETE FROM response WHERE position = 3',
      'reference',
      '1 scores without a response',
    ],
    ['items that are missing', 'DELETE FROM item WHERE id = 1', 'reference', 'not whole'],
    ['labels that are missing', 'DELETE FROM label', 'reference', 'whose finish is missing'],
    [
      'a summary that is wrong',
      'UPDATE run_summary SET cost_usd = cost_usd + 0.001',
      'summary',
      'run summary of run number 1',
    ],
    ['a summary that is missing', 'DELETE FROM score_summary', 'summary', 'score summary'],
    [
      'a summary of nothing',
      'INSERT INTO run_summary VALUES (9, 1, 0, 0, 0, 0, 0, NULL)',
      'summary',
      'run number 9',
    ],
  ])('finds %s', async (_, sql, kind, message) => {
    await addRun('a');
    tamper(sql);
    const { ok, findings } = await store.check();
    expect(ok).toBe(false);
    expect(findings).toContainEqual({ kind, message: expect.stringContaining(message) });
  });

  it('reads no text that is not what was stored', async () => {
    await addRun('a');
    tamper(
      'UPDATE text SET size = size - 1 WHERE id = (SELECT text FROM response WHERE position = 7)',
    );
    await expect(store.sample({ run: 'a', item: 'item-7', epoch: 0 })).rejects.toMatchObject({
      name: 'StoreError',
      code: 'damaged',
    });
    expect(await store.sample({ run: 'a', item: 'item-8', epoch: 0 })).not.toBeNull();
  });

  it('lists a hundred findings and counts the rest', async () => {
    await addRun('a');
    tamper("UPDATE pack SET body = x'00'");
    const { findings, found } = await store.check();
    expect(findings).toHaveLength(100);
    expect(found).toBeGreaterThan(300);
  });

  it('tells how far it is', async () => {
    await addRun('a');
    const steps = new Set<string>();
    await store.check((step) => steps.add(step));
    expect(steps).toContain('structure');
  });
});

describe('compact', () => {
  it('removes what nothing refers to, keeps the rest and shrinks the file', async () => {
    await addRun('a');
    await addRun('b');
    await store.record({
      calls: [{ request_sha256: sha256('1'), generation: 'kept '.repeat(60) }],
    });
    await store.createRun(makeRun('c'), makeItems(5, { sha256: sha256('other') }));
    const kept = await collect(store.samples('b'));
    await store.deleteRun('a');
    await store.deleteRun('c');
    expect((await store.check()).counts.unused_texts).toBe(items + 1);
    const steps: string[] = [];
    const report = await store.compact({ progress: (step) => steps.push(step) });
    expect(report).toMatchObject({ removed_texts: items + 1, removed_items: 5 });
    expect(report.bytes_after).toBeLessThan(report.bytes_before);
    expect(steps).toContain('rewrite');
    expect(statSync(`${path}-wal`).size).toBe(0);
    expect(await collect(store.samples('b'))).toEqual(kept);
    expect(await store.cachedCall(sha256('1'))).not.toBeNull();
    expect(await store.check()).toMatchObject({ ok: true, counts: { unused_texts: 0, items } });
    // The writer goes on, with sets of items that it may have remembered.
    await addRun('d');
    expect(await store.check()).toMatchObject({ ok: true });
  });

  it('keeps every kind of text', async () => {
    const long = (kind: string): string => `A text of the kind "${kind}". `.repeat(20);
    await store.createRun(
      makeRun('r', { lock: long('lock'), environment: long('environment') }),
      makeItems(1, { content: long('content') }),
    );
    const error = { code: 'timeout', message: long('first error') };
    await store.record({ responses: [makeResponse('r', 'item-0', { error })] });
    const attempt = 'attempt-2';
    await store.record({
      responses: [
        makeResponse('r', 'item-0', {
          attempt,
          prompt: long('prompt'),
          text: long('text'),
          reasoning: long('reasoning'),
          transcript: long('transcript'),
          error: { code: 'reset', message: long('second error') },
        }),
      ],
      scores: [
        makeScore('r', 'item-0', {
          attempt,
          answer: long('answer'),
          explanation: long('explanation'),
          detail: long('detail'),
        }),
      ],
      calls: [{ request_sha256: sha256('1'), generation: long('generation') }],
    });
    await addRun('gone');
    await store.deleteRun('gone');
    const everything = async () => [
      await store.run('r'),
      await store.sample({ run: 'r', item: 'item-0', epoch: 0 }),
      await store.cachedCall(sha256('1')),
    ];
    const before = await everything();
    const kinds = (await store.usage()).texts.map(({ kind }) => kind);
    const all = 'prompt text reasoning transcript score item run call unused';
    expect(kinds.join(' ')).toBe(all);
    expect((await store.compact()).removed_texts).toBeGreaterThan(items);
    expect(await everything()).toEqual(before);
    const check = await store.check();
    expect(check.findings).toEqual([]);
    expect(check.counts.texts).toBe(13);
  });

  it('puts together the packs of samples that came one by one', async () => {
    await store.createRun(makeRun('slow'), makeItems(40));
    for (let i = 0; i < 40; i++) {
      const text = `Sample ${i} has a text of its own, and says much the same. `.repeat(2);
      await store.record({ responses: [makeResponse('slow', `item-${i}`, { text })] });
    }
    const kept = await collect(store.samples('slow'));
    const bytes = async () =>
      (await store.usage()).texts.find(({ kind }) => kind === 'text')!.bytes;
    const before = await bytes();
    await store.compact();
    expect(await bytes()).toBeLessThan(before / 2);
    expect(await collect(store.samples('slow'))).toEqual(kept);
    const again = await store.compact();
    expect(again.bytes_after).toBe(again.bytes_before);
    expect((await store.check()).findings).toEqual([]);
  });

  it('leaves no gap of a call that was undone', async () => {
    await store.createRun(makeRun('r'), makeItems(2));
    const lost = 'A text of a call that fails. '.repeat(1_000);
    const results = await Promise.allSettled([
      store.record({
        responses: [makeResponse('r', 'item-0', { text: lost }), makeResponse('r', 'x')],
      }),
      store.record({ responses: [makeResponse('r', 'item-1', { text: 'Kept. '.repeat(50) })] }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect((await store.check()).findings).toEqual([]);
    await store.compact();
    const database = new DatabaseSync(path);
    const gaps = database.prepare(
      'SELECT sum(size) - (SELECT sum(size) FROM text) AS bytes FROM pack',
    );
    expect(gaps.get()?.bytes).toBe(0);
    database.close();
    expect((await store.sample({ run: 'r', item: 'item-1', epoch: 0 }))?.response.text).toBe(
      'Kept. '.repeat(50),
    );
  });

  it('forgets calls only when asked to', async () => {
    await store.record({ calls: [{ request_sha256: sha256('1'), generation: 1 }] });
    await store.compact({ forget_calls_before: '2020-01-01T00:00:00.000Z' });
    expect(await store.cachedCall(sha256('1'))).toEqual({ generation: 1 });
    await store.compact({ forget_calls_before: '2999-01-01T00:00:00.000Z' });
    expect(await store.cachedCall(sha256('1'))).toBeNull();
    await expect(store.compact({ forget_calls_before: 'May' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('does not disturb another process that works on the store', async () => {
    const other = await openStore(path);
    await other.createRun(makeRun('o'), makeItems(items));
    await other.record({ responses: [makeResponse('o', 'item-0', { prompt: prompt('item-0') })] });
    await addRun('a');
    await store.deleteRun('a');
    await store.compact();
    // Texts that the other one stored or met before are looked up anew.
    for (const item of ['item-1', 'item-2']) {
      await other.record({ responses: [makeResponse('o', item, { prompt: prompt(item) })] });
    }
    expect(await other.check()).toMatchObject({ ok: true, counts: { responses: 3 } });
    await other.close();
  });

  it('works in memory', async () => {
    const memory = await openStore(':memory:');
    await memory.createRun(makeRun('r'), makeItems(3));
    await memory.deleteRun('r');
    expect(await memory.compact()).toMatchObject({ removed_items: 3 });
    expect((await memory.usage()).runs).toEqual([]);
    await memory.close();
  });
});

describe('usage', () => {
  it('says what the bytes are for', async () => {
    await addRun('a');
    await addRun('b');
    const usage = await store.usage();
    const kinds = Object.fromEntries(usage.texts.map((texts) => [texts.kind, texts]));
    expect(Object.keys(kinds)).toEqual(['prompt', 'text', 'score', 'run']);
    expect(kinds.prompt).toMatchObject({ count: items });
    expect(kinds.text).toMatchObject({ count: 2 * items });
    expect(kinds.text!.bytes).toBeLessThan(kinds.text!.plain_bytes / 2);
    const textBytes = usage.texts.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(usage.bytes).toBe(textBytes + usage.other_bytes);
    expect(usage.bytes).toBeGreaterThan(textBytes);
    expect(usage.runs.map(({ run, responses }) => [run, responses])).toEqual([
      ['a', items],
      ['b', items],
    ]);
    for (const { own_bytes, shared_bytes } of usage.runs) {
      expect(shared_bytes).toBe(kinds.prompt!.bytes + kinds.score!.bytes);
      expect(own_bytes).toBeGreaterThan(0);
    }
    const own = usage.runs.reduce((sum, { own_bytes }) => sum + own_bytes, 0);
    expect(own).toBe(kinds.text!.bytes + kinds.run!.bytes);
    await store.deleteRun('a');
    const after = await store.usage();
    expect(after.runs).toHaveLength(1);
    expect(after.runs[0]!.shared_bytes).toBe(0);
    expect(after.texts.find(({ kind }) => kind === 'unused')?.bytes).toBe(usage.runs[0]!.own_bytes);
  });
});
