import { type Command, Option } from 'commander';
import type { Catalog } from '../../catalog/index.ts';
import type { EvidenceKind } from '../../ranking/measured/own-run.ts';
import { addModelFlags, questionOf } from '../model-flags.ts';
import { run } from '../run.ts';
import type { Session } from '../session.ts';

/** Parameters of a ranking besides those that choose models. */
export const rankParameters = [
  'suite',
  'for',
  'evidence',
  'evidence_until',
  'reported_by',
  'missing',
  'weights',
  'level',
  'seed',
  'top',
];

export interface RankFlags {
  all?: boolean;
  explain?: boolean;
  top?: string;
  bootstrap?: string;
  evidence?: EvidenceKind;
  store?: string;
}

const examples = `
Examples:
  weigh rank --for coding --open --top 10
  weigh rank --country CN --max-active 40b --commercial
  weigh rank --as-of 2025-11-05 --evidence-until 2025-11-05 --suite aa-v3 --open
  weigh rank --model glm-4-5,o3 --explain
  weigh rank --suite glm-12 --evidence both      own runs beside cited scores

Without a suite, one ability per model is estimated from all cited scores together, in points of a
reference suite; with one, its components are averaged. Standing beside every rank is its rank set:
with the stated confidence (95 %) all sets hold the true ranks at once. Models whose sets overlap
are not told apart.`;

export function addRank(program: Command): void {
  const command = program
    .command('rank')
    .description('Rank models by ability or by a suite of benchmarks, with how sure each rank is')
    .optionsGroup('The question:')
    .option('--suite <id>', 'by a suite (default: by ability; `weigh suites` lists them)')
    .option('--for <category>', 'by ability in a category, such as coding, agents or mathematics')
    .option('--weights <pairs>', 'other weights of the components, such as hle=2,bfcl-v3=0')
    .option(
      '--missing <rule>',
      'cells of a suite without a score: bounds (default), predicted or complete',
    )
    .option('--bootstrap <draws>', 'fit abilities anew with so many refits, such as 500')
    .option('--level <share>', 'confidence: 0.8, 0.9, 0.95 (default) or 0.99')
    .option('--seed <number>', 'seed of the random draws (default: 1)')
    .optionsGroup('Which models:');
  addModelFlags(command)
    .optionsGroup('Which evidence:')
    .addOption(
      new Option(
        '--evidence <kind>',
        'published (default), measured: own runs only, or both',
      ).choices(['published', 'measured', 'both']),
    )
    .option('--store <file>', 'where own runs are kept (or WEIGH_STORE)')
    .option('--evidence-until <date>', 'only scores published by this day (default: today)')
    .option('--reported-by <who>', 'only scores by: self, rival, independent, secondary')
    .optionsGroup('What to print:')
    .option('--top <number>', 'only the first rows')
    .option('--all', 'all models that could not be ranked, too')
    .option('--explain', 'the rule that chose each score, and what it chose')
    .addHelpText('after', examples)
    .action(
      run(async (session, options: RankFlags) => {
        const [published, { reportRanking }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/ranking.ts'),
        ]);
        const question = questionOf({ ...options }, rankParameters);
        const catalog = await evidenceOf(session, published, options);
        if (options.bootstrap !== undefined) {
          const { refitFor } = await import('../refit.ts');
          await refitFor(catalog, question, session.today, options.bootstrap);
        }
        return reportRanking(catalog, question, session.today, {
          all: options.all === true,
          explain: options.explain === true,
        });
      }),
    );
}

/** The catalogue to rank from; own runs are read only where they are asked for. @throws StoreError */
async function evidenceOf(
  session: Session,
  catalog: Catalog,
  { evidence = 'published', store }: RankFlags,
): Promise<Catalog> {
  if (evidence === 'published') return catalog;
  const { catalogWith } = await import('../measure/read-own-runs.ts');
  return await catalogWith(session, catalog, evidence, store);
}
