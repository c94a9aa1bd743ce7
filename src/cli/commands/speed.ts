import type { Command } from 'commander';
import { run } from '../run.ts';

export interface SpeedFlags {
  prompts: string;
  concurrency: string;
  requests: string;
  maxTokens: string;
  keyVariable?: string;
}

const examples = `
Every prompt is another text, so that no cache answers. Medians have 95 % intervals from order
statistics. Run it when nothing else uses the endpoint.

Examples:
  weigh speed openai/gpt-5
  weigh speed ollama/llama3:8b --prompts 100,1000 --concurrency 1,2,4 --requests 10`;

export function addSpeed(program: Command): void {
  program
    .command('speed')
    .argument('<model>', "the model's address, such as openai/gpt-5")
    .description('Measure how fast a model answers: first token, between tokens, tokens a second')
    .option('--prompts <tokens>', 'lengths of the prompts, about', '100,1000,10000')
    .option('--concurrency <requests>', 'requests at once', '1,4,16')
    .option('--requests <number>', 'requests at each point', '12')
    .option('--max-tokens <tokens>', 'length of the answers', '128')
    .option('--key-variable <name>', 'environment variable that holds the key')
    .addHelpText('after', examples)
    .action(
      run(async (session, flags: SpeedFlags, address: string) => {
        const { reportSpeed } = await import('../reports/speed.ts');
        return await reportSpeed(session, address, flags);
      }),
    );
}
