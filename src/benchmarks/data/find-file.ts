import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { formatOf, stemOf } from './formats.ts';
import type { DataFile, DataSource } from './source.ts';

/** Where a fetched file lies in the cache. */
export function cachePath(folder: string, source: DataSource, file: DataFile): string {
  return join(folder, source.id, revisionOf(file) ?? 'unpinned', file.name);
}

export function revisionOf({ home }: DataFile): string | null {
  return home.revision;
}

/**
 * The file in a folder that somebody filled: `<folder>/<source>/<name>`, or the same name in another
 * format that can be read (`test.jsonl.gz` for `test.parquet`). Null when there is none.
 */
export async function findInFolder(
  folder: string,
  source: DataSource,
  file: DataFile,
): Promise<string | null> {
  const place = join(folder, source.id, file.name);
  if (await exists(place)) return place;
  const inner = file.name.includes('/') ? file.name.slice(0, file.name.lastIndexOf('/')) : '';
  const wanted = stemOf(file.name.slice(inner === '' ? 0 : inner.length + 1));
  const names = await readdir(join(folder, source.id, inner)).catch(() => []);
  const other = names.sort().find((name) => formatOf(name) && stemOf(name) === wanted);
  return other === undefined ? null : join(folder, source.id, inner, other);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
