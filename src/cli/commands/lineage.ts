import type { Command } from 'commander';
import { run } from '../run.ts';

export function addLineage(program: Command): void {
  program
    .command('lineage')
    .argument('<model>', 'id or name, such as glm-4-5 or "GLM 4.5"')
    .description('Show what a model was made from, and what was made from it')
    .action(
      run(async (session, _options: object, name: string) => {
        const [catalog, { reportLineage }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/lineage.ts'),
        ]);
        return reportLineage(catalog, name);
      }),
    );
}
