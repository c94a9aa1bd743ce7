import type { Command } from 'commander';
import { run } from '../run.ts';

export function addModel(program: Command): void {
  program
    .command('model')
    .argument('<model>', 'id or name, such as glm-4-5 or "GLM 4.5"')
    .description('Show all that is known of a model: its facts, its lineage, every score')
    .option('--store <file>', 'where own runs are kept (or WEIGH_STORE)')
    .action(
      run(async (session, { store }: { store?: string }, name: string) => {
        const [catalog, { reportModel }, { readOwnRunsIfAny }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/model-sheet.ts'),
          import('../measure/read-own-runs.ts'),
        ]);
        return reportModel(catalog, name, await readOwnRunsIfAny(session, catalog, store));
      }),
    );
}
