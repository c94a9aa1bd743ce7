/**
 * A process that works on a run until it has stored all of it or is killed, for tests of what
 * several processes do to one store.
 *
 * Usage: writing-process.ts <location> <run> <items> <journal>
 *
 * It takes the run up, leaves out what is committed and records the rest, some at a time. Each
 * sample whose promise resolved goes into the journal at once, in one line.
 */
import { openSync, writeSync } from 'node:fs';
import { openStore } from '../open.ts';
import type { Store } from '../store.ts';
import { collect, makeItems, makeResponse, makeRun, makeScore } from './records.ts';

/** Samples in flight, as an engine has them. */
const inFlight = 30;
/** One in so many responses fails, and is tried again by the next process. */
const failsEvery = 17;

async function work(location: string, run: string, count: number, journal: number): Promise<void> {
  const store = await openStore(location);
  const items = makeItems(count);
  await store.createRun(makeRun(run, { planned_samples: count }), items);
  const committed = await collect(store.committed(run));
  const done = new Set(committed.filter(({ failed }) => !failed).map(({ item }) => item));
  const waiting = items.map(({ id }) => id).filter((id) => !done.has(id));
  const isFirst = committed.length === 0;
  const next = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await recordOne(store, run, item, isFirst);
      writeSync(journal, `${item}\n`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, next));
  await store.setStatus(run, 'finished');
  await store.close();
}

/** What is recorded depends on the item, so that every undisturbed or disturbed run is alike. */
async function recordOne(store: Store, run: string, item: string, isFirst: boolean): Promise<void> {
  const n = Number(item.slice('item-'.length));
  const attempt = isFirst ? 'first' : `of process ${process.pid}`;
  if (isFirst && n % failsEvery === 0) {
    const error = { code: 'dead-connection', message: 'gone' };
    await store.record({
      responses: [makeResponse(run, item, { attempt, error, text: '' })],
      scores: [makeScore(run, item, { attempt, outcome: 'error', value: null })],
    });
    return;
  }
  const isRight = n % 3 === 0;
  await store.record({
    responses: [makeResponse(run, item, { attempt, text: `${item} is so. `.repeat(n % 60) })],
    scores: [
      makeScore(run, item, {
        attempt,
        outcome: isRight ? 'correct' : 'incorrect',
        value: isRight ? 1 : 0,
      }),
    ],
  });
}

const [location, run, count, journal] = process.argv.slice(2);
await work(location!, run!, Number(count), openSync(journal!, 'a'));
