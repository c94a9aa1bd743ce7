import type { Sandbox } from '../../sandbox/index.ts';
import { stripRight } from '../python/string.ts';
import { type CodeVerdict, judgeCode } from './judge-code.ts';

/** The cases of a problem of LiveCodeBench. */
export interface LiveCodeBenchCases {
  /** Standard input of each case, or the function's arguments as JSON, one a line. */
  readonly inputs: readonly string[];
  /** Expected standard output, or the function's value as JSON. */
  readonly outputs: readonly string[];
  /** Null: a program that reads and prints. */
  readonly fn_name: string | null;
}

/** Seconds for loading and for each case. */
export const liveCodeBenchSeconds = 6;

/** Bytes; the reference names 4 GB in a comment and sets none. */
const memoryBytes = 4 * 2 ** 30;

/**
 * Cases one after the other, up to the first that fails, as LiveCodeBench's `run_test` (28fef95e)
 * judges them: the same imports before the program, standard input played the same way, lines
 * compared after trimming, then as decimals; values compared by Python's `==`.
 *
 * @param totalSeconds for all cases together; default: the reference's, one second more a case and
 * five in all.
 */
export async function runLiveCodeBench(
  sandbox: Sandbox,
  { inputs, outputs, fn_name }: LiveCodeBenchCases,
  code: string,
  {
    seconds = liveCodeBenchSeconds,
    totalSeconds = (seconds + 1) * inputs.length + 5,
    signal,
  }: { seconds?: number; totalSeconds?: number; signal?: AbortSignal | undefined } = {},
): Promise<CodeVerdict> {
  return await judgeCode(
    sandbox,
    {
      code,
      kind: fn_name === null ? 'stdin' : 'function',
      ...(fn_name === null ? {} : { name: fn_name }),
      module: 'tmp_sol',
      exit: true,
      guard: ['quit'],
    },
    { kind: 'cases', inputs, outputs, name: fn_name, seconds },
    { totalSeconds, signal, limits: { memoryBytes } },
  );
}

/**
 * LiveCodeBench's own extraction: what stands between the last two lines that hold three backticks;
 * with fewer than two such lines nothing.
 */
export function extractLiveCodeBench(text: string): string {
  const lines = text.split('\n');
  const fences = lines.flatMap((line, i) => (line.includes('```') ? [i] : []));
  if (fences.length < 2) return '';
  return lines.slice(fences.at(-2)! + 1, fences.at(-1)).join('\n');
}

/**
 * The extraction of the GLM-4.5 harness (glm-simple-evals, db7fdc8d): what follows the reasoning,
 * the last fenced block, tabs as four spaces. A text without any fence is code.
 *
 * @returns null when there are fences and no block.
 */
export function extractLiveCodeBenchGlm(text: string): string | null {
  let code = text;
  if (code.includes('###Response')) code = code.split('###Response')[1]!;
  if (code.includes('<think>') && code.includes('</think>')) code = code.split('</think>')[1]!;
  if (code.includes('```')) {
    const last = lastBlock(code);
    if (last === null) return null;
    code = last;
  }
  return stripRight(code.replaceAll('\t', '    '));
}

/** The last match of Python's `(?s)```(.*?)\n(.*?)```` from the left, its second group; in linear time. */
function lastBlock(text: string): string | null {
  let last: string | null = null;
  for (let at = 0; ; ) {
    const open = text.indexOf(fence, at);
    const line = open < 0 ? -1 : text.indexOf('\n', open + fence.length);
    const close = line < 0 ? -1 : text.indexOf(fence, line + 1);
    if (close < 0) return last;
    last = text.slice(line + 1, close);
    at = close + fence.length;
  }
}

const fence = '```';
