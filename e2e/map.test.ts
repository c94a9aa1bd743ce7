import { describe, expect, it } from 'vitest';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

describe('the map', () => {
  it('shows every ranked model, on the chart or with the reason why not', async () => {
    const { page } = await board.open('/map?suite=coding');
    const { rows } = await (
      await page.request.get(`${board.url}/api/v1/rankings?suite=coding`)
    ).json();
    const marks = await page.locator('.map-mark').count();
    const priced = rows.filter(
      (row: { model: { price_usd_per_m: number | null } }) => row.model.price_usd_per_m !== null,
    );
    expect(marks).toBe(priced.length);
    await page.getByText(`${rows.length - marks} ranked, but not on the chart`).click();
    expect(await page.getByText('price unknown').first().isVisible()).toBe(true);
    await page.locator('summary', { hasText: 'The same as a table' }).click();
    const table = page.getByRole('table', { name: 'The same as a table' });
    expect(await table.getByRole('row').count()).toBe(marks + 1);
  });

  it('has its axis and its filters in the address', async () => {
    const { page } = await board.open('/map?suite=coding');
    await page.getByLabel('Against', { exact: true }).selectOption('context window');
    await page.waitForURL('**/map?suite=coding&x=context');
    await page.getByRole('heading', { name: /against context window/ }).waitFor();
    await page.getByText('Open', { exact: true }).click();
    await page.waitForURL('**/map?suite=coding&open=true&x=context');
    await page.locator('.masthead[aria-busy="false"]').waitFor();
    expect(await page.locator('.map-mark.tone-closed').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Remove/ }).allInnerTexts()).toHaveLength(1);
    await page.goBack();
    await page.locator('.map-mark.tone-closed').first().waitFor({ state: 'attached' });
  });

  it('names the model under the pointer and leads to its page', async () => {
    const { page } = await board.open('/map?suite=coding');
    const mark = page.locator('.map-mark').first();
    const label = (await mark.getAttribute('aria-label'))!;
    const shape = await mark.locator('.map-interval').evaluate((line) => {
      const frame = line.closest('svg')!.getBoundingClientRect();
      const transform = line.parentElement!.querySelector('g')!.getAttribute('transform')!;
      const [x, y] = /translate\(([\d.]+) ([\d.]+)\)/.exec(transform)!.slice(1).map(Number);
      return { x: frame.left + x!, y: frame.top + y! };
    });
    await page.mouse.move(shape.x, shape.y);
    const hint = page.locator('.map-hint');
    const name = await hint.locator('strong').innerText();
    expect(label.startsWith(name)).toBe(true);
    await page.mouse.click(shape.x, shape.y);
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  });

  it('is one stop for the keyboard, and arrows go from model to model', async () => {
    const { page } = await board.open('/map?suite=coding');
    expect(await page.locator('.map-mark[tabindex="0"]').count()).toBe(1);
    await page.locator('.map-mark[tabindex="0"]').focus();
    const first = await page.locator('.map-hint strong').innerText();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const third = await page.locator('.map-hint strong').innerText();
    expect(third).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: third, exact: true }).waitFor();
  });

  it('states how sure the front is, and of how many draws', async () => {
    const { page } = await board.open('/map?suite=coding');
    const label = await page
      .getByRole('group', { name: /models by score and price/ })
      .getAttribute('aria-label');
    expect(label).toMatch(/front: .+ \([\d>]+\u202f%\)/);
    expect(await page.locator('.map-figure > figcaption').innerText()).toContain(
      '2\u202f000 draws',
    );
  });

  it('says so when nothing has a place, and when the question is wrong', async () => {
    const { page } = await board.open('/map?suite=coding&max_price=0.0001');
    await page.getByText('No ranked model has a known value on this axis.').waitFor();
    await page.goto(`${board.url}/map?suite=nope`);
    await page.getByRole('alert').waitFor();
  });
});
