import type { Command } from 'commander';
import { UsageError } from '../fail.ts';
import { run } from '../run.ts';

export interface IdentifyFlags {
  forget?: boolean;
  store?: string;
}

const examples = `
A finished run of a benchmark counts as evidence (\`weigh rank --evidence measured\`) when it is known
which model of the catalogue it measured. Names that are the same to the letter are matched, nothing
is guessed; this command says it for the rest. The run itself and its lock stay as they are.

Examples:
  weigh identify gsm8k-20261122-4f7a2c glm-4-5
  weigh identify last "DeepSeek R1"
  weigh identify last --forget`;

export function addIdentify(program: Command): void {
  program
    .command('identify')
    .argument('<run>', 'its id, a part of it, or `last`')
    .argument('[model]', 'id or name of the model in the catalogue')
    .description('Say which model of the catalogue a run measured')
    .option('--forget', 'take back what was said')
    .option('--store <file>', 'where runs are kept (or WEIGH_STORE)')
    .addHelpText('after', examples)
    .action(
      run(async (session, flags: IdentifyFlags, name: string, model: string | undefined) => {
        if ((model === undefined) !== (flags.forget === true)) {
          throw new UsageError('name the model, such as glm-4-5, or give --forget');
        }
        const [catalog, { reportIdentify }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/identify.ts'),
        ]);
        return await reportIdentify(catalog, name, model ?? null, flags.store);
      }),
    );
}
