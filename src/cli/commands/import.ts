import type { Command } from 'commander';
import { run } from '../run.ts';

export interface ImportFlags {
  benchmark?: string;
  model?: string;
  as?: string;
  store?: string;
}

const examples = `
Reads the report of SWE-bench (MODEL.RUN_ID.json), the results.json of Terminal-Bench, and of
lm-evaluation-harness the results_DATE.json or samples_TASK_DATE.jsonl of a run with --log_samples;
and logs of Inspect (.eval or .json).
The runs are marked as imported wherever they are shown; the same file again changes nothing.

Examples:
  weigh import glm-4.5.run1.json --benchmark swe-bench-verified --as glm-4-5
  weigh import runs/2025-11-20/results.json --benchmark terminal-bench
  weigh import out/model/results_2025-11-20T10-00-00.123456.json

docs/import.md says what is taken from each, and what becomes of errors.`;

export function addImport(program: Command): void {
  program
    .command('import')
    .argument('<files...>', 'result files of other programs')
    .description('Take over runs that other programs made')
    .option('--benchmark <id>', 'which benchmark of the catalogue it is')
    .option('--model <name>', 'name of the model, where the file does not say or says it wrongly')
    .option('--as <model>', 'which model of the catalogue it is, such as glm-4-5')
    .option('--store <file>', 'where runs are kept (or WEIGH_STORE)')
    .addHelpText('after', examples)
    .action(
      run(async (session, flags: ImportFlags, files: string[]) => {
        const { reportImport } = await import('../reports/import.ts');
        const needsCatalog = flags.benchmark !== undefined || flags.as !== undefined;
        return await reportImport(
          files,
          flags,
          needsCatalog ? await session.loadCatalog() : null,
          new Date(),
        );
      }),
    );
}
