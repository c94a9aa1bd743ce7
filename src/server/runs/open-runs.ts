import { existsSync } from 'node:fs';
import { openStore, type Store, storeLocation } from '../../store/index.ts';

/** Own runs as the board reads them. */
export interface Runs {
  /**
   * The store; undefined as long as there is none: looking at runs makes no store, and one that a
   * first `weigh eval` makes is noticed.
   * @throws StoreError when there is one that cannot be read.
   */
  store(): Promise<Store | undefined>;
  close(): Promise<void>;
}

/** @param location see `storeLocation`. */
export function openRuns(location?: string): Runs {
  const path = storeLocation(location);
  let opened: Promise<Store> | undefined;
  return {
    store: async () => {
      if (!opened) {
        if (!existsSync(path)) return undefined;
        opened = openStore(path);
        // What could not be opened now may be there at the next request.
        opened.catch(() => {
          opened = undefined;
        });
      }
      return await opened;
    },
    close: async () => {
      const store = await opened?.catch(() => undefined);
      await store?.close();
    },
  };
}
