/**
 * The store at its real size: a million samples in two hundred runs, and what an engine at full
 * speed asks of it.
 *
 * Usage: node bench/store.ts [--samples 1000000] [--folder FOLDER, kept afterwards]
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSqliteStore, type SqliteOptions } from '../src/store/sqlite/open.ts';
import {
  benchmarks,
  fillStore,
  itemsOf,
  makeItems,
  makeLength,
  makeRun,
  makeSample,
  makeText,
  models,
  sha256,
} from '../test/large-store.ts';
import { type Figure, report, time } from './measure.ts';

const { values: flags } = parseArgs({
  options: { samples: { type: 'string', default: '1000000' }, folder: { type: 'string' } },
});
const items = itemsOf(Number(flags.samples));

const sorted = (values: number[]): number[] => [...values].sort((a, b) => a - b);
const at = (values: number[], p: number): number =>
  sorted(values)[Math.ceil(p * values.length) - 1]!;

interface Load {
  rate: number;
  /** CPU of all threads for a sample, in microseconds, making the sample excluded. */
  cpu: number;
  lags: number[];
  /** What the process grew by meanwhile, at most, in MiB. */
  memory: number;
}

/**
 * Records samples one at a time as an engine does.
 * @param perSecond how many to hand over a second; 0: as many as 500 in flight allow.
 */
async function load(
  path: string,
  count: number,
  perSecond: number,
  options: SqliteOptions,
): Promise<Load> {
  const run = `load-${process.pid}`;
  const store = await openSqliteStore(path, options);
  const planned = makeItems(0, 1_000);
  const prompts = planned.map(() => [{ role: 'user', content: makeText(makeLength(1_200)) }]);
  await store.createRun(makeRun(run, 0, 0, 1_000), planned);
  const samples = Array.from({ length: count }, (_, n) => {
    const i = n % 1_000;
    return makeSample(run, planned[i]!.id, Math.floor(n / 1_000), prompts[i], n % 4 === 0);
  });
  const lags: number[] = [];
  const recordOne = async ([response, score]: (typeof samples)[number]): Promise<void> => {
    const handed = performance.now();
    await store.record({ responses: [response], scores: [score] });
    lags.push(performance.now() - handed);
  };
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const cpu = process.cpuUsage();
  const started = performance.now();
  if (perSecond === 0) {
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < count) await recordOne(samples[next++]!);
    };
    await Promise.all(Array.from({ length: 500 }, worker));
  } else {
    const stored: Promise<void>[] = [];
    while (stored.length < count) {
      const due = Math.min(count, Math.floor(((performance.now() - started) / 1_000) * perSecond));
      while (stored.length < due) stored.push(recordOne(samples[stored.length]!));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await Promise.all(stored);
  }
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  await store.deleteRun(run);
  await store.close();
  return {
    rate: count / seconds,
    cpu: (user + system) / count,
    lags,
    memory: (peak - before) / 2 ** 20,
  };
}

const folder = flags.folder ?? mkdtempSync(join(tmpdir(), 'weigh-bench-'));
mkdirSync(folder, { recursive: true });
const path = join(folder, 'large.db');
const figures: Figure[] = [];
const add = (name: string, value: number, aim?: number): void => {
  figures.push({ name, value, unit: 'ms', ...(aim === undefined ? {} : { aim }) });
};
/** Sizes stand in the results beside the times; `measure.ts` prints any unit. */
const addSize = (name: string, value: number, unit: 'bytes' | 'MiB', aim?: number): void => {
  figures.push({
    name,
    value,
    unit: unit as Figure['unit'],
    ...(aim === undefined ? {} : { aim }),
  });
};
const say = (name: string, value: string): void => console.log(`${name.padEnd(56)} ${value}`);

const addLag = (name: string, { lags, cpu }: Load): void => {
  add(`${name}: commit lag, median`, at(lags, 0.5));
  add(`${name}: commit lag, 99 of 100 below`, at(lags, 0.99), 50);
  add(`${name}: commit lag, longest`, at(lags, 1));
  add(`${name}: CPU for 1,000`, cpu);
};

const flood = await load(join(folder, 'flood.db'), 20_000, 0, {});
add('1,000 samples, singly, 500 in flight', 1e6 / flood.rate, 1_000 / 1.5);
add('1,000 samples, singly, 500 in flight: CPU', flood.cpu);
const paced = await load(join(folder, 'paced.db'), 15_000, 1_500, {});
addLag('1,500 samples/s', paced);
addSize('1,500 samples/s: memory', paced.memory, 'MiB', 300);
addLag(
  '1,500 samples/s, each commit to the disk',
  await load(join(folder, 'full.db'), 15_000, 1_500, { synchronous: 'full' }),
);

if (!existsSync(path)) {
  const writing = await openSqliteStore(path);
  add(
    '1,000 samples stored in batches, making them included',
    (1_000 * (await fillStore(writing, Number(flags.samples)))) / Number(flags.samples),
  );
  await writing.close();
}
addSize('a sample', statSync(path).size / Number(flags.samples), 'bytes');

const unopened = process.memoryUsage.rss();
add('open', await time(9, async () => await (await openSqliteStore(path)).close()), 100);
const store = await openSqliteStore(path);
const started = performance.now();
await store.listRuns();
add('first list of 50 runs', performance.now() - started, 100);
add('list 50 runs', await time(9, () => store.listRuns()), 100);
add('list 200 runs', await time(9, () => store.listRuns({ limit: 200 })), 100);
/** Another run each time, so that nothing is in the store's own cache. */
let turn = 0;
const anyRun = (): string => `run-${turn % benchmarks}-${turn++ % models}`;
const each = async (name: string, work: (run: string) => unknown, aim?: number): Promise<void> =>
  add(name, await time(19, () => work(anyRun())), aim);
const drain = async (stream: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of stream);
};
await each('first page of samples', (run) => store.listSamples(run), 100);
await each(
  'page of samples in the middle',
  (run) => store.listSamples(run, { cursor: `${items >> 1}.1` }),
  100,
);
await each(
  'first page of wrong samples',
  (run) => store.listSamples(run, { outcomes: ['incorrect'] }),
  100,
);
await each(
  'page of samples found by item',
  (run) => store.listSamples(run, { search: '/999' }),
  200,
);
await each('one sample with its texts', async (run) => {
  const { samples } = await store.listSamples(run, { limit: 1 });
  await store.sample({ run, item: samples[0]!.item, epoch: 0 });
});
await each('aggregate of a run', (run) => store.aggregate(run), 200);
await each('values of a run', (run) => drain(store.values(run)));
await each('what is committed of a run', (run) => drain(store.committed(run)));
await each('all samples of a run with texts', (run) => drain(store.samples(run)));
await each('a look-up in the response cache', (run) =>
  store.cachedResponse(sha256(`${run} benchmark-0/test/5 2`)),
);
addSize(
  'memory that reading pages, sums and samples takes',
  (process.memoryUsage.rss() - unopened) / 2 ** 20,
  'MiB',
);
const usageTime = await time(1, async () => {
  const usage = await store.usage();
  for (const { kind, count, bytes, plain_bytes } of usage.texts) {
    say(
      `texts: ${kind}`,
      `${count} of ${Math.round(bytes / count)} bytes, ${(plain_bytes / bytes).toFixed(2)} times smaller than written`,
    );
  }
  addSize('rows and indexes of a sample', usage.other_bytes / Number(flags.samples), 'bytes');
});
add('count the bytes of everything', usageTime);
add(
  'check everything',
  await time(1, async () => {
    const { found } = await store.check();
    if (found > 0) throw new Error(`the check found ${found} faults`);
  }),
);
// A folder that was asked for keeps its store as it is, for the next time.
if (!flags.folder) {
  add('delete a run', await time(1, () => store.deleteRun('run-0-0')));
  add('compact after one run of 200 was deleted', await time(1, () => store.compact()));
  for (let model = 1; model < models; model++) {
    for (let benchmark = 0; benchmark < 2; benchmark++) {
      await store.deleteRun(`run-${benchmark}-${model}`);
    }
  }
  add('compact after 38 more were deleted', await time(1, () => store.compact()));
}
await store.close();
addLag('1,500 samples/s into a million', await load(path, 15_000, 1_500, {}));
report('store', figures);
if (!flags.folder) rmSync(folder, { recursive: true });
