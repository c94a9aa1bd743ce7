import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Secret, scrub } from '../http/secrets.ts';
import { ProviderError } from '../provider-error.ts';

export interface Progress {
  /** Bytes on disk, those of an earlier attempt included. */
  received: number;
  /** Null when the server does not say. */
  total: number | null;
}

export interface FetchOptions {
  /** Shown to the first host only. */
  token?: Secret | null;
  /** Lower-case hex; a file with another hash is deleted. Null or absent: not known. */
  sha256?: string | null;
  onProgress?: ((progress: Progress) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** What to do where the file may not be read. */
  remedy?: string;
}

/** What a finished download wrote down. */
export interface DownloadRecord {
  sha256: string;
  revision: string;
  size: number;
}

/**
 * Brings a file to this disk. An interrupted download goes on where it stopped; a file is under its
 * name only when it is complete and has the hash it must have. Throws `checksum`, `not-found`,
 * `authentication`, `connection`, `half-stream`, `server-error`.
 *
 * @param revision written down beside the file, for {@link downloaded}.
 */
export async function fetchFile(
  url: URL,
  path: string,
  revision: string,
  options: FetchOptions = {},
): Promise<DownloadRecord> {
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true });
  const sha256 = await download(url, part, options);
  await rename(part, path);
  const record = { sha256, revision, size: (await stat(path)).size };
  await writeFile(`${path}.json`, `${JSON.stringify(record)}\n`);
  return record;
}

/** What a finished download wrote down, when the file still has that size. */
export async function downloaded(path: string): Promise<DownloadRecord | null> {
  try {
    const record = JSON.parse(await readFile(`${path}.json`, 'utf8'));
    return (await stat(path)).size === record.size ? record : null;
  } catch {
    return null;
  }
}

async function download(url: URL, part: string, options: FetchOptions): Promise<string> {
  let hash = createHash('sha256');
  let received = await hashExisting(part, hash);
  const answer = await request(url, 'GET', options, received);
  if (answer.status === 416) {
    // The part is complete, or of another file: the checksum tells.
    await answer.body?.cancel();
    return checked(hash, part, options);
  }
  if (!answer.ok || !answer.body) throw refused(url, answer.status, options);
  if (answer.status !== 206) {
    received = 0;
    hash = createHash('sha256');
  }
  const length = Number(answer.headers.get('content-length'));
  const total = length > 0 ? received + length : null;
  const out = await open(part, received > 0 ? 'a' : 'w');
  try {
    for await (const piece of pieces(answer.body, url, () => received, options.signal)) {
      hash.update(piece);
      await out.write(piece);
      received += piece.length;
      options.onProgress?.({ received, total });
    }
  } finally {
    await out.close();
  }
  if (total !== null && received !== total) {
    throw new ProviderError(
      'transient',
      'half-stream',
      `the download of ${url.pathname} has ${received} of ${total} bytes; the next one goes on there`,
    );
  }
  return checked(hash, part, options);
}

/** What arrives. A failure of the network is told from one of the disk, which is the caller's. */
async function* pieces(
  body: ReadableStream<Uint8Array>,
  url: URL,
  received: () => number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const next = await reader.read().catch((error: unknown) => {
        if (signal?.aborted) throw stopped(error);
        throw new ProviderError(
          'transient',
          'half-stream',
          `the download of ${url.pathname} broke off after ${received()} bytes; the next one goes on there`,
        );
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function hashExisting(part: string, hash: Hash): Promise<number> {
  let size = 0;
  try {
    for await (const piece of createReadStream(part)) {
      hash.update(piece as Buffer);
      size += (piece as Buffer).length;
    }
  } catch {
    return 0;
  }
  return size;
}

async function checked(hash: Hash, part: string, options: FetchOptions): Promise<string> {
  const sha256 = hash.digest('hex');
  if (options.sha256 && options.sha256 !== sha256) {
    await rm(part, { force: true });
    throw new ProviderError(
      'fatal',
      'checksum',
      `the downloaded file has SHA-256 ${sha256}, expected was ${options.sha256}; it was deleted`,
    );
  }
  return sha256;
}

/**
 * One request. `fetch` drops the Authorization header itself when a redirect leads to another host.
 *
 * @param from bytes that are there already.
 */
export async function request(
  url: URL,
  method: 'GET' | 'HEAD',
  options: FetchOptions,
  from = 0,
): Promise<Response> {
  const headers = new Headers({ 'accept-encoding': 'identity' });
  if (options.token) headers.set('authorization', `Bearer ${options.token.reveal()}`);
  if (from > 0) headers.set('range', `bytes=${from}-`);
  try {
    return await fetch(url, {
      method,
      headers,
      redirect: method === 'HEAD' ? 'manual' : 'follow',
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (options.signal?.aborted) throw stopped(error);
    const cause = (error as { cause?: Error }).cause;
    throw new ProviderError(
      'transient',
      'connection',
      `${url.origin}: ${scrub(cause?.message || (error as Error).message)}`,
    );
  }
}

function stopped(cause: unknown): ProviderError {
  return new ProviderError('fatal', 'aborted', 'stopped by the caller', { cause });
}

export function refused(url: URL, status: number, options: FetchOptions): ProviderError {
  const where = `${url.origin}${url.pathname}`;
  if (status === 401 || status === 403) {
    const remedy = options.remedy ? `: ${options.remedy}` : '';
    return new ProviderError('fatal', 'authentication', `${where} may not be read${remedy}`, {
      status,
    });
  }
  if (status === 404) {
    return new ProviderError('fatal', 'not-found', `there is no ${where}`, { status });
  }
  return new ProviderError('transient', 'server-error', `${where} answered ${status}`, { status });
}
