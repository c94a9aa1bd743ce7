import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../open.ts';
import type { Store } from '../store.ts';
import { type Fresh, sharedImplementations } from './implementations.ts';
import { collect, makeItems, makeResponse, makeRun } from './records.ts';

const script = fileURLToPath(new URL('./writing-process.ts', import.meta.url));

describe.each(sharedImplementations)('several processes on $name', ({ create }) => {
  let fresh: Fresh;
  let store: Store;
  let location: string;
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    fresh = await create();
    store = fresh.store;
    location = fresh.location!;
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await fresh.remove();
  });

  const journalOf = (run: string): string => `${location}.${run}.journal`;

  function confirmed(run: string): string[] {
    const path = journalOf(run);
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  }

  /** @returns its exit code, null when it was killed. */
  function startWriting(
    run: string,
    items: number,
  ): { child: ChildProcess; end: Promise<unknown> } {
    const child = spawn(process.execPath, [script, location, run, String(items), journalOf(run)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(child);
    return { child, end: new Promise((resolve) => child.once('exit', resolve)) };
  }

  async function untilConfirmed(run: string, count: number): Promise<void> {
    while (confirmed(run).length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it('lets them write runs of their own at the same time', async () => {
    const names = ['a', 'b', 'c'];
    const ends = names.map((run) => startWriting(run, 400).end);
    // This process writes and reads as well.
    await store.createRun(makeRun('own'), makeItems(100));
    for (let i = 0; i < 100; i++) {
      await store.record({ responses: [makeResponse('own', `item-${i}`)] });
      await store.listRuns();
    }
    expect(await Promise.all(ends)).toEqual([0, 0, 0]);
    const { runs } = await store.listRuns();
    expect(Object.fromEntries(runs.map(({ id, summary }) => [id, summary.responses]))).toEqual({
      a: 400,
      b: 400,
      c: 400,
      own: 100,
    });
    expect((await store.check()).findings).toEqual([]);
  });

  it('stores a sample once when two processes work on one run', async () => {
    const ends = [startWriting('r', 300).end, startWriting('r', 300).end];
    expect(await Promise.all(ends)).toEqual([0, 0]);
    const committed = await collect(store.committed('r'));
    expect(new Set(committed.map(({ item }) => item)).size).toBe(300);
    expect(committed).toHaveLength(300);
    expect((await store.check()).findings).toEqual([]);
  });

  it('notices what another one deleted and made anew', async () => {
    const other = await openStore(location);
    await store.createRun(makeRun('r'), makeItems(5));
    const response = makeResponse('r', 'item-3');
    await store.record({ responses: [response] });
    await other.deleteRun('r');
    await other.compact();
    await expect(store.record({ responses: [response] })).rejects.toMatchObject({
      code: 'unknown-run',
    });
    // The same id, planned the other way round.
    await other.createRun(makeRun('r'), makeItems(5).reverse());
    await store.record({ responses: [response] });
    expect((await other.sample({ run: 'r', item: 'item-3', epoch: 0 }))?.response).toEqual(
      response,
    );
    expect((await collect(other.committed('r'))).map(({ item }) => item)).toEqual(['item-3']);
    expect((await store.check()).findings).toEqual([]);
    await other.close();
  });

  it('opens one new store from many processes at once', async () => {
    const place = `${location}.new`;
    const code = `import { openStore } from ${JSON.stringify(new URL('../open.ts', import.meta.url).href)};
      const store = await openStore(process.argv[1]);
      await store.createRun(JSON.parse(process.argv[2]), []);
      await store.close();`;
    const ends = Array.from({ length: 6 }, (_, i) => {
      const run = JSON.stringify(makeRun(`r${i}`));
      const child = spawn(process.execPath, ['--input-type=module', '-e', code, place, run], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      children.push(child);
      return new Promise((resolve) => child.once('exit', resolve));
    });
    expect(await Promise.all(ends)).toEqual([0, 0, 0, 0, 0, 0]);
    const opened = await openStore(place);
    expect((await opened.listRuns()).total).toBe(6);
    await opened.close();
  });

  it('loses nothing that was confirmed when its process is killed, and stores nothing twice', async () => {
    const items = 1_000;
    const kills = 10;
    await startWriting('undisturbed', items).end;
    for (let kill = 0; kill < kills; kill++) {
      const { child, end } = startWriting('r', items);
      // Somewhere within a group of commits, not always at its start.
      await untilConfirmed('r', confirmed('r').length + 1 + Math.floor(Math.random() * 60));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      child.kill('SIGKILL');
      await end;
      const { findings } = await store.check();
      expect(findings).toEqual([]);
      const committed = (await collect(store.committed('r'))).map(({ item }) => item);
      const stored = new Set(committed);
      expect(stored.size).toBe(committed.length);
      expect(confirmed('r').filter((item) => !stored.has(item))).toEqual([]);
    }
    await startWriting('r', items).end;
    // Failed ones of the first process are tried again by the next, in both.
    await startWriting('undisturbed', items).end;
    const texts = async (run: string) =>
      (await collect(store.samples(run))).map(({ response, scores }) => [
        response.item,
        response.text,
        response.error,
        scores.map(({ outcome, value }) => [outcome, value]),
      ]);
    expect(await texts('r')).toEqual(await texts('undisturbed'));
    const { score } = await store.aggregate('r');
    expect(score).toEqual((await store.aggregate('undisturbed')).score);
    expect(score.scored).toBe(items);
  }, 120_000);
});
