import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { compileCatalog } from '../../catalog/compile.ts';
import type { Catalog } from '../../catalog/index.ts';
import type { MetaAnswer } from '../api.ts';
import { createApp } from '../app.ts';
import { answerFile } from './answer-file.ts';
import type { SiteCatalog } from './answer-question.ts';
import { describeSite } from './describe-site.ts';
import { listAnswers, listPages } from './list-files.ts';
import { renderNowhere } from './render-nowhere.ts';
import { factsOf, renderSitePage } from './render-site-page.ts';
import { checkTarget, markerName, putInPlace, SiteError } from './target.ts';

export interface ExportOptions {
  catalog: Catalog;
  /** Folder of the built pages. */
  webFolder: string;
  /** Where to: a folder that is absent, empty, or an earlier export. */
  out: string;
  /** Day of the export, `YYYY-MM-DD`. */
  today: string;
  version: string;
  /** Told after every file how many of how many are written. */
  progress?: (done: number, all: number) => void;
  /** Ends the export; nothing of it stays. */
  signal?: AbortSignal;
}

export interface SiteSummary {
  folder: string;
  catalog_hash: string;
  evidence_until: string | null;
  today: string;
  pages: number;
  answers: number;
  files: number;
  /** Of all files. */
  bytes: number;
  /** Of the file from which a browser answers questions that no file answers. */
  catalog_bytes: number;
}

/**
 * Writes the pages and their data as files that any plain web server can serve from any folder.
 * Everything is written beside the target first and put in its place when it is whole.
 * @throws SiteError when the target holds something else, or the pages are not built.
 */
export async function exportSite(options: ExportOptions): Promise<SiteSummary> {
  const { catalog, today } = options;
  const folder = resolve(options.out);
  checkTarget(folder);
  const indexFile = join(options.webFolder, 'index.html');
  const index = readIndex(indexFile);
  const staging = join(dirname(folder), `.${basename(folder)}.${process.pid}.unfinished`);
  try {
    const writer = new Writer(staging);
    cpSync(options.webFolder, staging, {
      recursive: true,
      filter: (source) => source !== indexFile,
    });
    const shipped = writer.add('catalog.json.gz', packCatalog(options));
    const meta = await writeAnswers(options, writer);
    writer.add('404.html', renderNowhere(factsOf(meta)));
    const pages = listPages(catalog);
    for (const path of pages) {
      options.signal?.throwIfAborted();
      const below = path === '/' ? '/' : `${path}/`;
      writer.add(`${below.slice(1)}index.html`, renderSitePage(index, below, catalog, meta));
    }
    const entries = readdirSync(staging).sort();
    const about = { catalog_hash: catalog.hash, exported: today, version: options.version };
    writer.add(markerName, Buffer.from(`${JSON.stringify({ ...about, entries })}\n`));
    const { files, bytes } = measure(staging);
    // Once more: somebody may have put something there while this was under way.
    checkTarget(folder);
    putInPlace(staging, folder);
    return {
      folder,
      catalog_hash: catalog.hash,
      evidence_until: catalog.evidenceUntil(),
      today,
      pages: pages.length,
      answers: listAnswers(catalog).length,
      files,
      bytes,
      catalog_bytes: shipped,
    };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function readIndex(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new SiteError('the pages are not built; run `npm run build`');
  }
}

/** Every answer that has a file, made by the server's own routes. */
async function writeAnswers(options: ExportOptions, writer: Writer): Promise<MetaAnswer> {
  const { catalog, today, version, signal, progress } = options;
  const app = createApp({ catalog, today: () => today, version });
  const addresses = listAnswers(catalog);
  let meta: MetaAnswer | undefined;
  for (const [done, address] of addresses.entries()) {
    // A turn of the event loop, in which a Ctrl-C is noticed.
    await new Promise((pass) => setImmediate(pass));
    signal?.throwIfAborted();
    const response = await app.request(`http://localhost/api/v1/${address}`);
    const text = await response.text();
    if (response.status !== 200) {
      throw new SiteError(`no answer to ${address}: status ${response.status}, ${text}`);
    }
    if (address === 'meta') meta = JSON.parse(text) as MetaAnswer;
    writer.add(`api/v1/${decodeURIComponent(answerFile(address)!)}`, Buffer.from(text));
    progress?.(done + 1, addresses.length);
  }
  const description = `${JSON.stringify(describeSite(version))}\n`;
  writer.add('api/v1/openapi.json', Buffer.from(description));
  const feed = await app.request('http://localhost/feed.xml');
  writer.add('feed.xml', Buffer.from(await feed.text()));
  return meta!;
}

/** Compressed here, because many plain servers compress nothing. */
function packCatalog({ catalog, today, version }: ExportOptions): Buffer {
  const site: SiteCatalog = {
    hash: catalog.hash,
    today,
    version,
    ability: catalog.shippedAbility(),
    catalog: compileCatalog(catalog.records()),
  };
  return gzipSync(JSON.stringify(site), { level: 9 });
}

class Writer {
  readonly #folder: string;
  readonly #made = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** @returns the size. */
  add(path: string, bytes: Buffer): number {
    const file = resolve(this.#folder, path);
    if (!file.startsWith(join(resolve(this.#folder), sep))) {
      throw new SiteError(`${path} is no name for a file of the site`);
    }
    const parent = dirname(file);
    if (!this.#made.has(parent)) mkdirSync(parent, { recursive: true });
    this.#made.add(parent);
    writeFileSync(file, bytes);
    return bytes.length;
  }
}

function measure(folder: string): { files: number; bytes: number } {
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files++;
    bytes += readFileSync(join(entry.parentPath, entry.name)).length;
  }
  return { files, bytes };
}
