import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromium, chromiumPath, needs } from '../test/needs.ts';
import { type Board, openBoard } from './board.ts';

let board: Board;

beforeAll(async () => {
  if (chromiumPath) board = await openBoard();
});

afterAll(() => board?.close());

beforeEach((context) => needs(context, chromium()));

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Opens everything that can be opened, so that axe sees it. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const opener = page.locator('.opener').first();
  if ((await opener.count()) > 0) await opener.click();
}

async function findings(page: Page): Promise<string[]> {
  const results = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}

const pages = [
  '/',
  '/rankings?suite=coding&country=CN,US',
  '/rankings?suite=nope',
  '/models',
  '/models/deepseek-r1',
  '/claims',
  '/claims/glm-4-5-third-of-twelve',
  '/nowhere',
];

it.each(pages)(
  'axe finds nothing, in light and dark, on a screen and a phone: %s',
  async (path) => {
    const { page } = await board.open(path, { colorScheme: 'light', bypassCSP: true });
    await unfold(page);
    await page.addScriptTag({ path: axeFile });
    const looks: [string, () => Promise<void>][] = [
      ['light', async () => {}],
      ['dark', () => page.emulateMedia({ colorScheme: 'dark' })],
      ['dark phone', () => page.setViewportSize({ width: 390, height: 800 })],
    ];
    for (const [look, change] of looks) {
      await change();
      expect.soft(await findings(page), look).toEqual([]);
    }
  },
  // axe looks at every element of long pages, three times.
  120_000,
);

async function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

describe('light and dark', () => {
  it('follow the system until the reader chooses, and the choice lasts', async () => {
    const { page } = await board.open('/', { colorScheme: 'light' });
    const light = await background(page);
    await page.getByRole('button', { name: 'Use dark colours' }).click();
    const dark = await background(page);
    expect(dark).not.toBe(light);
    await page.reload();
    await page.locator('h1').waitFor();
    expect(await background(page)).toBe(dark);
    await page.getByRole('button', { name: 'Use light colours' }).click();
    expect(await background(page)).toBe(light);
  });

  it('are right at the first paint', async () => {
    const { page } = await board.open('/', { colorScheme: 'light' });
    await page.getByRole('button', { name: 'Use dark colours' }).click();
    const dark = await background(page);
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.reload({ waitUntil: 'domcontentloaded' });
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.unroute('**/assets/*.js');
    await page.reload();
    await page.locator('h1').waitFor();
    expect(await background(page)).toBe(dark);
  });

  it('dark comes with a system that is dark', async () => {
    const { page } = await board.open('/', { colorScheme: 'dark' });
    expect(await page.getByRole('button', { name: 'Use light colours' }).count()).toBe(1);
  });
});

async function focused(page: Page): Promise<{ name: string; ring: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    // The ring of a hidden radio button is drawn around its text.
    const drawn = element.matches('.segments input') ? element.nextElementSibling! : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
    return {
      name: element.getAttribute('aria-label') ?? element.textContent ?? '',
      ring: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    };
  });
}

describe('by keyboard only', () => {
  it('every stop is seen, and the content can be skipped to', async () => {
    const { page } = await board.open('/rankings?suite=coding');
    await page.keyboard.press('Tab');
    expect((await focused(page)).name).toBe('Skip to the content');
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toMatchObject({ ring: true });
    }
    await page.goto(`${board.url}/rankings?suite=coding`);
    await page.locator('.row').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
  });

  it('a filter is set, a row opened and a page left', async () => {
    const { page } = await board.open('/rankings?suite=coding');
    await page.getByRole('radio', { name: 'All' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**/rankings?suite=coding&open=true');
    await page.locator('.masthead[aria-busy="false"]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    const opener = page.locator('.opener').first();
    await opener.focus();
    await page.keyboard.press('Enter');
    expect(await opener.getAttribute('aria-expanded')).toBe('true');
    await page.getByRole('link', { name: 'Claims', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Claims, checked' }).waitFor();
    // Who does not see the page change hears its heading.
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  });
});
