import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Body } from './encode.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/** The built pages: every file in memory under its address, `index.html` apart. */
export interface WebFiles {
  /** The page that all addresses of pages share; undefined when the pages are not built. */
  index: string | undefined;
  /** By address below the root, without the leading slash. */
  files: ReadonlyMap<string, Body>;
}

/**
 * Reads the folder once. Requests are looked up by name in what was read, so that no address can
 * reach a file outside of it.
 */
export function readWebFiles(folder: string): WebFiles {
  const files = new Map<string, Body>();
  let index: string | undefined;
  const walk = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (path === 'index.html') index = readFileSync(join(folder, path), 'utf8');
      else if (entry.isFile()) {
        const type = types[extname(path)];
        if (type) files.set(path, new Body(type, readFileSync(join(folder, path))));
      }
    }
  };
  if (existsSync(folder)) walk('');
  return { index, files };
}

/** Files whose name carries a hash of their content never change. */
export function isImmutable(path: string): boolean {
  return path.startsWith('assets/');
}
