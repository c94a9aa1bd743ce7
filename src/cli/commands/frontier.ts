import type { Command } from 'commander';
import { addModelFlags, questionOf } from '../model-flags.ts';
import { run } from '../run.ts';
import { rankParameters } from './rank.ts';

const examples = `
Examples:
  weigh frontier
  weigh frontier --for coding --since 2024-01-01
  weigh frontier --as-of 2025-11-05 --evidence-until 2025-11-05`;

export function addFrontier(program: Command): void {
  const command = program
    .command('frontier')
    .description('Show open against closed and China against the US over time: lead and lag')
    .option('--months <number>', 'show only so many last months of the history', '24')
    .optionsGroup('The question:')
    .option('--suite <id>', 'by a suite (default: by ability)')
    .option('--for <category>', 'by ability in a category, such as coding')
    .option('--level <share>', 'confidence: 0.8, 0.9, 0.95 (default) or 0.99')
    .option('--seed <number>', 'seed of the random draws (default: 1)')
    .optionsGroup('Which models:');
  addModelFlags(command, ['open', 'closed', 'country'])
    .optionsGroup('Which evidence:')
    .option('--evidence-until <date>', 'only scores published by this day (default: today)')
    .option('--reported-by <who>', 'only scores by: self, rival, independent, secondary')
    .addHelpText('after', examples)
    .action(
      run(async (session, { months, ...options }: { months: string }) => {
        const [catalog, { reportFrontier }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/frontier.ts'),
        ]);
        return reportFrontier(
          catalog,
          questionOf({ ...options }, rankParameters),
          session.today,
          months,
        );
      }),
    );
}
