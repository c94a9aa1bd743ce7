import { type Command, Option } from 'commander';
import type { RunStatus } from '../../store/run.ts';
import { run } from '../run.ts';

export interface RunsFlags {
  benchmark?: string;
  model?: string;
  status?: RunStatus;
  tag?: string;
  limit: string;
  store?: string;
}

const examples = `
Examples:
  weigh runs
  weigh runs gpt-5 --benchmark gsm8k
  weigh runs --status interrupted --json`;

export function addRuns(program: Command): void {
  program
    .command('runs')
    .argument('[text]', 'only runs with this in their id, model or benchmark')
    .description('List your runs, newest first')
    .option('--benchmark <id>', 'only runs of this benchmark')
    .option('--model <name>', 'only runs of the model with this display name')
    .addOption(
      new Option('--status <status>', 'only runs that stand so').choices([
        'running',
        'interrupted',
        'finished',
        'failed',
      ]),
    )
    .option('--tag <word>', 'only runs with this tag')
    .option('--limit <number>', 'runs to list', '50')
    .option('--store <file>', 'where runs are kept (or WEIGH_STORE)')
    .addHelpText('after', examples)
    .action(
      run(async (_session, flags: RunsFlags, search: string | undefined) => {
        const { reportRuns } = await import('../reports/runs.ts');
        return await reportRuns(search, flags);
      }),
    );
}
