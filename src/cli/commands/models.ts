import { type Command, Option } from 'commander';
import { addModelFlags, questionOf } from '../model-flags.ts';
import type { ModelOrder } from '../reports/models.ts';
import { run } from '../run.ts';

interface ModelsFlags {
  sort: ModelOrder;
  all?: boolean;
}

const examples = `
Examples:
  weigh models qwen --arch moe
  weigh models --open --commercial --max-total 40b --sort scores
  weigh models --country CN --since 2025-07 --csv > models.csv`;

export function addModels(program: Command): void {
  const command = program
    .command('models')
    .argument('[text]', 'only models with this in their name, family or lab')
    .description('List models, and filter them')
    .addOption(
      new Option('--sort <by>', 'order of the list')
        .choices(['date', 'name', 'size', 'price', 'context', 'scores'])
        .default('date'),
    )
    .option('--all', 'the whole list; without it the first 50');
  addModelFlags(command)
    .addHelpText('after', examples)
    .action(
      run(async (session, options: ModelsFlags, text: string | undefined) => {
        const [catalog, { reportModels }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/models.ts'),
        ]);
        const { sort, all = false } = options;
        const question = questionOf({ ...options });
        return reportModels(catalog, question, { text, sort, all }, session.today);
      }),
    );
}
