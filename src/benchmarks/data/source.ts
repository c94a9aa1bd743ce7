/** Where one file is published. */
export type Home =
  /** A data set on Hugging Face: `owner/name`, a commit or branch, and the path in it. */
  | {
      readonly kind: 'hub';
      readonly repository: string;
      readonly revision: string;
      readonly path: string;
    }
  /** Anywhere else; `revision` names the version that the address stands for. */
  | { readonly kind: 'web'; readonly url: string; readonly revision: string | null }
  /** Files below one address that make it up, one after another. */
  | {
      readonly kind: 'parts';
      readonly url: string;
      readonly revision: string | null;
      readonly paths: readonly string[];
    }
  /** Where a person finds it: it cannot be fetched as one file. `how` ends "...: ", what to do. */
  | {
      readonly kind: 'by-hand';
      readonly url: string;
      readonly revision: string | null;
      readonly how: string;
    };

/**
 * How sure the digest of a file is.
 * - `seen`: computed from the bytes of this very file;
 * - `reported`: stated by others who pin the file, never seen by whoever wrote it here: a wrong one
 *   would show as a refused download, not as a wrong score.
 */
export type DigestBasis = 'seen' | 'reported';

/** One file of a data set. */
export interface DataFile {
  /** Name in the cache and below a `--data-dir`; its ending tells the format. */
  readonly name: string;
  readonly home: Home;
  /** Of the file as it is published, lower-case hex; null: not known, so not checked. */
  readonly sha256: string | null;
  /** Of the text inside where the published file is compressed; null where it is not, or not known. */
  readonly unpacked_sha256?: string | null;
  readonly basis: DigestBasis | null;
  /** Other copies of the same records, by the digest of their text: taken from a folder, with a notice. */
  readonly copies?: readonly { readonly sha256: string; readonly from: string }[];
  /** As published; null: not known. */
  readonly bytes: number | null;
}

/** The data of a benchmark: where they live and who may use them how. */
export interface DataSource {
  /** Folder of the data in the cache and below a `--data-dir`. Several benchmarks may share it. */
  readonly id: string;
  /** As a person would cite it: `huggingface.co/datasets/openai/gsm8k`. */
  readonly home: string;
  /** Version that the pinned files belong to; null: not pinned. */
  readonly revision: string | null;
  /** SPDX id, or the name that the source gives. */
  readonly licence: string;
  /** The owner lets in only who accepted terms: a token is needed. */
  readonly gated: boolean;
  /** What a user should know: attribution asked for, only non-commercial use, a copy in place of a lost home. */
  readonly note?: string;
  readonly files: readonly DataFile[];
}

/** Whether every one of the files has a digest to be held against. */
export function isPinned(files: readonly DataFile[]): boolean {
  return files.every((file) => file.sha256 !== null);
}

/** A file on Hugging Face. */
export function hubFile(
  name: string,
  home: Omit<Extract<Home, { kind: 'hub' }>, 'kind'>,
  digest: Partial<Omit<DataFile, 'name' | 'home'>> = {},
): DataFile {
  return file(name, { kind: 'hub', ...home }, digest);
}

/** A file of a GitHub repository at a commit. */
export function githubFile(
  name: string,
  home: { repository: string; commit: string; path: string },
  digest: Partial<Omit<DataFile, 'name' | 'home'>> = {},
): DataFile {
  const { repository, commit, path } = home;
  const url = `https://raw.githubusercontent.com/${repository}/${commit}/${path}`;
  return file(name, { kind: 'web', url, revision: commit }, digest);
}

/** Files of a folder of a GitHub repository at a commit, kept as one, in this order. */
export function githubParts(
  name: string,
  home: { repository: string; commit: string; folder: string; paths: readonly string[] },
  digest: Partial<Omit<DataFile, 'name' | 'home'>> = {},
): DataFile {
  const { repository, commit, folder, paths } = home;
  const url = `https://raw.githubusercontent.com/${repository}/${commit}/${folder}/`;
  return file(name, { kind: 'parts', url, revision: commit, paths }, digest);
}

/** A file at any other address. */
export function webFile(
  name: string,
  home: { url: string; revision: string | null },
  digest: Partial<Omit<DataFile, 'name' | 'home'>> = {},
): DataFile {
  return file(name, { kind: 'web', ...home }, digest);
}

function file(
  name: string,
  home: Home,
  digest: Partial<Omit<DataFile, 'name' | 'home'>>,
): DataFile {
  return { name, home, sha256: null, basis: null, bytes: null, ...digest };
}
