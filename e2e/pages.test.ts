import { describe, expect, it } from 'vitest';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

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
