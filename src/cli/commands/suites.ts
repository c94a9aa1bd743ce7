import type { Command } from 'commander';
import { run } from '../run.ts';

export function addSuites(program: Command): void {
  program
    .command('suites')
    .argument('[text]', 'only suites with this in their name; a single one shows its components')
    .description('List the suites of benchmarks that rankings go by')
    .action(
      run(async (session, _options: object, text: string | undefined) => {
        const [catalog, { reportSuites }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/suites.ts'),
        ]);
        return reportSuites(catalog, text);
      }),
    );
}
