/**
 * Takes the pictures of docs/images: `node e2e/screenshots.ts [name ...]`. They show the catalogue
 * as it is on the day, so they are made by hand and looked at, not compared by a test. Those of own
 * runs show the newest run with texts of the store that WEIGH_STORE names, and are left as they are without it.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openStore } from '../src/store/index.ts';
import { repositoryRoot } from '../test/needs.ts';
import { openBoard } from './board.ts';

interface Picture {
  name: string;
  path: string | ((own: OwnPaths) => string);
  /** Height of the wide picture; the narrow one is that of a phone. */
  height?: number;
  prepare?: (page: Page) => Promise<void>;
}

/** Pages of own runs. */
interface OwnPaths {
  run: string;
  sample: string;
}

const pictures: Picture[] = [
  { name: 'race', path: '/', height: 700 },
  {
    name: 'rankings',
    path: '/rankings?suite=coding&country=CN,US',
    prepare: async (page) => page.locator('.opener').nth(1).click(),
  },
  {
    name: 'weights',
    path: '/rankings?suite=coding&weights=livecodebench=0.5,terminal-bench=1.5',
    prepare: async (page) => {
      await page.locator('.weight input').first().waitFor();
      await page.locator('.ranking-table[aria-busy=false]').waitFor();
    },
  },
  { name: 'map', path: '/map?suite=coding' },
  { name: 'choose', path: '/choose?for=coding&max_price=1&open=true' },
  { name: 'models', path: '/models' },
  { name: 'model', path: '/models/deepseek-r1' },
  { name: 'compare', path: '/compare?models=glm-4-5,deepseek-v3-1,gpt-5,claude-opus-4-1' },
  { name: 'lab', path: '/labs/deepseek' },
  { name: 'country', path: '/countries/CN' },
  { name: 'benchmark', path: '/benchmarks/gpqa-diamond' },
  { name: 'claims', path: '/claims' },
  { name: 'claim', path: '/claims/glm-4-5-third-of-twelve' },
  { name: 'sources', path: '/sources' },
  { name: 'method', path: '/method' },
  { name: 'runs', path: () => '/runs', height: 700 },
  { name: 'run', path: ({ run }) => run, height: 1000 },
  { name: 'sample', path: ({ sample }) => sample, height: 1000 },
];

const looks = [
  { look: 'light', colorScheme: 'light', width: 1280 },
  { look: 'dark', colorScheme: 'dark', width: 1280 },
  { look: 'phone', colorScheme: 'light', width: 390 },
  { look: 'phone-dark', colorScheme: 'dark', width: 390 },
] as const;

/** A picture that is larger makes the repository heavy. */
const limit = 200_000;

const tooLarge: string[] = [];
const folder = join(repositoryRoot, 'docs', 'images');
const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const location = process.env.WEIGH_STORE;
const own = location === undefined ? undefined : await ownPaths(location);
const board = await openBoard(undefined, location);
try {
  for (const { name, path, height = 900, prepare } of pictures) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    if (typeof path !== 'string' && !own) {
      console.log(`${name}: WEIGH_STORE names no store`);
      continue;
    }
    for (const { look, colorScheme, width } of looks) {
      const { page } = await board.open(typeof path === 'string' ? path : path(own!), {
        colorScheme,
        viewport: { width, height: width < 600 ? 844 : height },
      });
      await prepare?.(page);
      // The pointer rests nowhere, and no field is focused.
      await page.mouse.move(0, 0);
      const file = join(folder, `${name}-${look}.png`);
      await page.screenshot({ path: file });
      const { size } = statSync(file);
      console.log(`${name}-${look}.png ${Math.round(size / 1000)} kB`);
      if (size > limit) tooLarge.push(file);
    }
  }
} finally {
  await board.close();
}
if (tooLarge.length > 0) {
  throw new Error(`larger than ${limit} bytes: ${tooLarge.join(', ')}`);
}

/** The newest run whose answers are texts, and its first sample that was right, or else its first. */
async function ownPaths(location: string): Promise<OwnPaths> {
  const store = await openStore(location);
  try {
    for (const { id } of (await store.listRuns()).runs) {
      const right = await store.listSamples(id, { limit: 1, outcomes: ['correct'] });
      const [first] = [...right.samples, ...(await store.listSamples(id, { limit: 1 })).samples];
      const sample = first && (await store.sample({ run: id, ...first }));
      if (!sample?.response.text) continue;
      const run = `/runs/${encodeURIComponent(id)}`;
      return { run, sample: `${run}/samples/${encodeURIComponent(sample.item.id)}` };
    }
    throw new Error(`${location} holds no run with answers`);
  } finally {
    await store.close();
  }
}
