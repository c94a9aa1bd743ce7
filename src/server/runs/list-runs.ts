import type { RunPage, RunQuery, Store } from '../../store/index.ts';
import type { RunHead } from '../api.ts';

/** A page of runs, newest first, with whether somebody works on them. @throws StoreError `invalid` */
export async function listRuns(
  store: Store,
  query: RunQuery,
): Promise<Omit<RunPage, 'runs'> & { runs: RunHead[] }> {
  const page = await store.listRuns(query);
  const runs = await Promise.all(
    page.runs.map(async (run) => ({
      ...run,
      // A process that was killed leaves its run as `running`, but renews no claim.
      at_work: run.status === 'running' && (await store.run(run.id))?.claim != null,
    })),
  );
  return { ...page, runs };
}
