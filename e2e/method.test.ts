import { expect, it } from 'vitest';
import { settled } from './board.ts';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

it('is found from every page, and writes the figures that the API answers', async () => {
  const { page } = await board.open('/sources');
  await page.getByRole('link', { name: 'Method', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Method' }).waitFor();
  await settled(page);
  const answer = await (await page.request.get(`${board.url}/api/v1/method`)).json();
  const text = await page.locator('article').innerText();
  expect(text).toContain(`${answer.source_sd.toFixed(1)} points`);
  const sources = await (await page.request.get(`${board.url}/api/v1/sources`)).json();
  const rows = (licence: string | null) =>
    sources.sources
      .filter((source: { licence: string | null }) => source.licence === licence)
      .reduce((sum: number, { scores }: { scores: number }) => sum + scores, 0);
  for (const { licence, scores } of answer.licences) expect(scores).toBe(rows(licence));
  const table = page.getByRole('table', { name: 'Licences of the sources' });
  expect(await table.locator('tbody tr').count()).toBe(answer.licences.length);
});

it('has an address for every section', async () => {
  const { page } = await board.open('/method#licences');
  const heading = page.getByRole('heading', { name: 'Licences of the evidence' });
  await page.waitForFunction(() => window.scrollY > 500);
  expect(await heading.isVisible()).toBe(true);
  await page
    .getByRole('navigation', { name: 'On this page' })
    .getByRole('link', { name: 'Rank sets' })
    .click();
  expect(new URL(page.url()).hash).toBe('#rank-sets');
});
