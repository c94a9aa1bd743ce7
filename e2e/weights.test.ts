import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { RankingsAnswer } from '../src/server/api.ts';
import { settled } from './board.ts';
import { overhang } from './look.ts';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

const start = '/rankings?suite=coding&missing=complete';

/** The rows as they stand, once rank sets and probabilities fit the order. */
async function shownRows(page: Page): Promise<string[]> {
  await settled(page);
  await page.locator('.ranking-table[aria-busy=false]').waitFor();
  const cells = ['.col-rank', '.row-name a', '.col-score', '.col-rank_set .number', '.col-p_best'];
  return page
    .locator('.row > tr:first-child')
    .evaluateAll(
      (rows, all) =>
        rows.map((row) => all.map((cell) => row.querySelector(cell)!.textContent).join(' ')),
      cells,
    );
}

async function sliders(page: Page): Promise<void> {
  await page.getByText('Weigh the tests yourself').click();
  await page.locator('.weight input').first().waitFor();
}

describe('the weights of a ranking', () => {
  it('turn the leader when a slider moves as the sentence beside it says, and back', async () => {
    const { page, errors } = await board.open(start);
    const before = await shownRows(page);
    const note = await page.locator('.flip-note').innerText();
    const told = /This order flips if .+ from .+ to (.+): then (.+) leads\./.exec(note)!;
    const [, benchmark, challenger] = told;
    expect(before[0]).not.toContain(challenger);
    await sliders(page);
    const slider = page.getByRole('slider', { name: benchmark!, exact: true });
    const leader = page.locator('.row .row-name a').first();
    for (let i = 0; i < 40 && (await leader.innerText()) !== challenger; i++) {
      await slider.press('ArrowRight');
    }
    expect(await leader.innerText()).toBe(challenger);
    // The address follows a moment after the last of the moves.
    const weight = await slider.inputValue();
    await page.waitForURL(({ searchParams }) =>
      (searchParams.get('weights') ?? '').split(',').some((part) => part.endsWith(`=${weight}`)),
    );
    // What was computed here is what the server answers to the link.
    const here = await shownRows(page);
    const link = page.url().slice(board.url.length);
    const again = await board.open(link);
    expect(await shownRows(again.page)).toEqual(here);
    await again.page.getByRole('button', { name: 'Back to the suite’s own weights' }).click();
    await again.page.waitForURL((url) => !url.search.includes('weights'));
    expect(await shownRows(again.page)).toEqual(before);
    expect(errors).toEqual([]);
  }, 60_000);

  it('rank who was not ranked when the weight leaves the tests that it lacks', async () => {
    const { page } = await board.open('/rankings?suite=coding&weights=scicode=0');
    const few = (await shownRows(page)).length;
    await page.locator('.weight input').first().waitFor();
    await page.getByRole('slider', { name: 'Terminal-Bench' }).press('Home');
    await page.waitForURL(/weights=scicode=0,terminal-bench=0|weights=scicode%3D0,terminal/);
    const rows = await shownRows(page);
    expect(rows.length).not.toBe(few);
    const { search } = new URL(page.url());
    const answer: RankingsAnswer = await (
      await page.request.get(`${board.url}/api/v1/rankings${search}`)
    ).json();
    const ranks = answer.rows.map(({ rank }) => `${rank}`).slice(0, 60);
    expect(rows.map((row) => row.split(' ')[0])).toEqual(ranks);
    await page.getByText(`${answer.rows.length} models ranked by`).waitFor();
    const unranked = page.getByText(/\d+ without enough evidence/);
    expect(await unranked.innerText()).toContain(String(answer.unranked.length));
  });

  it('are moved by keys, say their share, and never all vanish', async () => {
    const { page } = await board.open(start);
    await sliders(page);
    const all = await page.getByRole('slider').all();
    expect(all.length).toBe(5);
    const first = all[0]!;
    expect(await first.getAttribute('aria-valuetext')).toContain('20\u202f% of the weight');
    for (const slider of all) await slider.press('Home');
    expect(await all.at(-1)!.getAttribute('aria-valuetext')).toContain('100\u202f%');
    await page.getByText('One weight at least stays above 0.').waitFor();
  });

  it('ask the server for nothing once the cells are here', async () => {
    const { page } = await board.open(start);
    await sliders(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('slider').first().press('PageUp');
    await page.waitForURL(/weights=/);
    await shownRows(page);
    expect(asked.filter((url) => url.includes('/api/'))).toEqual([]);
  });

  it('fit a phone', async () => {
    const path = '/rankings?suite=coding&country=FR&weights=scicode=2';
    expect((await overhang(board, path)).over).toEqual([0, 0]);
  });

  it('that are none are refused in words, and can be taken away', async () => {
    const { page } = await board.open('/rankings?suite=coding&weights=nothing=2');
    expect(await page.getByRole('alert').textContent()).toContain('no component nothing');
    await page.getByRole('button', { name: 'Remove: Own weights: nothing=2' }).click();
    await page.locator('.row').first().waitFor();
  });
});

describe('the table of a ranking', () => {
  it('has every row on paper', async () => {
    const { page } = await board.open('/rankings');
    const rows = page.locator('.row');
    expect(await rows.count()).toBe(60);
    const all = page.getByRole('button', { name: /Show all \d+/ });
    const count = Number(/\d+/.exec(await all.innerText())![0]);
    expect(count).toBeGreaterThan(60);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await rows.count()).toBe(count);
  });

  it('is sorted, searched and given columns; its link shows the same', async () => {
    const { page } = await board.open('/rankings?suite=coding');
    await page.getByRole('button', { name: '$ / M' }).click();
    await page.waitForURL(/sort=price/);
    const price = page.getByRole('columnheader', { name: '$ / M' });
    expect(await price.getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('button', { name: '$ / M' }).press('Enter');
    await page.waitForURL(/sort=-price/);
    expect(await price.getAttribute('aria-sort')).toBe('descending');
    await page.getByLabel('Find a model or lab').fill('deepseek');
    await page.locator('summary', { hasText: 'Columns' }).click();
    await page.getByLabel('Licence').check();
    await page.getByLabel('Sources', { exact: true }).uncheck();
    await page.waitForURL(/find=deepseek/);
    const names = () => page.locator('.row-name a').allInnerTexts();
    const found = await names();
    expect(found.length).toBeGreaterThan(1);
    for (const name of found) expect(name).toMatch(/deepseek/i);
    const heads = () => page.locator('.ranking-table thead th').allInnerTexts();
    const shown = await heads();
    expect(shown.join()).toContain('Licence');
    expect(shown.join()).not.toContain('Sources');
    const again = await board.open(page.url().slice(board.url.length));
    expect(await again.page.locator('.row-name a').allInnerTexts()).toEqual(found);
    expect(await again.page.locator('.ranking-table thead th').allInnerTexts()).toEqual(shown);
    expect(await again.page.getByLabel('Find a model or lab').inputValue()).toBe('deepseek');
    expect(again.errors).toEqual([]);
  });

  it('is sorted without its head on a phone', async () => {
    const { page } = await board.open('/rankings?suite=coding', {
      viewport: { width: 390, height: 800 },
    });
    const first = await page.locator('.row-name a').first().innerText();
    await page.getByLabel('Order', { exact: true }).selectOption('down');
    await page.waitForURL(/sort=-rank/);
    expect(await page.locator('.row-name a').last().innerText()).toBe(first);
  });

  it('finds a model that is not ranked, and says why', async () => {
    const { page } = await board.open('/rankings?suite=glm-12');
    const thin = (await (
      await page.request.get(`${board.url}/api/v1/rankings?suite=glm-12`)
    ).json()) as RankingsAnswer;
    const { model, reason } = thin.unranked.at(-1)!;
    await page.getByLabel('Find a model or lab').fill(model.id);
    await page.getByText(reason).first().waitFor();
    expect(await page.getByText('Thin evidence is no weak result').isVisible()).toBe(true);
  });

  it('fits a phone with every column', async () => {
    const path =
      '/rankings?suite=coding&columns=rank_set,interval,p_best,p_top3,licence,released,total';
    expect((await overhang(board, path)).over).toEqual([0, 0]);
  });
});
