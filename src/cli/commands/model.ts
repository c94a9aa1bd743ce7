import type { Command } from 'commander';
import { run } from '../run.ts';

export function addModel(program: Command): void {
  program
    .command('model')
    .argument('<model>', 'id or name, such as glm-4-5 or "GLM 4.5"')
    .description('Show all that is known of a model: its facts, its lineage, every score')
    .action(
      run(async (session, _options: object, name: string) => {
        const [catalog, { reportModel }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/model-sheet.ts'),
        ]);
        return reportModel(catalog, name);
      }),
    );
}
