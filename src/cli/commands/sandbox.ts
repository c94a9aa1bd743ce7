import { type Command, Option } from 'commander';
import { run } from '../run.ts';

export interface SandboxFlags {
  kind?: 'bubblewrap' | 'container';
  only?: string;
}

const examples = `
Programs that a model wrote run in bubblewrap, or in a container where there is none. The test lets
hostile programs loose in it: they try to read this machine's files and keys, to reach the network,
other programs and the kernel, and to take all memory, processes, disk and time. It takes about
half a minute.

Examples:
  weigh sandbox test
  weigh sandbox test --only fork-bomb,memory-bomb
  weigh sandbox test --kind container --json

The exit code is 1 when anything gets through, or when there is no sandbox.`;

export function addSandbox(program: Command): void {
  program
    .command('sandbox')
    .description('Look after the place where model-written programs run')
    .command('test')
    .description('Attack the sandbox of this machine and report what gets through')
    .addOption(
      new Option('--kind <kind>', 'which sandbox; default: the best there is').choices([
        'bubblewrap',
        'container',
      ]),
    )
    .option('--only <attacks>', 'only these attacks')
    .addHelpText('after', examples)
    .action(
      run(async (_session, options: SandboxFlags) => {
        const { reportSandboxTest } = await import('../reports/sandbox-test.ts');
        const { report, through } = await reportSandboxTest(options);
        if (through > 0) process.exitCode = 1;
        return report;
      }),
    );
}
