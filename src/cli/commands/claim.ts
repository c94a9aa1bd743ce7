import type { Command } from 'commander';
import { run } from '../run.ts';

const claimExamples = `
Examples:
  weigh claim glm-4-5-third-of-twelve
  weigh claim most-open-models-are-chinese --all
  weigh claim m2-tops-open-models --json`;

export function addClaim(program: Command): void {
  program
    .command('claim')
    .argument('<claim>', 'id, such as m2-tops-open-models; `weigh claims` lists them')
    .description('Show a claim: who said it, what becomes of it and why, with the evidence')
    .option('--all', 'print every row of the evidence, not the first of long tables')
    .addHelpText('after', claimExamples)
    .action(
      run(async (session, { all = false }: { all?: boolean }, id: string) => {
        const [catalog, { reportClaim }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/claim.ts'),
        ]);
        return reportClaim(catalog, id, session.today, all);
      }),
    );
}
