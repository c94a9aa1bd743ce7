import type { Command } from 'commander';
import { run } from '../run.ts';

interface BenchmarksFlags {
  category?: string;
  suite?: string;
  all?: boolean;
}

const doctorExamples = `
Examples:
  weigh benchmarks doctor
  weigh benchmarks doctor gpqa
  weigh benchmarks doctor --data-dir ./data --json

Fetches nothing and calls no model. docs/benchmarks.md says what was run on real questions.`;

export function addBenchmarks(program: Command): void {
  const benchmarks = program
    .command('benchmarks')
    .argument('[text]', 'only benchmarks with this in their name')
    .description('List benchmarks, most tested first, and filter them')
    .option('--category <name>', 'only this category, such as math or code')
    .option('--suite <id>', 'only those of this suite')
    .option('--all', 'the whole list; without it the first 50')
    .action(
      run(async (session, options: BenchmarksFlags, text: string | undefined) => {
        const [catalog, { reportBenchmarks }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/benchmarks.ts'),
        ]);
        return reportBenchmarks(catalog, { ...options, text });
      }),
    );
  benchmarks
    .command('doctor')
    .argument('[text]', 'only built-in benchmarks with this in their id')
    .description(
      'Say what each built-in benchmark needs (data, token, sandbox, judge) and what is there',
    )
    .option(
      '--data-dir <folder>',
      'data that somebody put into a folder (or WEIGH_DATA_DIR); default: fetched from their homes',
    )
    .addHelpText('after', doctorExamples)
    .action(
      run(async (_session, options: { dataDir?: string }, text: string | undefined) => {
        const { reportBenchmarksDoctor } = await import('../reports/benchmarks-doctor.ts');
        return reportBenchmarksDoctor(options, text);
      }),
    );
}
