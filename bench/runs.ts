/**
 * What the pages of own runs ask for, answered by the board's server over HTTP from a store of a
 * million samples in two hundred runs.
 *
 * Usage: node bench/runs.ts [--samples 1000000] [--folder FOLDER, kept afterwards]
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Catalog } from '../src/catalog/index.ts';
import { openRuns } from '../src/server/runs/open-runs.ts';
import { startServer } from '../src/server/start.ts';
import { openSqliteStore } from '../src/store/sqlite/open.ts';
import { benchmarks, fillStore, itemsOf, models } from '../test/large-store.ts';
import { type Figure, report, time } from './measure.ts';

const { values: flags } = parseArgs({
  options: { samples: { type: 'string', default: '1000000' }, folder: { type: 'string' } },
});
/** Milliseconds that an answer of a page may take. */
const aim = 200;

const folder = flags.folder ?? mkdtempSync(join(tmpdir(), 'weigh-bench-'));
mkdirSync(folder, { recursive: true });
const path = join(folder, 'large.db');
if (!existsSync(path)) {
  const store = await openSqliteStore(path);
  await fillStore(store, Number(flags.samples));
  await store.close();
}

const nothing = { models: [], labs: [], licences: [], benchmarks: [], sources: [], documents: [] };
const records = { ...nothing, suites: [], scores: [], claims: [] };
const server = await startServer({
  catalog: new Catalog(records, '0'.repeat(64)),
  today: () => '2026-11-22',
  runs: openRuns(path),
  port: 0,
});
const figures: Figure[] = [];
let turn = 0;

/** Asks for another run each time, so that nothing is in the store's own cache. */
async function measure(name: string, addressOf: (run: string) => string): Promise<void> {
  const ask = async (): Promise<void> => {
    const run = `run-${turn % benchmarks}-${turn++ % models}`;
    const response = await fetch(`${server.url}/api/v1/${addressOf(run)}`);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${addressOf(run)}: ${text}`);
  };
  const started = performance.now();
  await ask();
  figures.push({ name: `${name}, the first`, value: performance.now() - started, unit: 'ms', aim });
  figures.push({ name, value: await time(19, ask), unit: 'ms', aim });
}

// What loading this process's own client takes is no part of an answer.
await (await fetch(`${server.url}/api/v1/meta`)).text();
const middle = itemsOf(Number(flags.samples)) >> 1;
const itemOf = (run: string): string =>
  encodeURIComponent(`benchmark-${run.split('-')[1]}/test/${middle}`);
await measure('list of 50 runs', () => 'runs');
await measure('runs found by model', () => 'runs?search=model-7');
await measure('a run with score and interval', (run) => `runs/${run}`);
await measure('first 50 samples', (run) => `runs/${run}/samples?limit=50`);
await measure('50 samples from the middle', (run) => `runs/${run}/samples?cursor=${middle}.1`);
await measure('50 wrong samples', (run) => `runs/${run}/samples?outcome=incorrect`);
await measure('50 samples of full value', (run) => `runs/${run}/samples?min_value=1`);
await measure('samples found by item', (run) => `runs/${run}/samples?search=/99`);
await measure('samples that there are not', (run) => `runs/${run}/samples?outcome=refused`);
await measure('a sample with its texts', (run) => `runs/${run}/samples/${itemOf(run)}?epoch=2`);
await server.close();
report('runs', figures);
if (!flags.folder) rmSync(folder, { recursive: true });
