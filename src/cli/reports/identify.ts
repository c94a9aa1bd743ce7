import { type Catalog, findByName } from '../../catalog/index.ts';
import { stateModel } from '../../evidence/stated-model.ts';
import { findRun } from '../../server/runs/find-run.ts';
import { withStore } from '../measure/with-store.ts';
import { csvTable, type Report, text } from '../report.ts';

/**
 * @param model as a person types it; null takes back what was said.
 * @throws StoreError, NotFoundError
 */
export async function reportIdentify(
  catalog: Catalog,
  name: string,
  model: string | null,
  store: string | undefined,
): Promise<Report> {
  const found = model === null ? null : findByName(catalog.models, model, 'model');
  return await withStore(store, async (open) => {
    const run = await findRun(open, name);
    await stateModel(open, run, found?.id ?? null);
    const said = found
      ? `Run ${run.id} measured ${found.name} (${found.id}).`
      : `Run ${run.id} goes by the names of its endpoint again.`;
    return {
      data: { run: run.id, model: found?.id ?? null },
      blocks: [text(said)],
      csv: csvTable({ run: () => run.id, model: () => found?.id ?? null }, [run]),
    };
  });
}
