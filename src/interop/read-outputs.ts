import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { answerOf } from '../scorers/answer.ts';
import type { Answer } from '../scorers/scorer.ts';
import { InputError } from './input-error.ts';

/** An output that somebody already has, with what counts as right. */
export interface GivenOutput {
  /** Default: the number of its line. */
  id: string;
  /** 1-based. */
  line: number;
  answer: Answer;
  target: unknown;
}

const format =
  'each line is a JSON object: {"id": ..., "output": text, "target": what is right}; `weigh score --help` names all fields';

const likelihood = z.strictObject({
  logprob: z.number(),
  tokens: z.number().int().min(1).default(1),
  greedy: z.boolean().default(false),
  truncated_tokens: z.number().int().min(0).default(0),
});

const row = z
  .strictObject({
    id: z.union([z.string().min(1), z.number()]).optional(),
    output: z.string().optional(),
    target: z.unknown().optional(),
    reasoning: z.string().nullable().optional(),
    finish: z.enum(['stop', 'length', 'refused', 'tool_calls', 'unknown']).nullable().optional(),
    loglikelihoods: z.array(z.union([z.number(), likelihood])).optional(),
    tool_calls: z
      .array(
        z.strictObject({
          id: z.string().default(''),
          name: z.string(),
          arguments: z.union([z.string(), z.record(z.string(), z.unknown())]),
        }),
      )
      .optional(),
    outcome_data: z.unknown().optional(),
  })
  .refine((given) => given.target !== undefined, { path: ['target'], message: 'is missing' })
  .refine(
    ({ output, loglikelihoods, tool_calls }) =>
      output !== undefined || loglikelihoods !== undefined || tool_calls !== undefined,
    { path: ['output'], message: 'is missing' },
  );

/** How many bad lines an error names. */
const named = 10;

/**
 * Reads outputs from JSON lines (`.gz` allowed). Reasoning in tags is taken out of an output.
 * @throws InputError that names the lines that are none; then none is read.
 */
export async function readOutputs(file: string): Promise<GivenOutput[]> {
  const outputs: GivenOutput[] = [];
  const problems: { line: number; message: string }[] = [];
  const ids = new Map<string, number>();
  for (const [i, text] of (await linesOf(file)).entries()) {
    if (text.trim() === '') continue;
    const line = i + 1;
    const read = readLine(text, line);
    if (typeof read === 'string') problems.push({ line, message: read });
    else if (ids.has(read.id)) {
      const message = `has the id ${JSON.stringify(read.id)} of line ${ids.get(read.id)}`;
      problems.push({ line, message });
    } else {
      ids.set(read.id, line);
      outputs.push(read);
    }
  }
  failOn(file, problems, format);
  if (outputs.length === 0) throw new InputError(file, undefined, 'holds no output', format);
  return outputs;
}

/** @throws InputError for the first problem, naming the lines of the others. */
export function failOn(
  file: string,
  problems: readonly { line: number; message: string }[],
  remedy: string,
): void {
  const [first, ...others] = problems;
  if (!first) return;
  const lines = others.slice(0, named).map(({ line }) => line);
  const more = others.length > named ? ` and ${others.length - named} more` : '';
  const rest = others.length === 0 ? '' : `; so have lines ${lines.join(', ')}${more} a problem`;
  throw new InputError(file, first.line, `${first.message}${rest}`, remedy);
}

async function linesOf(file: string): Promise<string[]> {
  const bytes = await readFile(file);
  if (!file.endsWith('.gz'))
    return bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .split('\n');
  try {
    return gunzipSync(bytes).toString('utf8').split('\n');
  } catch {
    const message = 'is not a gzip file, though its name says so';
    throw new InputError(file, undefined, message, 'rename it, or compress it again');
  }
}

function readLine(text: string, line: number): GivenOutput | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `is not JSON: ${(error as Error).message}`;
  }
  const parsed = row.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `is no output: ${issue!.path.join('.') || 'it'} ${issue!.message.toLowerCase()}`;
  }
  const { id, output = '', target, reasoning = null, finish = null } = parsed.data;
  const { loglikelihoods, tool_calls, outcome_data = null } = parsed.data;
  return {
    id: String(id ?? line),
    line,
    target,
    answer: {
      ...answerOf(output, { reasoning, finish }),
      loglikelihoods:
        loglikelihoods?.map((each) =>
          typeof each === 'number' ? likelihood.parse({ logprob: each }) : each,
        ) ?? null,
      tool_calls: (tool_calls ?? []).map((call) => ({
        ...call,
        arguments:
          typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
      })),
      outcome_data,
    },
  };
}
