import type { Command } from 'commander';
import { run } from '../run.ts';

const examples = `
Examples:
  weigh ability                 what the fit says about the evidence: labs' own scores, surprises
  weigh ability glm-4.5         one model: profile, modes, and each score beside what was expected`;

export function addAbility(program: Command): void {
  program
    .command('ability')
    .argument('[model]', 'id or name; without one, the fit as a whole')
    .description("Show the fit behind abilities: labs' own scores, surprises, a model's profile")
    .option('--evidence-until <date>', 'only scores published by this day (default: today)')
    .option('--reported-by <who>', 'only scores by: self, rival, independent, secondary')
    .option('--all', 'all surprises and all scores')
    .addHelpText('after', examples)
    .action(
      run(
        async (
          session,
          { all, evidenceUntil, reportedBy }: AbilityFlags,
          model: string | undefined,
        ) => {
          const [catalog, { reportAbility }] = await Promise.all([
            session.loadCatalog(),
            import('../reports/ability.ts'),
          ]);
          const parameters = { evidence_until: evidenceUntil, reported_by: reportedBy };
          return reportAbility(catalog, model, parameters, session.today, all === true);
        },
      ),
    );
}

interface AbilityFlags {
  all?: boolean;
  evidenceUntil?: string;
  reportedBy?: string;
}
