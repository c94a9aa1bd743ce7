import type { Command } from 'commander';
import { run } from '../run.ts';

export function addLabs(program: Command): void {
  program
    .command('labs')
    .argument('[text]', 'only labs with this in their name')
    .description('List labs, most models first')
    .option('--country <codes>', 'only from these countries, such as CN,US')
    .action(
      run(async (session, options: { country?: string }, text: string | undefined) => {
        const [catalog, { reportLabs }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/labs.ts'),
        ]);
        return reportLabs(catalog, { ...options, text });
      }),
    );
}
