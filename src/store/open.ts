import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { StoreError } from './error.ts';
import type { Store } from './store.ts';

/**
 * Where the store is: what was asked for, else `WEIGH_STORE`, else `~/.weighbridge/store.db`.
 * @returns an absolute path.
 */
export function storeLocation(
  asked?: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  return resolve(asked || environment.WEIGH_STORE || join(homedir(), '.weighbridge', 'store.db'));
}

/**
 * Opens a store, and makes it when it is not there.
 * @param location see {@link storeLocation}; `:memory:` for one that is gone when it is closed.
 * @throws StoreError `not-a-store`, `newer-schema`, `unreachable`, `damaged`, `busy`
 */
export async function openStore(location?: string): Promise<Store> {
  // Loaded here, so that whoever only names a store does not load a database.
  const { openMemoryStore, openSqliteStore } = await import('./sqlite/open.ts');
  if (location === ':memory:') return await openMemoryStore();
  if (location && /^[a-z]+:\/\//i.test(location)) {
    throw new StoreError(
      'unreachable',
      `${location}: stores on a server are not supported yet; give the path of a file`,
    );
  }
  return await openSqliteStore(storeLocation(location));
}
