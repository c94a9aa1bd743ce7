import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settled } from './board.ts';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

async function rankedNames(page: Page): Promise<string[]> {
  await settled(page);
  return page.locator('.row .row-name a').allInnerTexts();
}

describe('rankings', () => {
  it('follow the filters, and the address says what is asked', async () => {
    const { page } = await board.open('/rankings');
    const all = await rankedNames(page);
    await page.getByLabel('Suite').selectOption({ label: 'Coding' });
    await page.waitForURL('**/rankings?suite=coding');
    await page.getByText('Open', { exact: true }).click();
    await page.waitForURL('**/rankings?suite=coding&open=true');
    await page.getByLabel('Country', { exact: true }).selectOption({ label: 'China' });
    await page.waitForURL('**/rankings?suite=coding&open=true&country=CN');
    await page.getByText('More filters').click();
    await page.getByLabel('Price at most').fill('1');
    await page.getByLabel('Price at most').press('Enter');
    await page.waitForURL('**/rankings?suite=coding&open=true&country=CN&max_price=1');
    const cheap = await rankedNames(page);
    expect(cheap.length).toBeGreaterThan(0);
    expect(cheap).not.toEqual(all);
    const answer = await page.request.get(
      `${board.url}/api/v1/rankings?suite=coding&open=true&country=CN&max_price=1`,
    );
    const { rows } = await answer.json();
    expect(cheap).toEqual(rows.map((row: { model: { name: string } }) => row.model.name));
    for (const { model } of rows) {
      expect(model).toMatchObject({ country: 'CN' });
      expect(model.openness).toMatch(/^open/);
      expect(model.price_usd_per_m).toBeLessThanOrEqual(1);
    }
  });

  it('open from a link with the same view', async () => {
    const link = '/rankings?suite=coding&open=true&country=CN&max_price=1&as_of=2025-11-05';
    const first = await board.open(link);
    const names = await rankedNames(first.page);
    expect(names.length).toBeGreaterThan(0);
    const { page } = await board.open(link);
    expect(await rankedNames(page)).toEqual(names);
    expect(await page.getByLabel('Suite').inputValue()).toBe('coding');
    expect(await page.getByRole('radio', { name: 'Open' }).isChecked()).toBe(true);
    expect(await page.getByLabel('Country', { exact: true }).inputValue()).toBe('CN');
    await page.getByText('More filters').click();
    expect(await page.getByLabel('Released by', { exact: true }).inputValue()).toBe('2025-11-05');
    await page.getByRole('button', { name: 'Remove: Released by: 2025-11-05' }).click();
    await page.waitForURL('**/rankings?suite=coding&open=true&country=CN&max_price=1');
    await page.goBack();
    expect(await rankedNames(page)).toEqual(names);
  });

  it('show interval, rank set and what an order rests on', async () => {
    const { page } = await board.open('/rankings?suite=glm-12');
    const row = page.locator('.row').first();
    expect(await row.locator('.interval-line').count()).toBe(1);
    expect(await row.locator('.col-rank_set').textContent()).toMatch(/^\d+(–\d+)?$/);
    expect(await row.locator('.col-interval').textContent()).toMatch(/\d+\.\d to \d+\.\d/);
    const basis = await page.getByRole('region', { name: 'What this rests on' }).textContent();
    expect(basis).toMatch(/Suite\s*glm-12 v1, [0-9a-f]{12}/);
    expect(basis).toMatch(/Catalogue\s*[0-9a-f]{12}/);
    expect(basis).toMatch(/Evidence asked for, until\s*2026-11-22/);
  });

  it('open a row to the scores behind it, each with its source', async () => {
    const { page } = await board.open('/rankings?suite=glm-12');
    const row = page.locator('.row', {
      has: page.getByRole('link', { name: 'GLM 4.5', exact: true }),
    });
    const opener = row.getByRole('button', { name: 'Evidence for GLM 4.5' });
    expect(await opener.getAttribute('aria-expanded')).toBe('false');
    await opener.click();
    expect(await opener.getAttribute('aria-expanded')).toBe('true');
    const cells = row.getByRole('table');
    expect(await cells.getByRole('row').count()).toBe(13);
    const link = cells.getByRole('link').first();
    expect(await link.getAttribute('href')).toMatch(/^https?:\/\//);
    expect(await link.getAttribute('rel')).toContain('noopener');
  });

  it('open a row of a ranking by ability to what it rests on', async () => {
    const { page } = await board.open('/rankings?top=3');
    const row = page.locator('.row').first();
    await row.locator('.opener').click();
    await row.getByText(/Its ability rests on \d+ scores on \d+ tests/).waitFor();
    expect(await row.getByRole('table').getByRole('row').count()).toBeGreaterThan(1);
  });

  it('list who is not ranked, with the reason', async () => {
    const { page } = await board.open('/rankings?suite=glm-12');
    await page.getByText(/\d+ without enough evidence/).click();
    const reason = page.getByText(/covers \d+ % of the weight, 70 % needed/).first();
    expect(await reason.isVisible()).toBe(true);
  });

  it('say what is wrong with a question, and leave the filters to mend it', async () => {
    const { page } = await board.open('/rankings?suite=coding&lab=deepsek');
    const alert = page.getByRole('alert');
    expect(await alert.textContent()).toContain('did you mean deepseek');
    await page.getByRole('button', { name: 'Remove: Lab: deepsek' }).click();
    expect((await rankedNames(page)).length).toBeGreaterThan(10);
    expect(await alert.count()).toBe(0);
  });

  it('say so when no model is ranked', async () => {
    const { page } = await board.open('/rankings?suite=glm-12&max_price=0.001');
    await page.getByText('No model is ranked by this question.').waitFor();
  });
});
