import { type Command, Option } from 'commander';
import type { CostMeasure } from '../../ranking/front.ts';
import { addModelFlags, questionOf } from '../model-flags.ts';
import { run } from '../run.ts';
import { rankParameters } from './rank.ts';

const examples = `
Examples:
  weigh pareto
  weigh pareto --by active-params --open
  weigh pareto --for coding --max-price 5`;

export function addPareto(program: Command): void {
  const command = program
    .command('pareto')
    .description('Show which models none cheaper is better than, and how sure that is')
    .addOption(
      new Option('--by <cost>', 'what less of is better')
        .choices(['price', 'active-params', 'total-params'])
        .default('price'),
    )
    .option('--all', 'models that are surely not on the front, too')
    .optionsGroup('The question:')
    .option('--suite <id>', 'quality by a suite (default: by ability)')
    .option('--for <category>', 'quality as ability in a category, such as coding')
    .option('--level <share>', 'confidence: 0.8, 0.9, 0.95 (default) or 0.99')
    .option('--seed <number>', 'seed of the random draws (default: 1)')
    .optionsGroup('Which models:');
  addModelFlags(command)
    .optionsGroup('Which evidence:')
    .option('--evidence-until <date>', 'only scores published by this day (default: today)')
    .option('--reported-by <who>', 'only scores by: self, rival, independent, secondary')
    .addHelpText('after', examples)
    .action(
      run(async (session, { by, all, ...options }: { by: string; all?: boolean }) => {
        const [catalog, { reportPareto }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/pareto.ts'),
        ]);
        return reportPareto(catalog, questionOf({ ...options }, rankParameters), session.today, {
          by: by.replace('-', '_') as CostMeasure,
          all: all === true,
        });
      }),
    );
}
