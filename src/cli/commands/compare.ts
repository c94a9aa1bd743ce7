import type { Command } from 'commander';
import { run } from '../run.ts';

interface CompareFlags {
  suite?: string;
  evidenceUntil?: string;
  reportedBy?: string;
  level?: string;
}

const examples = `
Examples:
  weigh compare glm-4.5 o3
  weigh compare gpt-5 "Claude Opus 4.5" deepseek-v3-2 --suite coding`;

export function addCompare(program: Command): void {
  program
    .command('compare')
    .argument('<models...>', '2 to 4 models')
    .description('Compare models on the benchmarks that all of them were tested on')
    .option('--suite <id>', 'only the components of this suite, by its weights')
    .option('--evidence-until <date>', 'only scores published by this day (default: today)')
    .option('--reported-by <who>', 'only scores by: self, rival, independent, secondary')
    .option('--level <share>', 'confidence: 0.8, 0.9, 0.95 (default) or 0.99')
    .addHelpText('after', examples)
    .action(
      run(async (session, options: CompareFlags, models: string[]) => {
        const [catalog, { reportComparison }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/comparison.ts'),
        ]);
        return reportComparison(catalog, models, options, session.today);
      }),
    );
}
