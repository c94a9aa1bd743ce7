import { describe, expect, it } from 'vitest';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

describe('a lab and a country', () => {
  it('lead from one to the other, and to the models', async () => {
    const { page } = await board.open('/labs');
    await page.getByRole('link', { name: 'DeepSeek', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'DeepSeek' }).waitFor();
    await page.getByRole('link', { name: 'China', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'China' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/countries/CN');
  });

  it('show every dated model once, at the quarter of its release', async () => {
    const { page } = await board.open('/labs/deepseek');
    const { models } = await (
      await page.request.get(`${board.url}/api/v1/models?lab=deepseek`)
    ).json();
    const dated = models.filter((model: { release_date: string | null }) => model.release_date);
    expect(await page.locator('.unit-columns g').count()).toBe(dated.length);
    await page.getByText('Table by quarter').click();
    const cells = await page
      .getByRole('table', { name: 'Openness over time' })
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].slice(0, 3).map((td) => td.innerText)),
      );
    const total = cells.flat().reduce((sum, text) => sum + Number(text), 0);
    expect(total).toBe(dated.length);
  });

  it('show where they stand on the suite that is chosen, and the address says which', async () => {
    const { page } = await board.open('/countries/US');
    await page.getByLabel('Suite').selectOption({ label: 'Coding' });
    await page.waitForURL('**/countries/US?suite=coding');
    await page.locator('.masthead[aria-busy="false"]').waitFor();
    const { rows } = await (
      await page.request.get(`${board.url}/api/v1/rankings?suite=coding`)
    ).json();
    const own = rows.filter((row: { model: { country: string } }) => row.model.country === 'US');
    const table = page.getByRole('table', { name: 'Standing' });
    await expect.poll(() => table.locator('tbody tr').count()).toBe(own.length);
    expect(await table.locator('tbody tr').first().innerText()).toContain(own[0].model.name);
  });

  it('say so when there is none', async () => {
    const { page } = await board.open('/labs/nobody');
    await page.getByText('There is no lab “nobody”').waitFor();
    await page.goto(`${board.url}/countries/ZZ`);
    await page.getByText('There is no model of a lab in “ZZ”').waitFor();
  });
});
