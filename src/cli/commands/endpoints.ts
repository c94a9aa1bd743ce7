import type { Command } from 'commander';
import { run } from '../run.ts';

export interface EndpointsFlags {
  probe?: boolean;
}

export function addEndpoints(program: Command): void {
  program
    .command('endpoints')
    .description('Find model servers that run on this machine, and say what each can do')
    .option('--probe', 'try out what is not known; costs each model a few small calls')
    .action(
      run(async (_session, flags: EndpointsFlags) => {
        const { reportEndpoints } = await import('../reports/endpoints.ts');
        return await reportEndpoints(flags);
      }),
    );
}
