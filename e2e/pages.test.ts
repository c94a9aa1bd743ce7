import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromium, chromiumPath, needs } from '../test/needs.ts';
import { type Board, openBoard, settled } from './board.ts';

let board: Board;

beforeAll(async () => {
  if (chromiumPath) board = await openBoard();
});

afterAll(() => board?.close());

beforeEach((context) => needs(context, chromium()));

const pages = [
  ['/', 'Who leads, and by how much?'],
  ['/rankings', 'Rankings'],
  ['/rankings?for=coding&open=true&country=CN', 'Rankings'],
  ['/models', 'Models'],
  ['/models/glm-4-5', 'GLM 4.5'],
  ['/claims', 'Claims, checked'],
  ['/claims/glm-4-5-third-of-twelve', 'GLM-4.5 is third'],
] as const;

/** Sum of all movements of what was already painted, as the browser counts them. */
function watchShifts(): void {
  const shifts: number[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      shifts.push((entry as PerformanceEntry & { value: number }).value);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

describe('each page', () => {
  it.each(pages)(
    'opens without a complaint, and nothing in it moves: %s',
    async (path, heading) => {
      const { page, errors } = await board.open('/nowhere');
      errors.length = 0;
      await page.addInitScript(watchShifts);
      await page.goto(board.url + path);
      await settled(page);
      expect(await page.locator('h1').textContent()).toContain(heading);
      expect(await page.title()).toContain(heading);
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
      expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.02);
      expect(errors).toEqual([]);
    },
  );

  it.each(pages)(
    'says what it rests on and whose data it is, and fits a phone: %s',
    async (path) => {
      const { page } = await board.open(path, { viewport: { width: 390, height: 800 } });
      const footer = await page.locator('footer').textContent();
      const { catalog_hash, evidence_until } = await (
        await page.request.get(`${board.url}/api/v1/meta`)
      ).json();
      expect(footer).toContain(catalog_hash.slice(0, 12));
      expect(footer).toContain(evidence_until);
      for (const notice of ['CC-BY-4.0', 'CDLA-Permissive-2.0']) expect(footer).toContain(notice);
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        // Charts learn of the new width a frame later.
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))),
        );
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    },
  );
});

describe('going about', () => {
  it('changes the page without loading it anew, and back again', async () => {
    const { page } = await board.open('/');
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await page.getByRole('link', { name: 'Rankings', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Rankings' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/rankings');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Who leads' }).waitFor();
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  });

  it('says that there is no such page, model or claim, and what could be meant', async () => {
    const { page } = await board.open('/nowhere');
    expect(await page.locator('h1').textContent()).toBe('There is no such page');
    await page.goto(`${board.url}/models/glm-4-55`);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('did you mean');
    await alert.getByRole('link', { name: 'glm-4-5', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'GLM 4.5' }).waitFor();
  });

  it('shows the race in a table, too, and measured by another suite', async () => {
    const { page } = await board.open('/');
    await page.getByText('Table of the leaders over time').first().click();
    const table = page.getByRole('table', { name: 'Table of the leaders over time' }).first();
    expect(await table.getByRole('row').count()).toBeGreaterThan(4);
    await page.getByLabel('Measured by').selectOption({ label: 'Coding' });
    await page.waitForURL('**/?suite=coding');
    await page.getByText('the day it was released: Coding.').waitFor();
  });

  it('finds a model by its name', async () => {
    const { page } = await board.open('/models');
    await page.getByRole('searchbox').fill('deepseek r1');
    await page.getByRole('link', { name: 'DeepSeek R1', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'DeepSeek R1' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/models/deepseek-r1');
  });
});
