import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Catalog, CatalogError } from '../../catalog/index.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { UsageError } from '../fail.ts';
import { type CommittedFiles, GitFolder, hashOf } from './git-files.ts';

/** Another version of the catalogue, and how to name it to a person. */
export interface OtherVersion {
  catalog: Catalog;
  /** Such as `revision 1a2b3c4 of 2025-11-05` or the folder. */
  name: string;
}

/**
 * Opens a version of a catalogue: a folder, or a revision of the checkout that holds `folder`.
 * @throws UsageError when it is neither; CatalogError when that version cannot be read.
 */
export async function openVersion(folder: string, what: string): Promise<OtherVersion> {
  if (existsSync(join(what, 'models'))) {
    const catalog = await loadCatalog({ folder: resolve(what), indexFiles: [] });
    return { catalog, name: `folder ${what}` };
  }
  if (existsSync(what)) {
    throw new UsageError(
      `${what} holds no catalogue: it has no models folder; give one that has, or a git revision`,
    );
  }
  const version = await new GitFolder(folder).read(what);
  const name = `revision ${version.commit.slice(0, 7)} of ${version.date}`;
  return { catalog: await loadCommitted(version, name), name };
}

/**
 * The commit whose catalogue has a hash, the newest if several have.
 * @param pin the first digits of the hash.
 * @returns undefined when no commit of the history has it.
 */
export async function findRevision(
  folder: string,
  pin: string,
): Promise<{ commit: string; date: string; catalog_hash: string } | undefined> {
  const history = new GitFolder(folder);
  for (const revision of await history.commits()) {
    const { commit, date, files } = await history.read(revision);
    const catalog_hash = hashOf(files);
    if (catalog_hash.startsWith(pin)) return { commit, date, catalog_hash };
  }
  return undefined;
}

async function loadCommitted({ files }: CommittedFiles, name: string): Promise<Catalog> {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-catalog-'));
  try {
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    return await loadCatalog({ folder, indexFiles: [] });
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    throw new CatalogError(
      files.length === 0
        ? `${name} holds no catalogue`
        : `the catalogue of ${name} cannot be read by this version of the program`,
      error.problems,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
