import { anySecrets, scrubData } from '../providers/http/secrets.ts';
import { StoreError } from '../store/error.ts';
import type { RecordBatch } from '../store/sample.ts';
import type { Store } from '../store/store.ts';

/** Another process may hold the store's lock for long, as a compact does. Milliseconds. */
const patience = [500, 2000, 5000, 10_000];

/** Stores a batch without any key in it, waiting when the store is busy. @throws StoreError */
export async function recordPatiently(store: Store, batch: RecordBatch): Promise<void> {
  const clean = anySecrets() ? scrubData(batch) : batch;
  for (const wait of patience) {
    try {
      await store.record(clean);
      return;
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'busy')) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  await store.record(clean);
}
