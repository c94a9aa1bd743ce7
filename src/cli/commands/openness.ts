import type { Command } from 'commander';
import { run } from '../run.ts';

export function addOpenness(program: Command): void {
  program
    .command('openness')
    .argument('<model>', 'id or name, such as glm-4-5 or "GLM 4.5"')
    .description('Show how open a model is, criterion by criterion, with the evidence')
    .action(
      run(async (session, _options: object, name: string) => {
        const [catalog, { reportOpenness }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/openness.ts'),
        ]);
        return reportOpenness(catalog, name);
      }),
    );
}
