import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Catalog } from '../src/catalog/index.ts';
import { indexPaths, loadCatalog } from '../src/catalog/load.ts';
import { openRuns } from '../src/server/runs/open-runs.ts';
import { type RunningServer, startServer } from '../src/server/start.ts';
import { chromiumPath, repositoryRoot } from '../test/needs.ts';
import { builtWeb } from './built-web.ts';

/** The day that the tests take for today: after the last evidence of the catalogue. */
export const today = '2026-11-22';

export interface Board {
  url: string;
  /**
   * A page of its own, with nothing remembered, once it shows its heading and all that it loads;
   * closes the one before. `errors` collects what the browser complains of.
   */
  open(path: string, options?: BrowserContextOptions): Promise<OpenedPage>;
  close(): Promise<void>;
}

export interface OpenedPage {
  page: Page;
  errors: string[];
}

/**
 * The pages as built from the present sources, served, and a browser to look at them.
 * @param store of own runs; default none.
 */
export async function openBoard(catalog?: Catalog, store?: string): Promise<Board> {
  const web = await builtWeb();
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await server?.close();
    web.remove();
  };
  try {
    server = await startServer({
      catalog: catalog ?? (await loadOwnCatalog()),
      webFolder: web.folder,
      today: () => today,
      port: 0,
      ...(store === undefined ? {} : { runs: openRuns(store) }),
    });
    browser = await launch();
  } catch (error) {
    await close();
    throw error;
  }
  const { url } = server;
  const opened = browser;
  return {
    url,
    close,
    open: async (path, options) => {
      // One page at a time: what an earlier test left open only costs memory and time.
      await Promise.all(opened.contexts().map((context) => context.close()));
      return openPage(opened, url + path, options);
    },
  };
}

async function loadOwnCatalog(): Promise<Catalog> {
  const folder = join(repositoryRoot, 'catalog');
  return loadCatalog({ folder, indexFiles: indexPaths(repositoryRoot, folder) });
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address);
  await settled(page);
  return { page, errors };
}

/** Waits until the page has its heading, its footer, and nothing left that says that it is loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1, [role=alert]').first().waitFor();
  await page.locator('.footer-attribution').waitFor({ state: 'attached' });
  await page.locator('.masthead[aria-busy="false"]').waitFor();
  await page.locator('.waiting').first().waitFor({ state: 'detached' });
}
