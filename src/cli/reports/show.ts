import { describeRun } from '../../server/runs/describe-run.ts';
import { findRun } from '../../server/runs/find-run.ts';
import type { ShowFlags } from '../commands/show.ts';
import { wholeOf } from '../measure/eval-settings.ts';
import { withStore } from '../measure/with-store.ts';
import type { Report } from '../report.ts';
import { reportRun } from './run-sheet.ts';
import { reportSample } from './sample-sheet.ts';
import { reportSamples } from './samples.ts';

/** @throws StoreError, NotFoundError, UsageError */
export async function reportShow(
  name: string,
  item: string | undefined,
  flags: ShowFlags,
): Promise<Report> {
  const epoch = wholeOf('--epoch', flags.epoch, 0);
  const limit = wholeOf('--limit', flags.limit);
  return await withStore(flags.store, async (store) => {
    const run = await findRun(store, name);
    if (item !== undefined) return await reportSample(store, run, item, epoch);
    if (flags.samples !== undefined) {
      return await reportSamples(store, run, flags.samples === true ? null : flags.samples, limit);
    }
    return reportRun(await describeRun(store, run));
  });
}

/** The lock of a run as a file for others. @throws StoreError, NotFoundError */
export async function lockOf(name: string, { store }: ShowFlags): Promise<string> {
  const { lock } = await withStore(store, (open) => findRun(open, name));
  return `${JSON.stringify(JSON.parse(lock), null, 2)}\n`;
}
