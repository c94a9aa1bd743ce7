import type { Command } from 'commander';
import { run } from '../run.ts';

export function addScorers(program: Command): void {
  program
    .command('scorers')
    .argument('[id]', 'one scorer')
    .description('List the scorers: what each judges, and what it needs')
    .action(
      run(async (_session, _options: object, id?: string) => {
        const { reportScorers } = await import('../reports/scorers.ts');
        return await reportScorers(id);
      }),
    );
}
