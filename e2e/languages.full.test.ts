import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settled } from './board.ts';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

const languageOf = (page: Page) => page.evaluate(() => document.documentElement.lang);

describe('the language', () => {
  it('is the first of the reader’s that the pages speak', async () => {
    const chinese = await board.open('/rankings', { locale: 'zh-CN' });
    await chinese.page.getByRole('heading', { level: 1, name: '排名' }).waitFor();
    expect(await languageOf(chinese.page)).toBe('zh-Hans');
    const german = await board.open('/rankings', { locale: 'de-DE' });
    await german.page.getByRole('heading', { level: 1, name: 'Rankings' }).waitFor();
    expect(await languageOf(german.page)).toBe('en');
  });

  it('changes by a link that keeps the question, and stays on the way', async () => {
    const { page, errors } = await board.open('/rankings?suite=coding&open=true', {
      locale: 'en-GB',
    });
    const rows = await page.locator('.row').count();
    await page.getByRole('link', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '排名' }).waitFor();
    expect(new URL(page.url()).search).toBe('?suite=coding&open=true&lang=zh');
    expect(await page.locator('.row').count()).toBe(rows);
    expect(await page.title()).toContain('排名');
    await page.getByRole('link', { name: '论断', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '论断核查' }).waitFor();
    expect(new URL(page.url()).search).toBe('?lang=zh');
    await page.reload();
    await settled(page);
    expect(await page.locator('h1').innerText()).toBe('论断核查');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Claims, checked' }).waitFor();
    expect(await languageOf(page)).toBe('en');
    expect(errors).toEqual([]);
  });

  it('changes a filter in Chinese as in English', async () => {
    const { page } = await board.open('/rankings?suite=coding&lang=zh');
    await page.getByRole('radio', { name: '开放' }).check({ force: true });
    await page.waitForURL('**/rankings?suite=coding&open=true&lang=zh');
  });
});

const paths = [
  '/',
  '/rankings?suite=coding',
  '/models',
  '/models/deepseek-r1',
  '/claims',
  '/claims/glm-4-5-third-of-twelve',
  '/nowhere',
];

/** Words of English that the page holds and does not mark as such; names stay as they are. */
async function unmarkedEnglish(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const common = /\b(the|and|of|with|not|are|is|models|score|scores|published|released)\b/;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      if (
        parent.closest('[lang=en], .hash, script, noscript, .footer-attribution, option, a, title')
      )
        continue;
      if (common.test(node.textContent ?? '')) found.push(node.textContent!.trim().slice(0, 100));
    }
    return [...new Set(found)];
  });
}

it.each(paths)('in Chinese leaves no sentence of its own in English: %s', async (path) => {
  const { page } = await board.open(path, { locale: 'zh-CN' });
  expect(await unmarkedEnglish(page)).toEqual([]);
});

it.each(paths)(
  'axe finds nothing in Chinese: %s',
  async (path) => {
    const { page } = await board.open(path, { locale: 'zh-CN', bypassCSP: true });
    await page.addScriptTag({
      path: createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    });
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run(document),
    );
    expect(violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.target}`))).toEqual(
      [],
    );
  },
  60_000,
);

describe('on paper', () => {
  it('stand the chart and its numbers in dark ink on white, without what can only be pressed', async () => {
    const { page } = await board.open('/', { colorScheme: 'dark', locale: 'en-GB' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const part of ['.masthead nav', '.theme-switch', '.language-switch', '.figure-tools']) {
      expect(await page.locator(part).first().isVisible()).toBe(false);
    }
    expect(await page.locator('.race-chart svg').first().isVisible()).toBe(true);
    expect(await page.locator('.footer-attribution').isVisible()).toBe(true);
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(ink).toBe('rgb(26, 29, 33)');
    expect((await page.pdf()).length).toBeGreaterThan(20_000);
  });
});

it('moves nothing for who asked for less motion', async () => {
  const { page } = await board.open('/', { reducedMotion: 'reduce' });
  const moving = await page.evaluate(
    () =>
      document.getAnimations().filter((each) => each.playState === 'running').length +
      [...document.querySelectorAll('*')].filter((each) => {
        const { animationName, transitionDuration } = getComputedStyle(each);
        return animationName !== 'none' || transitionDuration !== '0s';
      }).length,
  );
  expect(moving).toBe(0);
});

it('says what to do without scripts', async () => {
  const { page } = await board.open('/');
  const context = await page.context().browser()!.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(board.url);
  expect(await plain.locator('body').innerText()).toMatch(/need JavaScript[\s\S]*JavaScript/);
  await context.close();
});
