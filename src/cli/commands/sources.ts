import type { Command } from 'commander';
import { run } from '../run.ts';

export function addSources(program: Command): void {
  program
    .command('sources')
    .argument('[text]', 'only sources with this in their name or licence')
    .description('List where the scores come from, with licences and attribution')
    .action(
      run(async (session, _options: object, text: string | undefined) => {
        const [catalog, { reportSources }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/sources.ts'),
        ]);
        return reportSources(catalog, text);
      }),
    );
}
