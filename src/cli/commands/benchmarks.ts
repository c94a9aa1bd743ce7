import type { Command } from 'commander';
import { run } from '../run.ts';

interface BenchmarksFlags {
  category?: string;
  suite?: string;
  all?: boolean;
}

export function addBenchmarks(program: Command): void {
  program
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
}
