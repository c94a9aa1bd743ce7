import type { PlannedRun } from '../../engine/plan-only.ts';
import type { PlannedJobs } from '../measure/eval-jobs.ts';
import { type Block, csvTable, type Report, table, text } from '../report.ts';
import { dollars, thousands } from '../words.ts';
import { measuredSuite, suiteBlocks } from './eval-suites.ts';

/** What `weigh eval --dry-run` found out. */
export function reportPlan(plans: readonly PlannedRun[], suites: PlannedJobs['suites']): Report {
  const planned = suites.map(({ prepared }) => measuredSuite(prepared));
  return {
    data: { plans, ...(suites.length === 0 ? {} : { suites: planned }) },
    blocks: [
      table<PlannedRun>(
        [
          { title: 'benchmark', show: ({ benchmark }) => benchmark },
          { title: 'model', show: ({ model }) => model, min: 12 },
          { title: 'items', align: 'right', show: ({ items }) => thousands(items) },
          { title: 'samples', align: 'right', show: ({ samples }) => thousands(samples) },
          {
            title: 'input tokens',
            align: 'right',
            show: ({ estimate }) => thousands(estimate.input_tokens),
          },
          {
            title: 'input $',
            align: 'right',
            show: ({ estimate }) => dollars(estimate.least_usd),
          },
          {
            title: 'most $',
            align: 'right',
            show: ({ estimate }) => dollars(estimate.most_usd),
          },
        ],
        plans,
      ),
      text(
        'Nothing was sent. Tokens are guessed from characters; the most is what answers of the greatest length would cost, and is not known of conversations, of which the first call alone is counted. --json prints the locks.',
        'muted',
      ),
      ...priceNotices(plans),
      ...suiteBlocks(planned),
    ],
    csv: csvTable(
      {
        benchmark: (plan: PlannedRun) => plan.benchmark,
        model: (plan) => plan.model,
        items: (plan) => plan.items,
        samples: (plan) => plan.samples,
        input_tokens: (plan) => plan.estimate.input_tokens,
        least_usd: (plan) => plan.estimate.least_usd,
        most_usd: (plan) => plan.estimate.most_usd,
      },
      plans,
    ),
  };
}

/** Of each model once, however many benchmarks it runs. */
function priceNotices(plans: readonly PlannedRun[]): Block[] {
  const unpriced = plans.filter(({ estimate }) => estimate.price_source === null);
  const modelsOf = (free: boolean): string[] => [
    ...new Set(unpriced.filter(({ estimate }) => estimate.free === free).map(({ model }) => model)),
  ];
  return [
    ...modelsOf(true).map((model) => text(`${model} runs here: no price.`, 'muted')),
    ...modelsOf(false).map((model) =>
      text(`The price of ${model} is not known: give it with --price.`, 'doubt'),
    ),
  ];
}
