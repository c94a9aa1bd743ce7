import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium as browserType, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { indexPaths, loadCatalog } from '../src/catalog/load.ts';
import { exportSite, type SiteSummary } from '../src/server/site/export-site.ts';
import { checkTarget } from '../src/server/site/target.ts';
import { chromium, chromiumPath, needs, repositoryRoot } from '../test/needs.ts';
import { settled, today } from './board.ts';
import { builtWeb } from './built-web.ts';

const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : undefined;
const folder = mkdtempSync(join(tmpdir(), 'weigh-site-'));
const out = join(folder, 'served', 'some', 'board');
let summary: SiteSummary;
let server: ChildProcess | undefined;
let browser: Browser | undefined;
let url: string;

beforeAll(async () => {
  if (!chromiumPath || !python) return;
  mkdirSync(join(folder, 'served', 'some'), { recursive: true });
  const web = await builtWeb();
  const own = join(repositoryRoot, 'catalog');
  summary = await exportSite({
    catalog: await loadCatalog({ folder: own, indexFiles: indexPaths(repositoryRoot, own) }),
    webFolder: web.folder,
    out,
    today,
    version: '0',
  });
  const port = await freePort();
  server = spawn(
    python,
    [
      '-m',
      'http.server',
      String(port),
      '--bind',
      '127.0.0.1',
      '--directory',
      join(folder, 'served'),
    ],
    { stdio: 'ignore' },
  );
  url = `http://127.0.0.1:${port}/some/board`;
  browser = await browserType.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  await untilServed(`${url}/`);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach((context) =>
  needs(context, chromium(), { missing: python ? undefined : 'no python3, the other server' }),
);

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as { port: number };
  await new Promise((resolve) => listener.close(resolve));
  return port;
}

async function untilServed(address: string): Promise<void> {
  for (;;) {
    try {
      if ((await statusOf(address)) === 200) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Reads the whole answer: half-read ones trip up the client when the other server hangs up. */
async function statusOf(address: string | URL): Promise<number> {
  const response = await fetch(address);
  await response.arrayBuffer();
  return response.status;
}

async function open(path: string): Promise<{ page: Page; errors: string[]; asked: string[] }> {
  await Promise.all(browser!.contexts().map((context) => context.close()));
  const page = await (await browser!.newContext({ locale: 'en-GB' })).newPage();
  const errors: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    errors.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => asked.push(request.url().replace(url, '')));
  await page.goto(url + path);
  await settled(page);
  return { page, errors, asked };
}

describe('the static site, in a subfolder of a server that knows nothing of it', () => {
  it('shows its first page from files alone', async () => {
    const { page, errors, asked } = await open('/');
    await page.locator('.race-chart svg').first().waitFor();
    await page.locator('.ticker li').first().waitFor();
    expect(asked.filter((address) => address.includes('catalog.json'))).toEqual([]);
    expect(asked).toContain('/api/v1/race.json');
    expect(asked.every((address) => address.startsWith('/'))).toBe(true);
    expect(errors).toEqual([]);
  });

  it('holds no runs, which stay on the machine that made them', async () => {
    const { page } = await open('/');
    const nav = page.getByRole('navigation', { name: 'Pages' });
    expect(await nav.getByRole('link', { name: 'Sources' }).count()).toBe(1);
    expect(await nav.getByRole('link', { name: 'Runs' }).count()).toBe(0);
    for (const path of ['runs', 'api/v1/runs', 'api/v1/runs.json']) {
      expect(existsSync(join(out, path))).toBe(false);
    }
    const described = JSON.parse(readFileSync(join(out, 'api/v1/openapi.json'), 'utf8'));
    expect(Object.keys(described.paths).filter((path) => path.includes('runs'))).toEqual([]);
  });

  it('answers a filter in the browser as the server does', async () => {
    const { page, errors, asked } = await open('/rankings/?suite=coding');
    const before = await page.locator('.row').count();
    await page.getByRole('radio', { name: 'Open', exact: true }).check({ force: true });
    await page.waitForURL('**/rankings/?suite=coding&open=true');
    await page.locator('.masthead[aria-busy="false"]').waitFor();
    await page.waitForFunction((n) => document.querySelectorAll('.row').length < n, before);
    expect(await page.locator('.row').count()).toBeGreaterThan(3);
    expect(asked).toContain('/catalog.json.gz');
    expect(errors).toEqual([]);
    const names = await page.locator('.row').first().innerText();
    const { rows } = JSON.parse(
      execFileSync(
        process.execPath,
        [
          'bin/weigh.cjs',
          'rank',
          '--suite',
          'coding',
          '--open',
          '--evidence-until',
          today,
          '--json',
        ],
        { cwd: repositoryRoot, encoding: 'utf8', maxBuffer: 1e8 },
      ),
    ) as { rows: { model: { name: string } }[] };
    expect(names).toContain(rows[0]!.model.name);
    expect(await page.locator('.row').count()).toBe(rows.length);
    // A link copied from there works when it is opened anew.
    await page.reload();
    await settled(page);
    await page.waitForFunction((n) => document.querySelectorAll('.row').length === n, rows.length);
  }, 60_000);

  it('chooses in the browser as the command line does', async () => {
    const { page, errors } = await open('/choose/?for=coding&max_price=1&open=true');
    const { answers } = JSON.parse(
      execFileSync(
        process.execPath,
        [
          'bin/weigh.cjs',
          'choose',
          ...['--for', 'coding', '--max-price', '1', '--open', '--json'],
          ...['--evidence-until', today],
        ],
        { cwd: repositoryRoot, encoding: 'utf8', maxBuffer: 1e8 },
      ),
    );
    const cards = (await page.locator('.answer h2').allInnerTexts()).join();
    for (const { row } of Object.values<{ row: { model: { name: string } } }>(answers)) {
      expect(cards).toContain(row.model.name);
    }
    expect(errors).toEqual([]);
  }, 60_000);

  it('says what is wrong with a question, as the server does', async () => {
    const { page } = await open('/rankings/?suite=nope');
    expect(await page.getByRole('alert').innerText()).toContain('nope');
  });

  it('refuses a link that is pinned to another catalogue, and takes its own', async () => {
    const { page } = await open('/rankings/?suite=coding&catalog=00000000');
    expect(await page.getByRole('alert').innerText()).toContain('pinned to catalogue 00000000');
    const own = await open(`/rankings/?suite=coding&catalog=${summary.catalog_hash.slice(0, 12)}`);
    await own.page.locator('.row').first().waitFor();
    expect(own.errors).toEqual([]);
  });

  it('walks from a ranking to a model and to a claim', async () => {
    const { page, errors } = await open('/rankings/?suite=coding');
    const link = page.locator('.row a[href*="/models/"]').first();
    const name = (await link.innerText()).trim();
    await link.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('link', { name: 'Claims', exact: true }).click();
    await page.locator('a[href$="/claims/glm-4-5-third-of-twelve/"]').click();
    await page.locator('.verdict-panel').waitFor();
    expect(await page.locator('.footer').innerText()).toContain(summary.catalog_hash.slice(0, 12));
    expect(errors).toEqual([]);
    // The address of the page is that of a folder with a page in it.
    await page.goto(`${url}/claims/glm-4-5-third-of-twelve`);
    await page.locator('.verdict-panel').waitFor();
    await page.goto(`${url}/models/deepseek-r1/`);
    await page.getByRole('heading', { level: 1, name: /DeepSeek/ }).waitFor();
    expect(errors).toEqual([]);
  }, 60_000);

  it('names the catalogue and its sources on every page, for who has no scripts, too', () => {
    const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('index.html'),
    );
    expect(pages.length).toBe(summary.pages);
    for (const page of pages) {
      const html = readFileSync(join(out, page), 'utf8');
      expect(html).toContain(summary.catalog_hash);
      expect(html).toMatch(/<noscript>[\s\S]*With data from: \S/);
      expect(html).toContain('http-equiv="Content-Security-Policy"');
    }
  });
});

describe('beside the pages', () => {
  it('a page for addresses that name nothing leads back from any depth', async () => {
    const served = createHttpServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname);
      const file = join(folder, 'served', path.endsWith('/') ? `${path}index.html` : path);
      const found = existsSync(file);
      const html = !found || file.endsWith('.html');
      response.writeHead(found ? 200 : 404, { 'Content-Type': html ? 'text/html' : 'text/plain' });
      response.end(readFileSync(found ? file : join(out, '404.html')));
    });
    await new Promise<void>((resolve) => served.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = served.address() as AddressInfo;
      const page = await (await browser!.newContext()).newPage();
      const blocked: string[] = [];
      page.on('console', (message) => blocked.push(message.text()));
      for (const below of ['nope', 'models/nope/', 'a/b/c/d/nope']) {
        const board = `http://127.0.0.1:${port}/some/board/`;
        await page.goto(board + below);
        const home = page.getByRole('link', { name: 'Weighbridge' });
        await home.waitFor();
        expect(await home.evaluate((link: HTMLAnchorElement) => link.href)).toBe(board);
      }
      expect(await page.locator('body').innerText()).toContain(summary.catalog_hash);
      expect(blocked.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
    } finally {
      served.closeAllConnections();
      served.close();
    }
  });

  it('a feed that every page names, and links in it that lead somewhere', async () => {
    const { page } = await open('/models/deepseek-r1/');
    const feed = await page.locator('link[rel=alternate]').evaluate((link: HTMLLinkElement) => {
      return link.href;
    });
    expect(feed).toBe(`${url}/feed.xml`);
    const xml = await (await fetch(feed)).text();
    const pages = [...xml.matchAll(/rel="alternate" type="text\/html" href="([^"]+)"/g)];
    expect(pages.length).toBeGreaterThan(50);
    for (const [, href] of pages.slice(0, 20)) {
      expect(await statusOf(new URL(href!, feed))).toBe(200);
    }
  });

  it('a description of the answers, each of which is a file', async () => {
    const document = `${url}/api/v1/openapi.json`;
    const { paths, servers, components } = await (await fetch(document)).json();
    expect(Object.keys(paths)).toContain('/rankings/suite/{suite}.json');
    expect(Object.keys(paths)).not.toContain('/compare');
    const ids: Record<string, string> = { models: 'glm-4-5', benchmarks: 'aime-2025' };
    for (const path of Object.keys(paths)) {
      const id = ids[path.split('/')[1]!] ?? 'glm-4-5-third-of-twelve';
      const file = path.slice(1).replace('{suite}', 'coding').replace('{id}', id);
      const status = await statusOf(new URL(file, new URL(servers[0].url, document)));
      expect(`${path} ${status}`).toBe(`${path} 200`);
    }
    expect(Object.keys(components.schemas).length).toBeGreaterThan(20);
  });

  it('JSON behind the links of every page, from a file or made in the browser', async () => {
    for (const path of ['/compare/?models=deepseek-r1,glm-4-5', '/benchmarks/aime-2025/']) {
      const { page } = await open(path);
      const json = page.getByText('The same as JSON');
      if ((await json.evaluate((element) => element.tagName)) === 'A') {
        const href = await json.evaluate((link: HTMLAnchorElement) => link.href);
        expect(await statusOf(href)).toBe(200);
      } else {
        const saved = page.waitForEvent('download');
        await json.click();
        const text = readFileSync(await (await saved).path(), 'utf8');
        expect(JSON.parse(text).catalog_hash).toBe(summary.catalog_hash);
      }
    }
  });
});

describe('the folder of the static site', () => {
  it('may be replaced by a new export only while nothing was added', () => {
    expect(() => checkTarget(out)).not.toThrow();
    writeFileSync(join(out, 'CNAME'), 'board.example\n');
    expect(() => checkTarget(out)).toThrow(/holds CNAME, which no export wrote/);
    rmSync(join(out, 'CNAME'));
  });

  it('leaves nothing half-written beside it', () => {
    expect(readdirSync(join(folder, 'served', 'some'))).toEqual(['board']);
  });

  it('is not written over something else', () => {
    const { status, stderr } = tryCommand(['site', '--out', repositoryRoot]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/is not empty and no earlier export/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

function tryCommand(parameters: string[]): { status: number; stderr: string } {
  try {
    execFileSync(process.execPath, ['bin/weigh.cjs', ...parameters], {
      cwd: repositoryRoot,
      stdio: 'pipe',
    });
    return { status: 0, stderr: '' };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer };
    return { status, stderr: String(stderr) };
  }
}
