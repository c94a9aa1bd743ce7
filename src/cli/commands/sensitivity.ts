import type { Command } from 'commander';
import { addModelFlags, questionOf } from '../model-flags.ts';
import { run } from '../run.ts';
import { rankParameters } from './rank.ts';

const examples = `
Examples:
  weigh sensitivity --suite glm-12
  weigh sensitivity --suite glm-12 glm-4.5 o3
  weigh sensitivity --for coding --open`;

export function addSensitivity(program: Command): void {
  const command = program
    .command('sensitivity')
    .argument('[models...]', 'two models whose order is in question (default: the first two)')
    .description("Show what a ranking's order depends on: weights, benchmarks, way of adding up")
    .optionsGroup('The question:')
    .option('--suite <id>', 'suite of benchmarks (default: glm-12)')
    .option('--for <category>', 'the suite of a category, such as coding')
    .option('--weights <pairs>', 'other weights of the components, such as hle=2,bfcl-v3=0')
    .option('--seed <number>', 'seed of the random draws (default: 1)')
    .optionsGroup('Which models:');
  addModelFlags(command)
    .optionsGroup('Which evidence:')
    .option('--evidence-until <date>', 'only scores published by this day (default: today)')
    .option('--reported-by <who>', 'only scores by: self, rival, independent, secondary')
    .option('--top <number>', 'only the first rows')
    .addHelpText('after', examples)
    .action(
      run(async (session, options: object, models: string[]) => {
        const [catalog, { reportSensitivity }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/sensitivity.ts'),
        ]);
        return reportSensitivity(
          catalog,
          models,
          questionOf({ ...options }, rankParameters),
          session.today,
        );
      }),
    );
}
