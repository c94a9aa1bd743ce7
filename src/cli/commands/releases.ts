import { type Command, Option } from 'commander';
import type { ReleaseGrouping, ReleasePeriod } from '../../ranking/releases.ts';
import { addModelFlags, questionOf } from '../model-flags.ts';
import { run } from '../run.ts';

interface ReleaseFlags {
  by: ReleaseGrouping;
  per: ReleasePeriod;
  until?: string;
}

const examples = `
Examples:
  weigh releases --by country --since 2024-01-01 --per quarter
  weigh releases --by openness --lab meta --per year`;

export function addReleases(program: Command): void {
  const command = program
    .command('releases')
    .description('Count releases over time, by country, lab or openness')
    .addOption(
      new Option('--by <group>', 'what to count by')
        .choices(['country', 'lab', 'openness'])
        .default('country'),
    )
    .addOption(
      new Option('--per <period>', 'length of a row')
        .choices(['month', 'quarter', 'year'])
        .default('quarter'),
    )
    .option('--until <date>', 'only models released by this day (the same as --as-of)');
  addModelFlags(command)
    .addHelpText('after', examples)
    .action(
      run(async (session, { by, per, until, ...options }: ReleaseFlags) => {
        const [catalog, { reportReleases }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/releases.ts'),
        ]);
        const question = questionOf({ ...options });
        if (until !== undefined) question.as_of ??= until;
        return reportReleases(catalog, { by, per }, question, session.today);
      }),
    );
}
