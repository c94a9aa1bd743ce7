import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();
let other: Server;
let otherUrl: string;

beforeAll(async () => {
  other = createServer((request, response) => {
    const path = new URL(request.url!, 'http://x').searchParams.get('show') ?? '/';
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>elsewhere</title><iframe src="${board.url}${path}" width="720" height="520"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  otherUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
});

afterAll(() => other?.close());

const figure = (page: Page) => page.getByRole('figure', { name: 'Open against closed' });

async function saved(page: Page, button: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await figure(page).getByRole('button', { name: button }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function textOf(page: Page, button: RegExp): Promise<string> {
  await figure(page).getByRole('button', { name: button }).click();
  const text = await page.getByRole('dialog').getByRole('textbox').inputValue();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return text;
}

describe('a chart', () => {
  it('is saved as a drawing that needs nothing of the page', async () => {
    const { page, errors } = await board.open('/', { colorScheme: 'dark' });
    const { name, bytes } = await saved(page, /^SVG/);
    expect(name).toMatch(/^weighbridge-race-openness-[0-9a-f]{12}\.svg$/);
    const svg = bytes.toString('utf8');
    expect(svg).toContain('Open against closed');
    expect(svg).toMatch(/Weighbridge, catalogue [0-9a-f]{12}, evidence up to \d{4}-\d{2}-\d{2}/);
    expect(svg).toMatch(/stroke="rgb\(/);
    expect(svg).not.toMatch(/var\(|class=|currentcolor|light-dark/i);
    // Opened alone it is well formed, and as dark as what was shown.
    const alone = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        broken: parsed.querySelector('parsererror') !== null,
        paper: parsed.querySelector('rect')?.getAttribute('fill'),
        shown: getComputedStyle(document.documentElement).backgroundColor,
        paths: parsed.querySelectorAll('path').length,
      };
    }, svg);
    expect(alone.broken).toBe(false);
    expect(alone.paper).toBe(alone.shown);
    expect(alone.paths).toBeGreaterThan(4);
    expect(errors).toEqual([]);
  });

  it('is saved as a picture of twice the size, which is not empty', async () => {
    const { page, errors } = await board.open('/');
    const { bytes } = await saved(page, /^PNG/);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const width = await page
      .locator('.figure-body svg')
      .first()
      .evaluate((e) => e.clientWidth);
    expect(bytes.readUInt32BE(16)).toBe(2 * (width + 32));
    // A picture of one colour would be a few kilobytes.
    expect(bytes.length).toBeGreaterThan(20_000);
    expect(errors).toEqual([]);
  });

  it('gives the table behind it', async () => {
    const { page } = await board.open('/');
    const rows = (await saved(page, /^CSV/)).bytes.toString('utf8').trim().split('\r\n');
    expect(rows[0]).toBe('group,kind,model,name,date,score,low,high,share_of_draws');
    const best = rows.filter((row) => row.split(',')[1] === 'best').length;
    expect(best).toBeGreaterThan(2);
    expect(best).toBe(await page.locator('.comparison').first().locator('tbody tr').count());
    // Every mark is in the table; the table has those, too, that lie below the drawing.
    const marks = await figure(page).locator('.race-chart svg > g > g[transform]').count();
    expect(marks).toBeGreaterThan(best);
    expect(rows.length - 1).toBeGreaterThanOrEqual(marks);
  });

  it('has a permanent link, a citation and a frame, all by keyboard, and nothing moves', async () => {
    const { page, errors } = await board.open('/?suite=coding');
    const before = await page.locator('.race-lower').boundingBox();
    const link = await textOf(page, /^Link/);
    expect(link).toMatch(/\/\?suite=coding&catalog=[0-9a-f]{12}$/);
    const cited = await textOf(page, /^Cite/);
    expect(cited).toContain('“Open against closed”');
    expect(cited).toMatch(/catalogue SHA-256 [0-9a-f]{64}/);
    expect(cited.endsWith(link)).toBe(true);
    await figure(page)
      .getByRole('button', { name: /^Embed/ })
      .focus();
    await page.keyboard.press('Enter');
    const frame = await page.getByRole('dialog').getByRole('textbox').inputValue();
    expect(frame).toContain('embed=race-openness');
    expect(await page.locator('.race-lower').boundingBox()).toEqual(before);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Embed');
    const answer = await page.goto(link);
    expect(answer!.status()).toBe(200);
    await figure(page).waitFor();
    expect(errors).toEqual([]);
  });
});

it('the map is taken along as it stands: by its axis, with its own link', async () => {
  const { page, errors } = await board.open('/map?suite=coding&x=active', { locale: 'en-GB' });
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: /^CSV/ }).click();
  const rows = readFileSync(await (await waiting).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(rows[0]).toContain(',active,');
  expect(rows.length - 1).toBe(await page.locator('.map-mark').count());
  const svg = page.waitForEvent('download');
  await page.getByRole('button', { name: /^SVG/ }).click();
  expect(readFileSync(await (await svg).path(), 'utf8').length).toBeGreaterThan(10_000);
  await page.getByRole('button', { name: /^Cite/ }).click();
  const cited = await page.getByRole('dialog').getByRole('textbox').inputValue();
  expect(cited).toMatch(
    /\/map\?suite=coding&catalog=[0-9a-f]{12}&x=active$|x=active&catalog=[0-9a-f]{12}$/,
  );
  expect(errors).toEqual([]);
});

describe('a frame in another page', () => {
  it('shows one figure without navigation', async () => {
    const { page } = await board.open('/');
    await page.goto(`${otherUrl}/?show=${encodeURIComponent('/?suite=coding&embed=race-country')}`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'China against the United States' }).waitFor();
    await frame.locator('.race-chart svg').waitFor();
    expect(await frame.locator('nav, .footer').count()).toBe(0);
    expect(await frame.locator('.figure:visible').count()).toBe(1);
    const whole = frame.getByRole('link', { name: 'With its sources' });
    const [tab] = await Promise.all([page.waitForEvent('popup'), whole.click()]);
    await tab.locator('.masthead').waitFor();
    expect(new URL(tab.url()).search).toBe('?suite=coding');
  });

  it('is refused for whole pages', async () => {
    const { page } = await board.open('/');
    await page.goto(`${otherUrl}/?show=${encodeURIComponent('/rankings')}`);
    await page.waitForTimeout(500);
    expect(await page.frameLocator('iframe').locator('.masthead').count()).toBe(0);
    const embedded = await fetch(`${board.url}/?embed=race-openness`);
    expect(embedded.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(embedded.headers.get('x-frame-options')).toBeNull();
    for (const path of ['/', '/rankings', '/api/v1/meta', '/?x=embed%3D1']) {
      const { headers } = await fetch(board.url + path);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });
});

it('axe finds nothing in a frame nor in its dialog', async () => {
  const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  const findings = async (page: Page): Promise<string[]> => {
    await page.addScriptTag({ path: axeFile });
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run(document),
    );
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target}`));
  };
  const { page } = await board.open('/', { bypassCSP: true });
  await figure(page).getByRole('button', { name: /^Cite/ }).click();
  await page.getByRole('dialog').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.goto(`${board.url}/?embed=1`);
  await page.locator('.figure svg:visible').waitFor();
  expect(await findings(page)).toEqual([]);
}, 60_000);
