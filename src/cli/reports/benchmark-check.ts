import { checkOwn, type OwnCheck } from '../../benchmarks/own/check.ts';
import { fileName, ownPath } from '../../benchmarks/own/read-file.ts';
import type { Prompt } from '../../engine/benchmark.ts';
import { UsageError } from '../fail.ts';
import { type Block, csvTable, heading, list, type Report, text } from '../report.ts';
import { count } from '../words.ts';

/** Lines of a prompt and findings that are shown to people; --json has all. */
const shownLines = 40;
const shownProblems = 20;

/** @throws UsageError when the path is none; BenchmarkError when there is no such file. */
export async function reportBenchmarkCheck(
  path: string,
): Promise<{ report: Report; errors: number }> {
  const file = await ownPath(path);
  if (file === null) {
    throw new UsageError(`"${path}" is no folder with ${fileName} and no YAML file`);
  }
  const check = await checkOwn(file);
  const { problems, prompts, gold, loaded } = check;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    errors,
    report: {
      data: {
        id: loaded?.benchmark.id ?? null,
        items: loaded?.benchmark.items.length ?? null,
        scorers:
          loaded?.benchmark.scorers.map(({ scorer }) => `${scorer.id}@${scorer.version}`) ?? null,
        gold,
        prompts,
        errors,
        warnings: problems.length - errors,
        problems,
      },
      blocks: [...promptBlocks(check), ...goldBlocks(check), ...problemBlocks(check, errors)],
      csv: csvTable(
        {
          severity: (problem) => problem.severity,
          rule: (problem) => problem.rule,
          file: (problem) => problem.file,
          line: (problem) => problem.line,
          message: (problem) => problem.message,
          remedy: (problem) => problem.remedy,
        },
        problems,
      ),
    },
  };
}

function promptBlocks({ loaded, prompts }: OwnCheck): Block[] {
  if (loaded === null) return [];
  const { name, items } = loaded.benchmark;
  return [
    heading(`${name}: ${count(items.length, 'item')}`),
    ...prompts.flatMap(({ id, prompt, target }): Block[] => [
      text(`Item ${id}`, 'strong'),
      { kind: 'verbatim', lines: promptLines(prompt) },
      text(`Target: ${JSON.stringify(target)}`, 'muted'),
    ]),
  ];
}

/** What the model gets, as it would see it. */
function promptLines(prompt: Prompt): string[] {
  const parts =
    prompt.kind === 'chat'
      ? prompt.messages.map(({ role, content }) => `[${role}]\n${content}`)
      : prompt.kind === 'completion'
        ? [prompt.prompt]
        : prompt.contexts.map(
            ({ context, continuations }) =>
              `${context}\n${continuations.map((each) => `  …${each}`).join('\n')}`,
          );
  const lines = parts.join('\n').split('\n');
  if (lines.length <= shownLines) return lines.map((line) => `  ${line}`);
  const rest = lines.length - shownLines;
  return [...lines.slice(0, shownLines).map((line) => `  ${line}`), `  ... ${rest} more lines`];
}

function goldBlocks({ loaded, gold }: OwnCheck): Block[] {
  if (loaded === null) return [];
  if (gold.notTried !== null) {
    return [text(`Right answers were not tried: ${gold.notTried}.`, 'doubt')];
  }
  const [{ scorer }] = loaded.benchmark.scorers;
  return [
    text(
      `${scorer.id} judges ${gold.right} of ${gold.tried} right answers right.`,
      gold.right === gold.tried ? 'good' : 'bad',
    ),
  ];
}

function problemBlocks({ problems }: OwnCheck, errors: number): Block[] {
  if (problems.length === 0) return [text('Nothing to mend.', 'good')];
  const rest = problems.length - shownProblems;
  return [
    list(
      problems
        .slice(0, shownProblems)
        .map(
          ({ file, line, severity, message, remedy }) =>
            `${file}:${line}: ${severity}: ${message}. Remedy: ${remedy}.`,
        ),
    ),
    ...(rest > 0 ? [text(`... and ${rest} more; --json has them all.`, 'muted')] : []),
    heading(`${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`),
  ];
}
