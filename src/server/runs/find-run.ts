import { NotFoundError } from '../../catalog/index.ts';
import type { RunDetail, Store } from '../../store/index.ts';

/**
 * A run by its id, by the beginning or the end of it, or `last`.
 * @throws NotFoundError
 */
export async function findRun(store: Store, name: string): Promise<RunDetail> {
  const exact = await store.run(name);
  if (exact) return exact;
  if (name === 'last') {
    const [newest] = (await store.listRuns({ limit: 1 })).runs;
    if (newest) return (await store.run(newest.id))!;
  }
  const { runs, total } = await store.listRuns({ search: name, limit: 8 });
  const ids = runs.map(({ id }) => id).filter((id) => id.startsWith(name) || id.endsWith(name));
  if (ids.length === 1) return (await store.run(ids[0]!))!;
  throw new NotFoundError('run', name, ids, ids.length > 1 && total > 1);
}
