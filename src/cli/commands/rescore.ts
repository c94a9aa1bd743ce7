import type { Command } from 'commander';
import { run } from '../run.ts';

export interface RescoreFlags {
  scorer?: string;
  anew?: boolean;
  store?: string;
}

const examples = `
Examples:
  weigh rescore last                     by the scorer as it is now, if it has changed
  weigh rescore last --scorer math
  weigh rescore last --anew              also what it has judged before`;

export function addRescore(program: Command): void {
  program
    .command('rescore')
    .argument('<run>', 'its id, a part of it, or `last`')
    .description('Judge the stored answers of a run again, without calling its model')
    .option('--scorer <id>', "another scorer than the run's; it becomes the headline")
    .option('--anew', 'throw away what this scorer said before')
    .option('--store <file>', 'where runs are kept (or WEIGH_STORE)')
    .addHelpText('after', examples)
    .action(
      run(async (_session, flags: RescoreFlags, name: string) => {
        const { reportRescore } = await import('../reports/rescore.ts');
        return await reportRescore(name, flags);
      }),
    );
}
