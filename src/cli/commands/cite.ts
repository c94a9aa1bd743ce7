import type { Command } from 'commander';
import { addModelFlags, questionOf } from '../model-flags.ts';
import { run } from '../run.ts';
import { versionOf } from '../version.ts';
import { rankParameters } from './rank.ts';

interface CiteFlags {
  find?: string;
  address?: string;
}

const examples = `
Examples:
  weigh cite --for coding --open
  weigh cite --suite glm-12 --evidence-until 2025-11-05 --address https://board.example/
  weigh cite --find 1f3a9c0b7d52

The link names the catalogue by its hash; a board with another catalogue refuses it. --find names the
revision of this checkout whose catalogue has the hash.`;

export function addCite(program: Command): void {
  const command = program
    .command('cite')
    .description('Print how to cite a ranking: text, BibTeX and a permanent link')
    .optionsGroup('The question:')
    .option('--suite <id>', 'suite of benchmarks (default: glm-12)')
    .option('--for <category>', 'the suite of a category, such as coding')
    .option('--weights <pairs>', 'other weights of the components, such as hle=2,bfcl-v3=0')
    .option('--missing <rule>', 'cells without a score: bounds (default), predicted or complete')
    .option('--level <share>', 'confidence: 0.8, 0.9, 0.95 (default) or 0.99')
    .option('--seed <number>', 'seed of the random draws (default: 1)')
    .optionsGroup('Which models:');
  addModelFlags(command)
    .optionsGroup('Which evidence:')
    .option('--evidence-until <date>', 'only scores published by this day (default: today)')
    .option('--reported-by <who>', 'only scores by: self, rival, independent, secondary')
    .optionsGroup('The link:')
    .option('--address <url>', 'address of the board, to stand before the link')
    .option('--find <hash>', 'name the revision that a link is pinned to, and cite nothing')
    .addHelpText('after', examples)
    .action(
      run(async (session, { find, address, ...options }: CiteFlags) => {
        if (find !== undefined) {
          const { reportRevision } = await import('../reports/revision.ts');
          return reportRevision(session.catalogFolder, find);
        }
        const [catalog, { reportCitation }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/citation.ts'),
        ]);
        const question = questionOf(options, rankParameters);
        const how = { version: versionOf(), address };
        return reportCitation(catalog, question, session.today, how);
      }),
    );
}
