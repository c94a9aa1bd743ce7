import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { Secret, scrub } from '../http/secrets.ts';
import type { Environment } from '../keys.ts';
import { ProviderError } from '../provider-error.ts';

export interface Progress {
  /** Bytes on disk, those of an earlier attempt included. */
  received: number;
  /** Null when the server does not say. */
  total: number | null;
}

export interface HubFile {
  repository: string;
  file: string;
  /** Branch, tag or commit. */
  revision: string;
}

export interface HubOptions {
  /** Default `~/.cache/weighbridge/models`. */
  folder?: string;
  /** `HF_TOKEN` is sent where it is set, `HF_ENDPOINT` takes the place of the hub's address. */
  env?: Environment;
  onProgress?: (progress: Progress) => void;
  /** The hash that the file must have, where the caller knows it; counts more than the hub's word. */
  sha256?: string;
  signal?: AbortSignal;
}

export interface FetchedFile {
  path: string;
  sha256: string;
  /** The commit that the revision stood for; the revision itself where the hub does not say. */
  revision: string;
}

/**
 * A file of Hugging Face on this disk: from the cache when it is there and complete, else downloaded.
 * An interrupted download goes on where it stopped. The SHA-256 that the hub states for large files
 * is checked; a file that fails is deleted. Throws `checksum`, `not-found`, `authentication`,
 * `connection`, `half-stream`.
 */
export async function fetchHubFile(where: HubFile, options: HubOptions = {}): Promise<FetchedFile> {
  const folder = options.folder ?? join(homedir(), '.cache/weighbridge/models');
  const path = join(folder, where.repository, where.revision, where.file);
  const known = await cached(path);
  if (known) return { path, ...known };
  const env = options.env ?? process.env;
  const home = (env.HF_ENDPOINT ?? 'https://huggingface.co').replace(/\/+$/, '');
  const url = new URL(`${home}/${where.repository}/resolve/${where.revision}/${where.file}`);
  const token = env.HF_TOKEN ? new Secret(env.HF_TOKEN) : null;
  const hub = await askHub(url, token, options.signal);
  const stated = { ...hub, sha256: options.sha256 ?? hub.sha256 };
  await mkdir(dirname(path), { recursive: true });
  const sha256 = await download(url, token, `${path}.part`, stated, options);
  await rename(`${path}.part`, path);
  const size = (await stat(path)).size;
  const revision = stated.commit ?? where.revision;
  await writeFile(`${path}.json`, `${JSON.stringify({ sha256, revision, size })}\n`);
  return { path, sha256, revision };
}

/** What a finished download wrote down, when the file still has that size. */
async function cached(path: string): Promise<{ sha256: string; revision: string } | null> {
  try {
    const { sha256, revision, size } = JSON.parse(await readFile(`${path}.json`, 'utf8'));
    return (await stat(path)).size === size ? { sha256, revision } : null;
  } catch {
    return null;
  }
}

interface Stated {
  /** Lower-case hex; null for small files, which the hub does not keep by hash. */
  sha256: string | null;
  commit: string | null;
}

/** The hub states hash and commit in the answer that redirects to the storage; they are not repeated there. */
async function askHub(url: URL, token: Secret | null, signal?: AbortSignal): Promise<Stated> {
  const answer = await request(url, { method: 'HEAD', token, signal, redirect: 'manual' });
  if (answer.status >= 400) throw refused(url, answer.status);
  const tag = answer.headers.get('x-linked-etag') ?? answer.headers.get('etag') ?? '';
  return {
    sha256: tag.match(/"?([0-9a-f]{64})"?$/)?.[1] ?? null,
    commit: answer.headers.get('x-repo-commit'),
  };
}

async function download(
  url: URL,
  token: Secret | null,
  part: string,
  stated: Stated,
  options: HubOptions,
): Promise<string> {
  let hash = createHash('sha256');
  let received = await hashExisting(part, hash);
  const answer = await request(url, {
    method: 'GET',
    token,
    signal: options.signal,
    redirect: 'follow',
    ...(received > 0 ? { from: received } : {}),
  });
  if (answer.status === 416) {
    // The part is complete, or of another file: the checksum tells.
    await answer.body?.cancel();
    return checked(hash, part, stated);
  }
  if (!answer.ok || !answer.body) throw refused(url, answer.status);
  if (answer.status !== 206) {
    received = 0;
    hash = createHash('sha256');
  }
  const length = Number(answer.headers.get('content-length'));
  const total = length > 0 ? received + length : null;
  const out = createWriteStream(part, { flags: received > 0 ? 'a' : 'w' });
  try {
    for await (const piece of answer.body) {
      hash.update(piece);
      received += piece.length;
      if (!out.write(piece)) await once(out, 'drain');
      options.onProgress?.({ received, total });
    }
  } catch (error) {
    if (options.signal?.aborted) {
      throw new ProviderError('fatal', 'aborted', 'stopped by the caller', { cause: error });
    }
    throw new ProviderError(
      'transient',
      'half-stream',
      `the download of ${url.pathname} broke off after ${received} bytes; the next one goes on there`,
    );
  } finally {
    out.end();
    await once(out, 'close');
  }
  if (total !== null && received !== total) {
    throw new ProviderError(
      'transient',
      'half-stream',
      `the download of ${url.pathname} has ${received} of ${total} bytes; the next one goes on there`,
    );
  }
  return checked(hash, part, stated);
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

async function checked(hash: Hash, part: string, stated: Stated): Promise<string> {
  const sha256 = hash.digest('hex');
  if (stated.sha256 !== null && stated.sha256 !== sha256) {
    await rm(part, { force: true });
    throw new ProviderError(
      'fatal',
      'checksum',
      `the downloaded file has SHA-256 ${sha256}, expected was ${stated.sha256}; it was deleted`,
    );
  }
  return sha256;
}

/** `fetch` drops the Authorization header itself when a redirect leads to another host. */
async function request(
  url: URL,
  options: {
    method: string;
    token: Secret | null;
    signal: AbortSignal | undefined;
    redirect: 'manual' | 'follow';
    from?: number;
  },
): Promise<Response> {
  const headers = new Headers({ 'accept-encoding': 'identity' });
  if (options.token) headers.set('authorization', `Bearer ${options.token.reveal()}`);
  if (options.from !== undefined) headers.set('range', `bytes=${options.from}-`);
  try {
    return await fetch(url, {
      method: options.method,
      headers,
      redirect: options.redirect,
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (options.signal?.aborted) {
      throw new ProviderError('fatal', 'aborted', 'stopped by the caller', { cause: error });
    }
    const cause = (error as { cause?: Error }).cause;
    throw new ProviderError(
      'transient',
      'connection',
      `${url.origin}: ${scrub(cause?.message || (error as Error).message)}`,
    );
  }
}

function refused(url: URL, status: number): ProviderError {
  const where = `${url.origin}${url.pathname}`;
  if (status === 401 || status === 403) {
    return new ProviderError(
      'fatal',
      'authentication',
      `${where} may not be read: set HF_TOKEN, and accept the model's terms on its page`,
      { status },
    );
  }
  if (status === 404) {
    return new ProviderError('fatal', 'not-found', `there is no ${where}`, { status });
  }
  return new ProviderError('transient', 'server-error', `${where} answered ${status}`, { status });
}
