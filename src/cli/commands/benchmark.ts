import type { Command } from 'commander';
import { run } from '../run.ts';

const newExamples = `
Examples:
  weigh benchmark new word-problems
  weigh benchmark check word-problems
  weigh eval ./word-problems --model ollama#qwen3

docs/own-benchmarks.md describes every key of the file.`;

const checkExamples = `
Examples:
  weigh benchmark check word-problems
  weigh benchmark check word-problems/benchmark.yaml --json

No model is called. The exit code is 1 when there is an error, 0 when there are only warnings.`;

export function addBenchmark(program: Command): void {
  const benchmark = program
    .command('benchmark')
    .description('Make a benchmark of your own, and try it before a model costs money');
  benchmark
    .command('new')
    .argument('<name>', 'name of the folder that is made; its last part becomes the id')
    .description('Write a commented example that works')
    .addHelpText('after', newExamples)
    .action(
      run(async (_session, _options: object, name: string) => {
        const { reportNewBenchmark } = await import('../reports/benchmark-new.ts');
        return reportNewBenchmark(name);
      }),
    );
  benchmark
    .command('check')
    .argument('<path>', 'folder with benchmark.yaml, or the YAML file')
    .description('Read it, make the first prompts, and hold right answers against its scorer')
    .addHelpText('after', checkExamples)
    .action(
      run(async (_session, _options: object, path: string) => {
        const { reportBenchmarkCheck } = await import('../reports/benchmark-check.ts');
        const { report, errors } = await reportBenchmarkCheck(path);
        if (errors > 0) process.exitCode = 1;
        return report;
      }),
    );
}
