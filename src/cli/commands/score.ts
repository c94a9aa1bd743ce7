import type { Command } from 'commander';
import { run } from '../run.ts';

export interface ScoreFlags {
  scorer: string;
  in: string;
  judge?: string;
  goldSet?: boolean;
}

const help = `
The file holds one JSON object a line (.jsonl, or .jsonl.gz):
  output          what the model said; reasoning in <think> tags is taken out first
  target          what counts as right, in the form that the scorer wants (an example below)
  id              names the line; default its number
  reasoning       where it came apart from the output
  finish          how the output ended: stop, length, refused, tool_calls, unknown
  loglikelihoods  of each choice, instead of an output: numbers, or {"logprob": ..., "tokens": ...}
  tool_calls      [{"name": ..., "arguments": ...}]
  outcome_data    what a scorer of several turns asks for
A bad line is named and nothing is scored. An output that could not be judged is an error and not
counted as wrong; the exit code is then 1.

Examples:
  weigh score --scorer gsm8k --in outputs.jsonl       {"output": "... so it is 18.", "target": "18"}
  weigh score --scorer math --in outputs.jsonl        {"output": "\\\\boxed{0.5}", "target": "\\\\frac{1}{2}"}
  weigh score --scorer choice-mmlu-pro --in a.jsonl --json
  weigh score --scorer judge-simpleqa --in a.jsonl --judge openai/gpt-4o --gold-set
                    {"output": "...", "target": {"question": "...", "answer": "..."}}
  weigh score --scorer judge-preference --in pairs.jsonl --judge openai/gpt-4o
                    {"output": "...", "target": {"question": "...", "other": "..."}}
\`weigh scorers\` lists the scorers. The rows of --csv suit \`weigh interval\` and \`weigh paired\`.`;

export function addScore(program: Command): void {
  program
    .command('score')
    .description('Score outputs that you already have')
    .requiredOption('--scorer <id>', 'how to judge; `weigh scorers` lists them')
    .requiredOption('--in <file>', 'the outputs')
    .option('--judge <model>', 'the judge, for scorers that need one')
    .option('--gold-set', 'first let the judge judge what people have judged')
    .addHelpText('after', help)
    .action(
      run(async (_session, options: ScoreFlags) => {
        const { reportScore } = await import('../reports/score.ts');
        const { report, errors } = await reportScore(options);
        if (errors > 0) process.exitCode = 1;
        return report;
      }),
    );
}
