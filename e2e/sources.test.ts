import { describe, expect, it } from 'vitest';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

describe('sources', () => {
  it('are all there, with licence, attribution and number of scores', async () => {
    const { page } = await board.open('/sources');
    const { sources } = await (await page.request.get(`${board.url}/api/v1/sources`)).json();
    const rows = page.getByRole('table').locator('tbody tr');
    expect(await rows.count()).toBe(sources.length);
    const texts = await rows.allInnerTexts();
    for (const [i, source] of sources.entries()) {
      expect(texts[i]).toContain(source.name);
      expect(texts[i]).toContain(source.licence ?? 'no licence known');
      if (source.attribution) expect(texts[i]).toContain(source.attribution);
    }
  });

  it('are found by licence, and lead to their rows', async () => {
    const { page } = await board.open('/sources');
    await page.getByRole('searchbox').fill('cc-by');
    await page.getByText(/^\d+ sources$/).waitFor();
    const row = page.getByRole('table').locator('tbody tr').first();
    expect(await row.innerText()).toContain('CC-BY');
    const href = await row.locator('td a').first().getAttribute('href');
    const { total } = await (await page.request.get(new URL(href!, page.url()).href)).json();
    expect(total).toBeGreaterThan(0);
  });
});
