import type { Command } from 'commander';
import { run } from '../run.ts';

export function addClaims(program: Command): void {
  program
    .command('claims')
    .description('List what was claimed about models, and what becomes of each claim')
    .action(
      run(async (session) => {
        const [catalog, { reportClaims }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/claims.ts'),
        ]);
        return reportClaims(catalog, session.today);
      }),
    );
}
