import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '../src/server/web-build.ts';
import { repositoryRoot } from '../test/needs.ts';

/** The pages as built from the present sources: once for a run of the tests, else for the caller. */
export async function builtWeb(): Promise<{ folder: string; remove(): void }> {
  const shared = process.env.WEIGH_TEST_WEB;
  const parent = shared ?? mkdtempSync(join(tmpdir(), 'weigh-web-'));
  const folder = join(parent, 'built');
  const remove = (): void => {
    if (shared === undefined) rmSync(parent, { recursive: true, force: true });
  };
  if (existsSync(folder)) return { folder, remove };
  const own = mkdtempSync(join(parent, 'building-'));
  await buildWeb(repositoryRoot, own);
  try {
    renameSync(own, folder);
  } catch (error) {
    // Another test file was first.
    if (!existsSync(folder)) throw error;
  }
  return { folder, remove };
}
