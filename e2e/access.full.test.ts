import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

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
