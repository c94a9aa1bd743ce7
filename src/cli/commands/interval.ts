import type { Command } from 'commander';
import { run } from '../run.ts';

export interface IntervalFlags {
  estimand?: string;
  bayesian?: boolean;
  level: string;
  seed: string;
}

const examples = `
A file of item-level scores holds JSON lines {"item": "q1", "score": 1} or CSV with the header
item,score. Several lines of one item are its repeats. "cluster" names what an item belongs to (its
passage, its repository), "weight" what it counts for.

Examples:
  weigh interval run.jsonl
  weigh interval run.csv --estimand test-set`;

export function addInterval(program: Command): void {
  program
    .command('interval')
    .argument('<file>', 'item-level scores of one run: .jsonl or .csv, also .gz')
    .description('Give the score of a run of your own with its interval')
    .option(
      '--estimand <what>',
      'about all items that could be asked (super-population, default) or this test-set',
    )
    .option('--bayesian', 'Beta interval in place of Wilson for right-or-wrong scores')
    .option('--level <share>', 'confidence', '0.95')
    .option('--seed <number>', 'seed of the bootstrap', '1')
    .addHelpText('after', examples)
    .action(
      run(async (_session, options: IntervalFlags, file: string) => {
        const { reportInterval } = await import('../reports/interval.ts');
        return await reportInterval(file, options);
      }),
    );
}
