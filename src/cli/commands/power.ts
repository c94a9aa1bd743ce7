import type { Command } from 'commander';
import { run } from '../run.ts';

export interface PowerFlags {
  delta?: string;
  items?: string;
  accuracy: string;
  correlation: string;
  repeats: string;
  power: string;
  level: string;
}

const examples = `
Examples:
  weigh power --delta 3                 how many items tell 3 points apart
  weigh power --items 198               what GPQA Diamond can tell apart
  weigh power --delta 3 --items 500     the chance to see a difference of 3 points
  weigh power --delta 1 --correlation 0.7

Two models that answer the same items are compared item by item, so what they get right together
costs nothing: the correlation says how much that is. 0.5 is common among strong models.`;

export function addPower(program: Command): void {
  program
    .command('power')
    .description('Say how many items a comparison needs, or what it can tell apart')
    .option('--delta <points>', 'difference to find, in percentage points')
    .option('--items <number>', 'items that both models answer')
    .option('--accuracy <percent>', 'about how many of the items each gets right', '70')
    .option('--correlation <r>', 'correlation of the two models over items, -1 to 1', '0.5')
    .option('--repeats <number>', 'answers to each item', '1')
    .option('--power <share>', 'wanted chance to find the difference', '0.8')
    .option('--level <share>', 'confidence', '0.95')
    .addHelpText('after', examples)
    .action(
      run(async (_session, options: PowerFlags) => {
        const { reportPower } = await import('../reports/power.ts');
        return reportPower(options);
      }),
    );
}
