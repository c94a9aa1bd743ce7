import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../src/store/index.ts';
import { chromium, chromiumPath, needs } from '../test/needs.ts';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../test/small-catalog.ts';
import { addOwnRun } from '../test/stored-run.ts';
import { type Board, openBoard, settled } from './board.ts';
import { axeFindings, overhang } from './look.ts';

const catalog = aCatalog(
  {
    models: [aModel({ id: 'm1', name: 'Model One' }), aModel({ id: 'm2', name: 'Model Two' })],
    benchmarks: [aBenchmark({ id: 'aime-2024', name: 'AIME 2024', items: 30 })],
    suites: [aSuite({ id: 'glm-12', components: ['aime-2024'] })],
    scores: [
      aScore({ model: 'm1', benchmark: 'aime-2024', score: 90 }),
      aScore({ model: 'm2', benchmark: 'aime-2024', score: 50 }),
    ],
  },
  'c'.repeat(64),
);

let folder: string | undefined;
let board: Board;

beforeAll(async () => {
  if (!chromiumPath) return;
  folder = mkdtempSync(join(tmpdir(), 'weigh-own-evidence-'));
  const location = join(folder, 'store.db');
  const store = await openStore(location);
  await addOwnRun(store, { id: 'aime-20261122-one', name: 'm1', right: 3 });
  await addOwnRun(store, { id: 'aime-20261122-two', name: 'mystery' });
  await store.close();
  board = await openBoard(catalog, location);
});

afterAll(async () => {
  await board?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

beforeEach((context) => needs(context, chromium()));

describe('own runs on the pages', () => {
  it('the switch ranks on published scores, on all, on measured ones; the address keeps it', async () => {
    const { page, errors } = await board.open('/rankings?suite=glm-12');
    const names = async () => {
      await settled(page);
      return await page.locator('.row .row-name a').allInnerTexts();
    };
    expect(await names()).toEqual(['Model One', 'Model Two']);
    await page.getByText('All', { exact: true }).last().click();
    await page.waitForURL('**/rankings?suite=glm-12&evidence=both');
    await page.getByText('Own runs count beside published scores').waitFor();
    expect(await names()).toEqual(['Model Two', 'Model One']);
    await page.getByText('Measured', { exact: true }).click();
    await page.waitForURL('**/rankings?suite=glm-12&evidence=measured');
    await page.getByText('Scores are of own runs only').waitFor();
    expect(await names()).toEqual(['Model One']);
    await page.reload();
    expect(await names()).toEqual(['Model One']);
    expect(await page.getByRole('radio', { name: 'Measured', exact: true }).isChecked()).toBe(true);
    await page.getByText('1 own run does not count').click();
    expect(await page.locator('.unranked').last().innerText()).toContain('weigh identify');
    await page.getByText('Published', { exact: true }).first().click();
    await page.waitForURL((url) => !url.search.includes('evidence'));
    expect(await names()).toEqual(['Model One', 'Model Two']);
    expect(errors).toEqual([]);
  });

  it('the model’s page shows what was measured apart, with a link to the run', async () => {
    const { page, errors } = await board.open('/models/m1');
    const section = page.locator('section', {
      has: page.getByRole('heading', { name: 'Measured here' }),
    });
    expect(await section.innerText()).toMatch(/aime-2024[\s\S]*10\.0/);
    const link = section.getByRole('link', { name: 'aime-20261122-one' });
    expect(await link.getAttribute('href')).toContain('/runs/aime-20261122-one');
    expect(errors).toEqual([]);
  });

  it('the table of measured scores has nothing for axe to find, and fits a phone', async () => {
    expect(await axeFindings(board, '/models/m1')).toEqual([]);
    expect((await overhang(board, '/models/m1')).over).toEqual([0, 0]);
  }, 60_000);
});
