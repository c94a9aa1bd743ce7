import type { Command } from 'commander';
import { run } from '../run.ts';

export interface DeleteFlags {
  yes?: boolean;
  store?: string;
}

const examples = `
Examples:
  weigh delete gsm8k-20261122-4f7a2c --yes
  weigh store compact                    gives the room back`;

export function addDelete(program: Command): void {
  program
    .command('delete')
    .argument('<runs...>', 'whole ids')
    .description('Delete runs with all their answers and scores')
    .option('--yes', 'do it; without this only what would go is shown')
    .option('--store <file>', 'where runs are kept (or WEIGH_STORE)')
    .addHelpText('after', examples)
    .action(
      run(async (_session, flags: DeleteFlags, ids: string[]) => {
        const { reportDelete } = await import('../reports/delete.ts');
        return await reportDelete(ids, flags);
      }),
    );
}
