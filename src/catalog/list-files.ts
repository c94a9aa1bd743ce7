import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CatalogError } from './error.ts';

/** Bytes that a file of a catalogue may have: it is text that people edit, and the largest has 1 MB. */
export const largestFile = 100e6;

export interface CatalogFile {
  /** Path below the catalogue's folder, with `/`. */
  path: string;
  size: number;
  modified: number;
}

/** The catalogue's files in a fixed order. @throws CatalogError when the folder is absent or holds no models. */
export function listFiles(folder: string): CatalogFile[] {
  if (!existsSync(join(folder, 'models'))) {
    throw new CatalogError(
      `no catalogue at ${folder}: it has no models folder. Give the folder with --catalog or WEIGH_CATALOG.`,
    );
  }
  const files: CatalogFile[] = [];
  const walk = (below: string): void => {
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (/\.(yaml|jsonl)$/.test(entry.name)) {
        const { size, mtimeMs } = statSync(join(folder, path));
        files.push({ path, size, modified: mtimeMs });
      }
    }
  };
  walk('');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Hash of all the catalogue's bytes: the same files give the same hash on every machine. */
export function hashFiles(folder: string, files: readonly CatalogFile[]): string {
  const hash = createHash('sha256');
  for (const { path } of files) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(folder, path)))
      .update('\0');
  }
  return hash.digest('hex');
}
