import type { Command } from 'commander';
import { run } from '../run.ts';

export interface StoreFlags {
  store?: string;
  forgetCalls?: string;
}

const location: [string, string] = ['--store <file>', 'which store (or WEIGH_STORE)'];

export function addStore(program: Command): void {
  const store = program
    .command('store')
    .description('Check the store of your runs, give unused room back, show where it went');
  store
    .command('check')
    .description('Look for damage: reads everything, changes nothing; exit code 1 if there is any')
    .option(...location)
    .action(
      run(async (_session, flags: StoreFlags) => {
        const { reportStoreCheck } = await import('../reports/store.ts');
        const { report, ok } = await reportStoreCheck(flags);
        if (!ok) process.exitCode = 1;
        return report;
      }),
    );
  store
    .command('compact')
    .description('Remove what nothing refers to any more')
    .option('--forget-calls <days>', 'also forget calls of loops that are older')
    .option(...location)
    .action(
      run(async (_session, flags: StoreFlags) => {
        const { reportCompact } = await import('../reports/store.ts');
        return await reportCompact(flags);
      }),
    );
  store
    .command('du')
    .description('Show where the bytes are')
    .option(...location)
    .action(
      run(async (_session, flags: StoreFlags) => {
        const { reportUsage } = await import('../reports/store.ts');
        return await reportUsage(flags);
      }),
    );
}
