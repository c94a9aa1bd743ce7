import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { MetaAnswer, RankingsAnswer } from '../src/server/api.ts';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

/** The file that a button gives. */
async function saved(page: Page, button: RegExp | string): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).first().click();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** Lines of a CSV in which no cell holds a line break. */
function lines(text: string): string[] {
  return text.trimEnd().split('\r\n');
}

describe('a figure', () => {
  it.each([
    ['/rankings?suite=coding&country=CN', 'DeepSeek', 'rank,rank_low'],
    ['/benchmarks/gpqa-diamond', 'GPQA', 'model,name,openness,percent'],
    ['/labs/deepseek', 'DeepSeek', 'quarter,model'],
    ['/countries/FR', 'France', 'quarter,model'],
    ['/compare?models=glm-4-5,o3', 'GLM 4.5', 'model,name,openness,mean'],
  ])('is taken along from %s as a drawing and a table', async (path, named, names) => {
    const { page, errors } = await board.open(path);
    const svg = await saved(page, /^SVG/);
    expect(svg.name).toMatch(/^weighbridge-.*-[0-9a-f]{12}\.svg$/);
    expect(svg.text).toContain(named);
    expect(svg.text).toContain('evidence up to');
    expect(svg.text).not.toMatch(/class=|style=|NaN/);
    const csv = await saved(page, /^CSV/);
    expect(csv.text.startsWith(names)).toBe(true);
    expect(lines(csv.text).length).toBeGreaterThan(2);
    const png = page.waitForEvent('download');
    await page.getByRole('button', { name: /^PNG/ }).first().click();
    const picture = readFileSync(await (await png).path());
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(errors).toEqual([]);
  });

  it('of a ranking stands alone in a frame as one drawing', async () => {
    const { page } = await board.open('/nowhere');
    await page.goto(`${board.url}/rankings?suite=coding&country=CN&embed=ranking`);
    await page.locator('.interval-chart').waitFor();
    expect(await page.locator('nav, .ranking-table:visible').count()).toBe(0);
    expect(await page.locator('.interval-chart').getAttribute('aria-label')).toContain('First:');
  });
});

describe('a page', () => {
  it('gives a permanent link, a citation, and its data', async () => {
    const { page } = await board.open('/rankings?suite=coding&open=true&sort=-price');
    const meta: MetaAnswer = await (await page.request.get(`${board.url}/api/v1/meta`)).json();
    const hash = meta.catalog_hash.slice(0, 12);
    const footer = page.locator('footer');
    await footer.getByRole('button', { name: 'Permanent link' }).click();
    const link = await page.getByRole('dialog').getByRole('textbox').inputValue();
    expect(link).toContain(`catalog=${hash}`);
    expect(link).toContain('sort=-price');
    await page.keyboard.press('Escape');
    await footer.getByRole('button', { name: 'Citation' }).click();
    const cited = await page.getByRole('dialog').getByRole('textbox').inputValue();
    expect(cited).toContain(meta.catalog_hash);
    expect(cited).toContain(hash);
    await page.keyboard.press('Escape');
    const csv = await saved(page, 'Data as CSV');
    const answer: RankingsAnswer = await (
      await page.request.get(`${board.url}/api/v1/rankings?suite=coding&open=true`)
    ).json();
    expect(lines(csv.text).length).toBe(answer.rows.length + 1);
    expect(lines(csv.text)[0]).toContain('model.name');
    const json = footer.getByRole('link', { name: 'Data as JSON' });
    expect(await json.getAttribute('href')).toBe('/api/v1/rankings?suite=coding&open=true');
    const again = await board.open(link.slice(board.url.length));
    expect(await again.page.locator('.row').count()).toBe(answer.rows.length);
  });

  it.each([
    ['/', 'race'],
    ['/models/deepseek-r1', 'models/deepseek-r1'],
    ['/labs/deepseek', 'models?lab=deepseek'],
    ['/claims/glm-4-5-third-of-twelve', 'claims/glm-4-5-third-of-twelve'],
    ['/sources', 'sources'],
  ])('says how far its evidence reaches and where its data is: %s', async (path, address) => {
    const { page } = await board.open(path);
    const footer = page.locator('footer');
    expect(await footer.innerText()).toMatch(/evidence up to \d{4}-\d{2}-\d{2}/);
    const json = footer.getByRole('link', { name: 'Data as JSON' });
    expect(await json.getAttribute('href')).toBe(`/api/v1/${address}`);
    expect(lines((await saved(page, 'Data as CSV')).text).length).toBeGreaterThan(1);
  });
});

it('finds the best open Chinese coding model under a dollar, opens its source and copies its link', async () => {
  const { page } = await board.open('/rankings?suite=coding', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.getByText('Open', { exact: true }).click();
  await page.waitForURL(/open=true/);
  await page.getByLabel('Country', { exact: true }).selectOption({ label: 'China' });
  await page.waitForURL(/country=CN/);
  await page.getByText('More filters').click();
  await page.getByLabel('Price at most').fill('1');
  await page.getByLabel('Price at most').press('Enter');
  await page.waitForURL(/max_price=1/);
  await page.locator('.masthead[aria-busy="false"]').waitFor();
  const best = await page.locator('.row-name a').first().innerText();
  const answer: RankingsAnswer = await (
    await page.request.get(
      `${board.url}/api/v1/rankings?suite=coding&open=true&country=CN&max_price=1`,
    )
  ).json();
  expect(best).toBe(answer.rows[0]!.model.name);
  await page.locator('.opener').first().click();
  const source = page.locator('.row .cells a[target=_blank]').first();
  expect(await source.getAttribute('href')).toMatch(/^https?:\/\//);
  await page.locator('footer').getByRole('button', { name: 'Permanent link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const again = await board.open(copied.slice(board.url.length));
  expect(await again.page.locator('.row-name a').first().innerText()).toBe(best);
});
