import type { Command } from 'commander';
import { run } from '../run.ts';

export interface PairedFlags {
  margin: string;
  level: string;
  seed: string;
  overlap?: boolean;
}

const examples = `
A file of item-level scores holds JSON lines {"item": "q1", "score": 1} or CSV with the header
item,score; "cluster" and "weight" are optional. Both files must hold the same items, or --overlap
compares the items that they share.

Examples:
  weigh paired ours.jsonl theirs.jsonl
  weigh paired new.csv old.csv --margin 0.5`;

export function addPaired(program: Command): void {
  program
    .command('paired')
    .argument('<a>', 'item-level scores of one run')
    .argument('<b>', 'item-level scores of another run on the same items')
    .description('Compare two runs of your own item by item')
    .option('--margin <points>', 'differences below this count as a tie', '1')
    .option('--overlap', 'compare the shared items of files that hold different ones')
    .option('--level <share>', 'confidence', '0.95')
    .option('--seed <number>', 'seed of the permutation test', '1')
    .addHelpText('after', examples)
    .action(
      run(async (_session, options: PairedFlags, a: string, b: string) => {
        const { reportPaired } = await import('../reports/paired.ts');
        return await reportPaired(a, b, options);
      }),
    );
}
