import { describe, expect, it } from 'vitest';
import { words } from '../test/engine/benchmarks.ts';
import { settled } from './board.ts';
import { image, long, openBoardOfRuns, pagesOf } from './board-of-runs.ts';
import { opening } from './look.ts';
import { openedForTests } from './shared-board.ts';

const opened = openedForTests(openBoardOfRuns);

it('the pages of own runs open without a complaint, and nothing in them moves', async () => {
  for (const [path, heading] of pagesOf(opened.run)) {
    const { errors, shift, ...names } = await opening(opened.board, path);
    expect(errors).toEqual([]);
    expect(names.heading).toContain(heading);
    expect(names.title).toContain(heading);
    expect(shift).toBeLessThan(0.02);
  }
});

describe('from the list to a sample', () => {
  it('one follows links', async () => {
    const { page } = await opened.board.open('/');
    await page.getByRole('link', { name: 'Runs', exact: true }).click();
    await page.getByRole('link', { name: 'words', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'words · test-model' }).waitFor();
    await page.getByLabel('Outcome').selectOption({ label: 'error' });
    await page.getByRole('link', { name: 'word-6', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'word-6' }).waitFor();
    const main = page.locator('main');
    await main.getByText('bad-request', { exact: true }).waitFor();
    expect(await main.textContent()).toContain(image);
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    await page.getByRole('link', { name: 'Back to the run' }).click();
    await page.getByRole('heading', { level: 1, name: 'words · test-model' }).waitFor();
  });

  it('samples come some at a time, and by score', async () => {
    const { page } = await opened.board.open(`/runs/${opened.run}`);
    const rows = page.locator('.run-samples tbody tr:has(th)');
    expect(await rows.count()).toBe(50);
    await page.getByRole('button', { name: 'Show more' }).click();
    await rows.nth(69).waitFor();
    expect(await rows.count()).toBe(70);
    await page.getByRole('combobox', { name: 'Score' }).selectOption({ label: 'none (0)' });
    await page.waitForURL('**score=zero');
    // Every third target is another word; one of these requests failed.
    await expect.poll(() => rows.count()).toBe(23);
  });

  it('what a model wrote is text, with its length, and the whole of it is a file', async () => {
    const { page, errors } = await opened.board.open(`/runs/${opened.run}/samples/word-0`);
    const shown = await page.locator('main').textContent();
    expect(shown!.split(image).length - 1).toBe(3);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    await page.goto(`${opened.board.url}/runs/${opened.run}/samples/word-3`);
    await settled(page);
    const answer = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Answer' }) });
    expect(await answer.locator('pre').textContent()).toHaveLength(3001);
    await answer.getByRole('button').click();
    expect(await answer.locator('pre').textContent()).toHaveLength(20_000);
    const whole = await answer.getByRole('link').getAttribute('href');
    const response = await page.request.get(opened.board.url + whole);
    expect(await response.text()).toBe(long);
    expect(response.headers()['content-disposition']).toMatch(/^attachment/);
    expect(errors).toEqual([]);
  });
});

describe('while a run goes on', () => {
  it('the pages follow it, and say so when it ends', async () => {
    let count = 0;
    let planned: (run: string) => void;
    const begun = new Promise<string>((resolve) => {
      planned = resolve;
    });
    const running = opened.own.run(words(60, { id: 'live' }), {
      max_in_flight: 2,
      // Slow at the end, so that the page sees it on the way.
      script: ({ prompt }) => ({
        kind: 'say',
        text: prompt.split(' ').at(-1)!,
        latencyMs: count++ < 40 ? 5 : 400,
      }),
      onEvent: (event) => event.kind === 'planned' && planned(event.run),
    });
    const { page } = await opened.board.open(`/runs/${await begun}`);
    await page.getByRole('region', { name: 'Under way' }).getByText(/of 60/).waitFor();
    await running;
    await page.locator('.run-head').getByText('finished').waitFor({ timeout: 10_000 });
    await page.getByText('2 at once throughout').waitFor();
    expect(await page.locator('.run-live').count()).toBe(0);
  });
});
