import type { Command } from 'commander';
import { run } from '../run.ts';

export interface ScoresFlags {
  model?: string;
  benchmark?: string;
  reportedBy?: string;
  source?: string;
  since?: string;
  until?: string;
  all?: boolean;
}

const examples = `
Examples:
  weigh scores --model glm-4.5 --benchmark gpqa-diamond
  weigh scores --benchmark "SWE-bench Verified" --reported-by independent --since 2025-07
  weigh scores --source livebench --csv > livebench.csv`;

export function addScores(program: Command): void {
  program
    .command('scores')
    .description('List published scores with their sources, and filter them')
    .option('--model <models>', 'of these models')
    .option('--benchmark <benchmarks>', 'on these benchmarks')
    .option('--reported-by <who>', 'by: self, rival, independent, secondary')
    .option('--source <sources>', 'from these sources (`weigh sources` lists them)')
    .option('--since <date>', 'published since this day')
    .option('--until <date>', 'published by this day')
    .option('--all', 'the whole list; without it the first 50')
    .addHelpText('after', examples)
    .action(
      run(async (session, options: ScoresFlags) => {
        const [catalog, { reportScores }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/scores.ts'),
        ]);
        return reportScores(catalog, options, session.today);
      }),
    );
}
