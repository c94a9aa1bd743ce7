import { homedir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '../http/secrets.ts';
import type { Environment } from '../keys.ts';
import {
  downloaded,
  type FetchOptions,
  fetchFile,
  type Progress,
  refused,
  request,
} from './fetch-file.ts';

export type { Progress } from './fetch-file.ts';

export interface HubFile {
  /** `owner/name` of a model; `datasets/owner/name` of a data set. */
  repository: string;
  file: string;
  /** Branch, tag or commit. */
  revision: string;
}

export interface HubOptions {
  /** Default `~/.cache/weighbridge/models`. */
  folder?: string;
  /** Where the file is to lie, instead of a place below `folder`. */
  path?: string;
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
  const path = options.path ?? join(folder, where.repository, where.revision, where.file);
  const known = await downloaded(path);
  if (known) return { path, sha256: known.sha256, revision: known.revision };
  const env = options.env ?? process.env;
  const url = hubUrl(where, env);
  const fetchOptions: FetchOptions = {
    token: env.HF_TOKEN ? new Secret(env.HF_TOKEN) : null,
    onProgress: options.onProgress,
    signal: options.signal,
    remedy: where.repository.startsWith('datasets/')
      ? `set HF_TOKEN, and accept the data set's terms on ${hubHome(env)}/${where.repository}`
      : "set HF_TOKEN, and accept the model's terms on its page",
  };
  const stated = await askHub(url, fetchOptions);
  const revision = stated.commit ?? where.revision;
  const { sha256 } = await fetchFile(url, path, revision, {
    ...fetchOptions,
    sha256: options.sha256 ?? stated.sha256,
  });
  return { path, sha256, revision };
}

function hubHome(env: Environment): string {
  return (env.HF_ENDPOINT ?? 'https://huggingface.co').replace(/\/+$/, '');
}

function hubUrl({ repository, revision, file }: HubFile, env: Environment): URL {
  return new URL(`${hubHome(env)}/${repository}/resolve/${revision}/${file}`);
}

interface Stated {
  /** Lower-case hex; null for small files, which the hub does not keep by hash. */
  sha256: string | null;
  commit: string | null;
}

/** The hub states hash and commit in the answer that redirects to the storage; they are not repeated there. */
async function askHub(url: URL, options: FetchOptions): Promise<Stated> {
  const answer = await request(url, 'HEAD', options);
  if (answer.status >= 400) throw refused(url, answer.status, options);
  const tag = answer.headers.get('x-linked-etag') ?? answer.headers.get('etag') ?? '';
  return {
    sha256: tag.match(/"?([0-9a-f]{64})"?$/)?.[1] ?? null,
    commit: answer.headers.get('x-repo-commit'),
  };
}
