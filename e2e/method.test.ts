import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { chromium, chromiumPath, needs } from '../test/needs.ts';
import { type Board, openBoard, settled } from './board.ts';
import { axeFindings, opening, overhang } from './look.ts';

let board: Board;

beforeAll(async () => {
  if (chromiumPath) board = await openBoard();
});

afterAll(() => board?.close());

beforeEach((context) => needs(context, chromium()));

it.each(['/method', '/method?lang=zh'])(
  'opens without a complaint and fits a phone: %s',
  async (path) => {
    const { shift, errors } = await opening(board, path);
    expect(errors).toEqual([]);
    expect(shift).toBeLessThan(0.02);
    expect(await overhang(board, path)).toEqual([0, 0]);
  },
);

it('axe finds nothing, in light and dark, on a screen and a phone', async () => {
  expect(await axeFindings(board, '/method')).toEqual([]);
}, 120_000);

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
