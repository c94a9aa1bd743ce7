import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { ProviderError } from '../provider-error.ts';
import { type DownloadRecord, downloaded, type FetchOptions, fetchFile } from './fetch-file.ts';

/**
 * Brings several files to this disk and keeps them as one, one after another with an empty line
 * between. What has arrived is not fetched again when a later one fails. Throws as `fetchFile` does.
 */
export async function fetchParts(
  home: {
    readonly url: string;
    readonly revision: string | null;
    readonly paths: readonly string[];
  },
  path: string,
  { sha256, ...options }: FetchOptions,
): Promise<DownloadRecord> {
  const revision = home.revision ?? 'unpinned';
  const folder = `${path}.parts`;
  const pieces: string[] = [];
  for (const name of home.paths) {
    const piece = `${folder}/${name}`;
    if ((await downloaded(piece)) === null) {
      await fetchFile(new URL(name, home.url), piece, revision, options);
    }
    pieces.push(await readFile(piece, 'utf8'));
  }
  const whole = Buffer.from(pieces.join('\n\n'));
  const found = createHash('sha256').update(whole).digest('hex');
  if (sha256 && sha256 !== found) {
    await rm(folder, { recursive: true, force: true });
    const message = `the files of ${home.url} have SHA-256 ${found}, expected was ${sha256}; they were deleted`;
    throw new ProviderError('fatal', 'checksum', message);
  }
  await writeFile(`${path}.part`, whole);
  await rename(`${path}.part`, path);
  const record = { sha256: found, revision, size: whole.length };
  await writeFile(`${path}.json`, `${JSON.stringify(record)}\n`);
  await rm(folder, { recursive: true, force: true });
  return record;
}
