import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { downloaded, fetchFile, type Progress } from '../../providers/download/fetch-file.ts';
import { fetchParts } from '../../providers/download/fetch-parts.ts';
import { fetchHubFile } from '../../providers/download/hub-file.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { BenchmarkError } from '../error.ts';
import { cachePath, findInFolder, revisionOf } from './find-file.ts';
import { formatOf, withoutGz } from './formats.ts';
import type { DataFile, DataSource } from './source.ts';

export interface DataOptions {
  /** A folder that somebody filled, for sites without network; nothing is fetched then. Default `WEIGH_DATA_DIR`. */
  dataDir?: string | undefined;
  /** Where fetched files are kept. Default `~/.cache/weighbridge/data`. */
  cache?: string | undefined;
  /** `HF_TOKEN`, `HF_ENDPOINT` and `WEIGH_DATA_DIR` are read. Default `process.env`. */
  env?: Record<string, string | undefined>;
  onProgress?: (file: string, progress: Progress) => void;
  signal?: AbortSignal | undefined;
}

/** One file, unpacked. */
export interface ObtainedFile {
  /** Name with its format, without `.gz`. */
  name: string;
  bytes: Uint8Array;
  /** Of `bytes`. */
  sha256: string;
  /** What it was fetched as; of a folder that somebody filled: what it should be, null when that cannot be told. */
  revision: string | null;
  /** Held against a digest that was known beforehand. */
  verified: boolean;
  /** What whoever reads the results should know; null: nothing. */
  notice: string | null;
}

export function dataCache(options: DataOptions): string {
  return options.cache ?? join(homedir(), '.cache/weighbridge/data');
}

export function dataDirOf(options: DataOptions): string | undefined {
  return options.dataDir ?? ((options.env ?? process.env).WEIGH_DATA_DIR || undefined);
}

/**
 * A file of a data set: from the folder that was given, else from the cache, else from its home.
 * Its digest is checked each time it is read. Throws `data-missing`, `data-gated`, `data-changed`.
 */
export async function obtainFile(
  source: DataSource,
  file: DataFile,
  options: DataOptions,
): Promise<ObtainedFile> {
  const folder = dataDirOf(options);
  if (folder !== undefined) {
    const path = await findInFolder(folder, source, file);
    if (path === null) throw notInFolder(source, file, folder);
    return examine(source, file, path);
  }
  const path = cachePath(dataCache(options), source, file);
  if ((await downloaded(path)) !== null) {
    try {
      return await examine(source, file, path);
    } catch (error) {
      if (!isDamaged(error)) throw error;
      // The disk's fault, or an interrupted copy: fetched anew.
      await rm(path, { force: true });
    }
  }
  await fetchFrom(source, file, path, options);
  return examine(source, file, path);
}

function isDamaged(error: unknown): boolean {
  return (
    error instanceof BenchmarkError &&
    (error.code === 'data-changed' || error.code === 'data-malformed')
  );
}

async function fetchFrom(
  source: DataSource,
  file: DataFile,
  path: string,
  options: DataOptions,
): Promise<void> {
  const { onProgress, signal, env = process.env } = options;
  if (file.home.kind === 'by-hand') {
    throw new BenchmarkError(
      'data-missing',
      `${source.home} cannot be fetched as one file`,
      `${file.home.how}; put it at ${source.id}/${file.name} in a folder and give that with --data-dir`,
      { place: { file: file.name } },
    );
  }
  const watch = onProgress ? (progress: Progress) => onProgress(file.name, progress) : undefined;
  try {
    if (file.home.kind === 'web') {
      await fetchFile(new URL(file.home.url), path, file.home.revision ?? 'unpinned', {
        sha256: file.sha256,
        onProgress: watch,
        signal,
      });
      return;
    }
    if (file.home.kind === 'parts') {
      await fetchParts(file.home, path, { sha256: file.sha256, onProgress: watch, signal });
      return;
    }
    const { repository, revision, path: inner } = file.home;
    await fetchHubFile(
      { repository: `datasets/${repository}`, revision, file: inner },
      {
        path,
        env,
        ...(file.sha256 === null ? {} : { sha256: file.sha256 }),
        ...(watch === undefined ? {} : { onProgress: watch }),
        ...(signal === undefined ? {} : { signal }),
      },
    );
  } catch (error) {
    if (!ProviderError.isInstance(error) || error.code === 'aborted') throw error;
    throw explained(source, file, error);
  }
}

async function examine(source: DataSource, file: DataFile, path: string): Promise<ObtainedFile> {
  const packed = await readFile(path);
  const bytes = unpack(packed, file.name);
  const sha256 = digest(bytes);
  const name = withoutGz(basename(path));
  const known = [file.sha256, file.unpacked_sha256].filter((each) => each != null);
  const verified = known.includes(sha256) || known.includes(digest(packed));
  const sameFormat = formatOf(name) === formatOf(file.name);
  const copy = file.copies?.find((each) => each.sha256 === sha256);
  if (!verified && !copy && sameFormat && known.length > 0) throw changed(source, file, sha256);
  return {
    name,
    bytes,
    sha256,
    revision: verified || (sameFormat && !copy) ? revisionOf(file) : null,
    verified,
    notice: verified
      ? null
      : (copyNotice(source, name, copy) ?? unverified(source, file, name, sha256)),
  };
}

function unpack(bytes: Buffer, name: string): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new BenchmarkError(
      'data-malformed',
      `${name} is a broken gzip file`,
      'delete it and fetch it again',
      { place: { file: name }, cause },
    );
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function unverified(source: DataSource, file: DataFile, name: string, sha256: string): string {
  const why =
    file.sha256 === null
      ? 'no digest of it is known'
      : `it is no ${formatOf(file.name)} file as at its home`;
  return `${source.id}/${name} could not be checked (${why}); its SHA-256, ${sha256}, is kept with every result`;
}

function copyNotice(
  source: DataSource,
  name: string,
  copy: { from: string } | undefined,
): string | null {
  if (!copy) return null;
  return `${source.id}/${name} is the copy of ${copy.from}, not the file of ${source.home}`;
}

function notInFolder(source: DataSource, file: DataFile, folder: string): BenchmarkError {
  return new BenchmarkError(
    'data-missing',
    `there is no ${source.id}/${file.name} in ${folder}`,
    `fetch it from ${addressOf(file)} on a machine with network and put it there${
      source.gated ? ' (its owner asks that terms are accepted first)' : ''
    }; .gz and the other formats are read as well`,
  );
}

function changed(source: DataSource, file: DataFile, sha256: string): BenchmarkError {
  return new BenchmarkError(
    'data-changed',
    `${source.id}/${file.name} has SHA-256 ${sha256}; this benchmark was made for ${
      file.unpacked_sha256 ?? file.sha256
    }`,
    `fetch it again from ${addressOf(file)}; scores on other data are not comparable`,
    { place: { file: file.name } },
  );
}

function explained(source: DataSource, file: DataFile, error: ProviderError): BenchmarkError {
  const details = { cause: error, place: { file: file.name } };
  if (error.code === 'authentication') {
    return new BenchmarkError(
      'data-gated',
      `${source.home} may not be read without permission`,
      `accept its terms on https://${source.home} and set HF_TOKEN to a token of that account, or give the file with --data-dir`,
      details,
    );
  }
  if (error.code === 'checksum') {
    return new BenchmarkError(
      'data-changed',
      `${source.home}: ${error.message}`,
      'the file at its home was changed, or the line is bad: try again; a version of Weighbridge made for the new file is needed if it stays so',
      details,
    );
  }
  return new BenchmarkError(
    'data-missing',
    `${source.home} could not be fetched: ${error.message}`,
    'try again (a broken download goes on where it stopped), or give the file with --data-dir',
    details,
  );
}

/** Where a person would fetch a file by hand. */
export function addressOf({ home }: DataFile): string {
  if (home.kind !== 'hub') return home.url;
  return `https://huggingface.co/datasets/${home.repository}/resolve/${home.revision}/${home.path}`;
}
