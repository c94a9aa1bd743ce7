import type { RunHead } from '../../server/api.ts';
import { listRuns } from '../../server/runs/list-runs.ts';
import type { RunListing } from '../../store/index.ts';
import type { RunsFlags } from '../commands/runs.ts';
import { wholeOf } from '../measure/eval-settings.ts';
import { withStore } from '../measure/with-store.ts';
import { csvTable, type Report, table, text } from '../report.ts';
import { count, thousands, unknown } from '../words.ts';
import { totalDollars } from './run-words.ts';

/** @throws StoreError, UsageError */
export async function reportRuns(search: string | undefined, flags: RunsFlags): Promise<Report> {
  const { store: location, limit, ...conditions } = flags;
  const most = wholeOf('--limit', limit);
  return await withStore(location, async (store) => {
    const runs: RunHead[] = [];
    let total = 0;
    for (let cursor: string | null | undefined; cursor !== null && runs.length < most; ) {
      const page = await listRuns(store, {
        ...conditions,
        ...(search === undefined ? {} : { search }),
        ...(cursor === undefined ? {} : { cursor }),
        limit: Math.min(1000, most - runs.length),
      });
      runs.push(...page.runs);
      total = page.total;
      cursor = page.next;
    }
    return {
      data: { runs, total },
      blocks: [
        table<RunListing>(
          [
            { title: 'run', show: ({ id }) => id },
            { title: 'benchmark', show: ({ benchmark }) => benchmark, drop: 2 },
            { title: 'model', show: ({ model }) => model, min: 10, drop: 1 },
            {
              title: 'status',
              show: ({ status }) => status,
              tone: ({ status }) => (status === 'finished' ? 'plain' : 'doubt'),
            },
            { title: 'samples', align: 'right', show: samplesOf },
            { title: 'mean', align: 'right', show: meanOf },
            { title: 'errors', align: 'right', drop: 3, show: errorsOf },
            {
              title: 'cost $',
              align: 'right',
              drop: 4,
              show: ({ summary }) => totalDollars(summary.cost_usd),
            },
            {
              title: 'when',
              drop: 5,
              show: ({ created_at }) => created_at.slice(0, 16).replace('T', ' '),
            },
          ],
          runs,
        ),
        text(
          runs.length < total
            ? `The newest ${runs.length} of ${count(total, 'run')}; --limit shows more.`
            : `${count(total, 'run')}. The mean is over samples; \`weigh show\` has the score with its interval.`,
          'muted',
        ),
      ],
      csv: csvTable(
        {
          run: (run: RunListing) => run.id,
          benchmark: (run) => run.benchmark,
          benchmark_version: (run) => run.benchmark_version,
          model: (run) => run.model,
          status: (run) => run.status,
          planned: (run) => run.planned_samples,
          responses: (run) => run.summary.responses,
          mean: (run) => mean(run),
          errors: (run) => run.summary.score.outcomes.error,
          cost_usd: (run) => run.summary.cost_usd.sum,
          created_at: (run) => run.created_at,
        },
        runs,
      ),
    };
  });
}

function mean({ summary }: RunListing): number | null {
  const { count: n, sum } = summary.score.value;
  return n === 0 ? null : sum / n;
}

function meanOf(run: RunListing): string {
  const value = mean(run);
  return value === null ? unknown : `${(100 * value).toFixed(1)} %`;
}

function samplesOf({ summary, planned_samples }: RunListing): string {
  const { responses } = summary;
  const planned = thousands(planned_samples);
  return responses === planned_samples ? planned : `${thousands(responses)}/${planned}`;
}

function errorsOf({ summary }: RunListing): string {
  return thousands(summary.score.outcomes.error);
}
