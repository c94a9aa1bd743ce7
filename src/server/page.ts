import { type Catalog, findByName, NotFoundError } from '../catalog/index.ts';
import { Body } from './encode.ts';

/** Addresses of pages; all are answered with the same page, which shows what the address names. */
const pages: { pattern: RegExp; exists?: (catalog: Catalog, id: string) => boolean }[] = [
  { pattern: /^\/$/ },
  { pattern: /^\/rankings\/?$/ },
  { pattern: /^\/map\/?$/ },
  { pattern: /^\/choose\/?$/ },
  { pattern: /^\/models\/?$/ },
  {
    pattern: /^\/models\/([^/]+)\/?$/,
    exists: (catalog, id) => names(catalog.models, id, 'model'),
  },
  { pattern: /^\/compare\/?$/ },
  { pattern: /^\/labs\/?$/ },
  { pattern: /^\/labs\/([^/]+)\/?$/, exists: (catalog, id) => catalog.labs.has(id) },
  {
    pattern: /^\/countries\/([^/]+)\/?$/,
    exists: (catalog, id) =>
      [...catalog.labs.values()].some(({ country }) => country === id.toUpperCase()),
  },
  { pattern: /^\/benchmarks\/?$/ },
  {
    pattern: /^\/benchmarks\/([^/]+)\/?$/,
    exists: (catalog, id) => names(catalog.benchmarks, id, 'benchmark'),
  },
  { pattern: /^\/sources\/?$/ },
  { pattern: /^\/method\/?$/ },
  { pattern: /^\/runs\/?$/ },
  // Whether there is such a run the page itself finds out: it may come at any moment.
  { pattern: /^\/runs\/[^/]+\/?$/ },
  { pattern: /^\/runs\/[^/]+\/samples\/[^/]+\/?$/ },
  { pattern: /^\/claims\/?$/ },
  { pattern: /^\/claims\/([^/]+)\/?$/, exists: (catalog, id) => catalog.claims.has(id) },
];

/** 404 for an address that names nothing; its page says so and what could be meant. */
export function pageStatus(catalog: Catalog, path: string): 200 | 404 {
  for (const { pattern, exists } of pages) {
    const match = pattern.exec(path);
    if (match) return exists === undefined || exists(catalog, decode(match[1]!)) ? 200 : 404;
  }
  return 404;
}

function names(
  records: ReadonlyMap<string, { id: string; name: string; aliases?: readonly string[] }>,
  id: string,
  kind: string,
): boolean {
  try {
    findByName(records, id, kind);
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const rendered = new Map<string, Body>();

/**
 * The page with its links to scripts and styles pointing up to the root from however deep the
 * address lies, so that it works below any folder of another server, too.
 */
export function renderPage(index: string, path: string): Body {
  const depth = Math.min(path.split('/').length - 2, 8);
  const up = depth === 0 ? './' : '../'.repeat(depth);
  const html = index.replaceAll('="./', `="${up}`);
  let body = rendered.get(html);
  if (!body) {
    body = new Body('text/html; charset=utf-8', Buffer.from(html));
    rendered.set(html, body);
  }
  return body;
}
