import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../open.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import type { Store } from '../store.ts';

/** An empty store of its own for a test. */
export interface Fresh {
  store: Store;
  /** Where it can be opened again, also by another process; null when it cannot. */
  location: string | null;
  /** Closes and removes it. */
  remove(): Promise<void>;
}

export interface Implementation {
  name: string;
  /** Whether a store outlives its process and is shared by several. */
  isShared: boolean;
  create(): Promise<Fresh>;
}

/** Every way to keep a store: the contract's tests run over each. */
export const implementations: readonly Implementation[] = [
  { name: 'SQLite in a file', isShared: true, create: createInFile },
  { name: 'SQLite in memory', isShared: false, create: createInMemory },
];

export const sharedImplementations = implementations.filter(({ isShared }) => isShared);

async function createInFile(): Promise<Fresh> {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-store-'));
  const location = join(folder, 'store.db');
  const store = await openSqliteStore(location);
  const remove = async (): Promise<void> => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, location, remove };
}

async function createInMemory(): Promise<Fresh> {
  const store = await openStore(':memory:');
  return { store, location: null, remove: () => store.close() };
}
