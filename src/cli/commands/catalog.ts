import type { Command } from 'commander';
import { run } from '../run.ts';

const checkExamples = `
Examples:
  weigh catalog check
  weigh catalog check --rule dangling-id,duplicate-row
  weigh catalog check --catalog ./my-catalogue --json

The exit code is 1 when there is an error, 0 when there are only warnings.`;

export function addCatalog(program: Command): void {
  const catalog = program
    .command('catalog')
    .description('Check the files of the catalogue, compile them, print their schema');
  catalog
    .command('check')
    .description('Look for mistakes in the files: each with its file, its line and the remedy')
    .option('--rule <rules>', 'only the findings of these rules')
    .option('--errors', 'only errors, no warnings')
    .addHelpText('after', checkExamples)
    .action(
      run(async (session, options: { rule?: string; errors?: boolean }) => {
        const { reportCheck } = await import('../reports/catalog-check.ts');
        const { report, errors } = reportCheck(session.catalogFolder, options);
        if (errors > 0) process.exitCode = 1;
        return report;
      }),
    );
  catalog
    .command('build')
    .description(
      'Compile the index from which the catalogue loads fast, and fit the abilities that ship with it',
    )
    .option('--force', 'do it even if they are up to date')
    .option('--draws <number>', 'bootstrap draws behind the errors of abilities; 0: no fit', '200')
    .action(
      run(async (session, { force = false, draws }: { force?: boolean; draws: string }) => {
        const [{ buildIndex }, { readDraws }] = await Promise.all([
          import('../reports/catalog-build.ts'),
          import('../read-draws.ts'),
        ]);
        return buildIndex(session, { force, draws: draws === '0' ? 0 : readDraws('draws', draws) });
      }),
    );
  catalog
    .command('schema')
    .argument('[kind]', 'only this kind of file, such as models or suite')
    .description('Print the JSON Schemas of the files, for editors that check while you type')
    .action(async (kind: string | undefined) => {
      const [{ jsonSchemas }, { UsageError }] = await Promise.all([
        import('../../catalog/json-schema.ts'),
        import('../fail.ts'),
      ]);
      const schemas: Record<string, object> = jsonSchemas();
      if (kind !== undefined && !Object.hasOwn(schemas, kind)) {
        throw new UsageError(
          `no kind of file "${kind}"; there are ${Object.keys(schemas).join(', ')}`,
        );
      }
      const wanted = kind === undefined ? schemas : schemas[kind];
      process.stdout.write(`${JSON.stringify(wanted, null, 2)}\n`);
    });
}
