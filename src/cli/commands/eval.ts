import { type Command, Option } from 'commander';
import { openSession } from '../session.ts';

/** Flags of `weigh eval`, as they were typed. */
export interface EvalFlags {
  model?: string[];
  judge?: string;
  userModel?: string;
  limit?: string;
  epochs?: string;
  seed?: string;
  temperature?: string;
  topP?: string;
  maxTokens?: string;
  reasoningEffort?: string;
  thinking?: 'on' | 'off';
  system?: string;
  budget?: string;
  until?: string;
  tokenBudget?: string;
  price?: string;
  maxInFlight?: string;
  requestTimeout?: string;
  cache?: 'none' | 'deterministic' | 'all';
  stream: boolean;
  keyVariable?: string;
  as?: string;
  dataDir?: string;
  lock?: string;
  resume?: string;
  tag?: string[];
  plain?: boolean;
  dryRun?: boolean;
  store?: string;
}

const examples = `
Examples:
  weigh eval gsm8k --model openai/gpt-5 --limit 100
  weigh eval gsm8k mmlu-pro --model openai/gpt-5 deepseek/deepseek-chat --budget 5
  weigh eval ./my-benchmark --model ollama/llama3:8b
  weigh eval glm-12 --model openai/gpt-5 --dry-run    what of a suite can run here, and what is missing
  weigh eval gsm8k --model vllm+http://gpu:8000/v1#qwen --max-in-flight 256 --until 18:30
  weigh eval --resume gsm8k-20261122-4f7a2c
  weigh eval --lock run.lock.json           run again what somebody else ran

Every sample is kept as soon as it is answered: after Ctrl-C or a crash, --resume goes on where it
stopped. A model's address is described in docs/providers.md, a run in docs/eval.md. With --json
every event is one line of JSON.`;

export function addEval(program: Command): void {
  program
    .command('eval')
    .argument('[benchmarks...]', 'ids of benchmarks or of a suite, or files of your own')
    .description('Run benchmarks on models and keep every answer')
    .option('-m, --model <address...>', 'the models, such as openai/gpt-5 or ollama/llama3:8b')
    .option('--judge <address>', 'model that judges, where a benchmark needs one')
    .option('--user-model <address>', 'model that plays the user, where a benchmark needs one')
    .option('--limit <items>', 'only so many items, drawn by the seed')
    .option('--epochs <times>', 'attempts at each item')
    .option('--seed <number>', 'of the items that are drawn and of sampling', '1')
    .option('--temperature <number>', "instead of the benchmark's")
    .option('--top-p <share>', "instead of the benchmark's")
    .option('--max-tokens <tokens>', "most tokens of an answer, instead of the benchmark's")
    .option('--reasoning-effort <word>', 'low, medium, high ... as the endpoint names it')
    .addOption(
      new Option('--thinking <switch>', 'where the endpoint has a switch').choices(['on', 'off']),
    )
    .option('--system <text>', 'system message')
    .option('--budget <dollars>', 'spend no more than this, over all runs of this call')
    .option('--until <when>', 'start nothing after 18:30, or after 2h or 30m from now')
    .option('--token-budget <tokens>', 'stop a run after so many output tokens')
    .option('--price <in/out>', 'dollars per million tokens, such as 0.5/1.5')
    .option('--max-in-flight <requests>', 'so many requests at once, instead of finding out')
    .option('--request-timeout <seconds>', 'give a request up after this')
    .addOption(
      new Option(
        '--cache <use>',
        'answers of earlier runs to the same request: where sampling is greedy, never, or always',
      )
        .choices(['deterministic', 'none', 'all'])
        .default('deterministic'),
    )
    .option('--no-stream', 'ask for whole answers')
    .option('--key-variable <name>', 'environment variable that holds the key')
    .option('--as <model>', 'which model of the catalogue this is, such as glm-4-5')
    .option('--data-dir <folder>', 'data of benchmarks that somebody put there; nothing is fetched')
    .option('--lock <file>', 'run what the lock says, and refuse if it would be anything else')
    .option('--resume <runs>', 'go on with runs, by their ids, separated by commas')
    .option('--tag <words...>', 'to find the runs again')
    .option('--plain', 'progress as lines for a log, without a bar')
    .option('--dry-run', 'plan and estimate, and send nothing')
    .option(
      '--store <file>',
      'where runs are kept (or WEIGH_STORE; default ~/.weighbridge/store.db)',
    )
    .addHelpText('after', examples)
    .action(async (benchmarks: string[], flags: EvalFlags, command: Command) => {
      const { runEval } = await import('../measure/run-eval.ts');
      await runEval(openSession(command), benchmarks, flags);
    });
}
