import { NotFoundError } from '../../catalog/index.ts';
import type { RunDetail } from '../../store/index.ts';
import type { DeleteFlags } from '../commands/delete.ts';
import { UsageError } from '../fail.ts';
import { withStore } from '../measure/with-store.ts';
import { csvTable, list, type Report, text } from '../report.ts';
import { count } from '../words.ts';

/** Whole ids only: a run that is gone does not come back. @throws NotFoundError, UsageError, StoreError */
export async function reportDelete(ids: readonly string[], flags: DeleteFlags): Promise<Report> {
  return await withStore(flags.store, async (store) => {
    const runs: RunDetail[] = [];
    for (const id of new Set(ids)) {
      const run = await store.run(id);
      if (!run) {
        const near = (await store.listRuns({ search: id, limit: 5 })).runs;
        throw new NotFoundError(
          'run',
          id,
          near.map((each) => each.id),
          false,
        );
      }
      if (run.claim)
        throw new UsageError(`${id} is being worked on by ${run.claim.holder}; stop that first`);
      runs.push(run);
    }
    const deleted: { run: string; responses: number }[] = [];
    if (flags.yes) {
      for (const { id } of runs) deleted.push({ run: id, responses: await store.deleteRun(id) });
    }
    const lines = runs.map(({ id, benchmark, model }) => `${id}: ${benchmark}, ${model}`);
    const total = deleted.reduce((sum, { responses }) => sum + responses, 0);
    return {
      data: { deleted, would_delete: flags.yes ? [] : runs.map(({ id }) => id) },
      blocks: [
        list(lines),
        flags.yes
          ? text(
              `Deleted with ${count(total, 'response')}. \`weigh store compact\` gives the room back.`,
            )
          : text('Nothing was deleted. Add --yes to delete them.', 'doubt'),
      ],
      csv: csvTable(
        { run: (row: (typeof deleted)[number]) => row.run, responses: (row) => row.responses },
        deleted,
      ),
    };
  });
}
