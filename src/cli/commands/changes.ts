import type { Command } from 'commander';
import { run } from '../run.ts';

interface ChangesFlags {
  since?: string;
  suite?: string;
  all?: boolean;
}

const examples = `
Examples:
  weigh changes                       what came out in the last 30 days of evidence
  weigh changes --since 2026-06-30    what came out after a day
  weigh changes --since HEAD~20       what changed since a revision of this checkout
  weigh changes --since ../old/catalog --suite glm-12
  weigh changes --since ranking.json  against what \`weigh rank --json\` once printed

A day compares the catalogue with what of it was out by then; a revision or a folder compares two
versions of the catalogue, corrections included.`;

export function addChanges(program: Command): void {
  program
    .command('changes')
    .description('Show what changed: models, scores, and who moved in the rankings and why')
    .option(
      '--since <version>',
      'a day, a git revision, a folder with a catalogue, or a kept ranking (.json)',
    )
    .option('--suite <ids>', 'only rankings by these suites')
    .option('--all', 'whole lists, not the first of long ones')
    .addHelpText('after', examples)
    .action(
      run(async (session, { since, suite, all = false }: ChangesFlags) => {
        const [catalog, { reportChanges }, { readChanges }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/changes.ts'),
          import('../versions/read-changes.ts'),
        ]);
        const found = await readChanges(catalog, session, { since, suite });
        if ('moves' in found) return (await import('../reports/moves.ts')).reportMoves(found, all);
        return reportChanges(catalog, found, all);
      }),
    );
}
