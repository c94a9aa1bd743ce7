import { type Command, Option } from 'commander';
import { outcomes } from '../../store/outcome.ts';
import { printReport } from '../print/print-report.ts';
import { openSession } from '../session.ts';

export interface ShowFlags {
  epoch: string;
  samples?: string | true;
  limit: string;
  lock?: boolean;
  store?: string;
}

const examples = `
A run is named by its id, by the beginning or the end of it, or as \`last\`.

Examples:
  weigh show last
  weigh show last --samples incorrect
  weigh show gsm8k-20261122-4f7a2c gsm8k/test/17
  weigh show last --lock > run.lock.json     for somebody else to run again`;

export function addShow(program: Command): void {
  program
    .command('show')
    .argument('<run>', 'its id, a part of it, or `last`')
    .argument('[item]', 'one of its items: prompt, answer, score and why')
    .description('Show a run, its samples, or one of them')
    .option('--epoch <number>', 'which attempt at the item, from 0', '0')
    .addOption(
      new Option('--samples [outcome]', 'list samples, all or of one outcome').choices([
        ...outcomes,
        'unscored',
      ]),
    )
    .option('--limit <number>', 'samples to list', '50')
    .option('--lock', 'print the lock and nothing else')
    .option('--store <file>', 'where runs are kept (or WEIGH_STORE)')
    .addHelpText('after', examples)
    .action(async (name: string, item: string | undefined, flags: ShowFlags, command: Command) => {
      const { lockOf, reportShow } = await import('../reports/show.ts');
      if (flags.lock) process.stdout.write(await lockOf(name, flags));
      else await printReport(openSession(command), await reportShow(name, item, flags));
    });
}
