import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { type Board, settled } from './board.ts';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds on a page with everything unfolded: light, dark, and dark on a phone. */
export async function axeFindings(board: Board, path: string): Promise<string[]> {
  const { page } = await board.open(path, { colorScheme: 'light', bypassCSP: true });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const opener = page.locator('.opener').first();
  if ((await opener.count()) > 0) await opener.click();
  await page.addScriptTag({ path: axeFile });
  const found = (await findings(page)).map((each) => `light: ${each}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await findings(page)).map((each) => `dark: ${each}`));
  await page.setViewportSize({ width: 390, height: 800 });
  found.push(...(await findings(page)).map((each) => `dark phone: ${each}`));
  return found;
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

/** How far the page is scrolled sideways by what does not fit, at the widths of phones. */
export async function overhang(
  board: Board,
  path: string,
): Promise<{ over: number[]; footer: string }> {
  const { page } = await board.open(path, { viewport: { width: 390, height: 800 } });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const over: number[] = [];
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    // Charts learn of the new width a frame later.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    over.push(await page.evaluate((w) => document.documentElement.scrollWidth - w, width));
  }
  return { over, footer: (await page.locator('footer').textContent()) ?? '' };
}

/** Sum of all movements of what was painted while the page opened, and what the browser complained of. */
export async function opening(
  board: Board,
  path: string,
): Promise<{ shift: number; errors: string[]; heading: string; title: string }> {
  const { page, errors } = await board.open('/nowhere');
  errors.length = 0;
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        shifts.push((entry as PerformanceEntry & { value: number }).value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(board.url + path);
  await settled(page);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  return {
    shift: shifts.reduce((sum, shift) => sum + shift, 0),
    errors,
    heading: (await page.locator('h1').textContent()) ?? '',
    title: await page.title(),
  };
}
