import { describe, expect, it } from 'vitest';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

describe('a benchmark', () => {
  it('is found by its name', async () => {
    const { page } = await board.open('/benchmarks');
    await page.getByRole('searchbox').fill('aime 2025');
    await page.getByRole('link', { name: 'AIME 2025', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'AIME 2025' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/benchmarks/aime-2025');
  });

  it('shows every model that counts, and how far the best are told apart', async () => {
    const { page } = await board.open('/benchmarks/aime-2025');
    const answer = await (
      await page.request.get(`${board.url}/api/v1/benchmarks/aime-2025`)
    ).json();
    expect(await page.locator('.unit-columns g').count()).toBe(answer.standings.length);
    const [first, , , , fifth] = answer.standings;
    const r = (first.percent - fifth.percent) / Math.hypot(first.se, fifth.se);
    expect(await page.locator('.benchmark-saturation').innerText()).toContain(
      `${r.toFixed(2)} standard errors apart`,
    );
  });

  it('lists every row with who says so and where', async () => {
    const { page } = await board.open('/benchmarks/aime-2025');
    const { total } = await (
      await page.request.get(`${board.url}/api/v1/scores?benchmark=aime-2025&limit=1`)
    ).json();
    const table = page.getByRole('table', { name: 'Every row' });
    await page
      .locator('section', { has: table })
      .getByRole('button', { name: /^Show \d+ more$/ })
      .click();
    expect(await table.getByRole('row').count()).toBe(total + 1);
    const link = table.locator('td a').first();
    expect(await link.getAttribute('href')).toMatch(/^https?:\/\//);
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await page.locator('.differing li').count()).toBeGreaterThan(3);
  });

  it('that does not exist says what could be meant', async () => {
    const { page } = await board.open('/benchmarks/aime-20255');
    const alert = page.getByRole('alert');
    expect(await alert.textContent()).toContain('did you mean');
    await alert.getByRole('link', { name: 'aime-2025', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'AIME 2025' }).waitFor();
  });
});
