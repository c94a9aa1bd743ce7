import type { Command } from 'commander';
import { addModelFlags, questionOf } from '../model-flags.ts';
import { run } from '../run.ts';

/** Parameters of a choice besides those that choose models. */
const chooseParameters = [
  'for',
  'input_per_month',
  'output_per_month',
  'usd_per_month',
  'fits',
  'quant',
  'allowance',
  'language',
  'not_country',
  'not_lab',
  'reasoning',
  'evidence_until',
  'reported_by',
  'missing',
  'level',
  'seed',
];

interface ChooseFlags {
  all?: boolean;
  explain?: boolean;
}

const examples = `
Examples:
  weigh choose --for coding --max-price 1 --open --commercial
  weigh choose --for coding=2,agents=1 --input-per-month 200m --output-per-month 40m --usd-per-month 300
  weigh choose --for knowledge --fits 48gb --quant q4_k_m
  weigh choose --for agents --min-context 200k --not-country CN,US
  weigh choose --for mathematics --language zh --explain

Three answers: the best quality, the best value and the safest bet, each with why, what is not known
about it and what would make it another. A model of which a deciding fact is unknown does not
qualify; it is listed. docs/choose.md defines it all.`;

export function addChoose(program: Command): void {
  const command = program
    .command('choose')
    .description('Choose a model: three answers, why each, and what would change it')
    .optionsGroup('What for:')
    .option('--for <what>', 'a category or suite, or several with weights: coding=2,agents=1')
    .optionsGroup('Budget (or --max-price):')
    .option('--input-per-month <tokens>', 'tokens in a month, such as 200m')
    .option('--output-per-month <tokens>', 'tokens out a month, thoughts included, such as 40m')
    .option('--usd-per-month <usd>', 'most US dollars a month for that volume')
    .optionsGroup('Own hardware:')
    .option('--fits <memory>', 'memory that the model must fit, such as 24gb')
    .option('--quant <format>', 'bf16, fp8, q4_k_m (default) ... or bits per weight, such as 4.5')
    .option('--allowance <size>', 'for KV cache and runtime: 20% (default, at least 1 GB) or 4gb')
    .optionsGroup('Which models:')
    .option('--language <codes>', 'tested in these languages, such as zh,ko')
    .option('--not-country <codes>', 'no labs from these countries, such as CN')
    .option('--not-lab <labs>', 'no models by these labs, such as openai')
    .option('--reasoning <mode>', 'on: scored in a reasoning mode; off: rated without one');
  addModelFlags(command)
    .optionsGroup('Which evidence:')
    .option('--evidence-until <date>', 'only scores published by this day (default: today)')
    .option('--reported-by <who>', 'only scores by: self, rival, independent, secondary')
    .option('--missing <rule>', 'cells without a score: bounds (default), predicted or complete')
    .option('--level <share>', 'confidence: 0.8, 0.9, 0.95 (default) or 0.99')
    .option('--seed <number>', 'seed of the random draws (default: 1)')
    .optionsGroup('What to print:')
    .option('--all', 'every model that qualifies, misses, or has too little evidence')
    .option('--explain', 'how the answers are defined, and which scores counted and why')
    .addHelpText('after', examples)
    .action(
      run(async (session, options: ChooseFlags) => {
        const [catalog, { reportChoice }] = await Promise.all([
          session.loadCatalog(),
          import('../reports/choose.ts'),
        ]);
        return reportChoice(catalog, questionOf({ ...options }, chooseParameters), session.today, {
          all: options.all === true,
          explain: options.explain === true,
        });
      }),
    );
}
