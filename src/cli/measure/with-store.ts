import { existsSync } from 'node:fs';
import { openStore, type Store, StoreError, storeLocation } from '../../store/index.ts';

/** Opens a store that is there, and closes it whatever happens. Looking at runs makes no store. @throws StoreError */
export async function withStore<T>(
  location: string | undefined,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const path = storeLocation(location);
  if (!existsSync(path)) {
    throw new StoreError(
      'unreachable',
      `there is no store at ${path} yet; \`weigh eval\` makes one, and --store names another`,
    );
  }
  const store = await openStore(path);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
