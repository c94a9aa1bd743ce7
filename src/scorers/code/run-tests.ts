import type { Sandbox } from '../../sandbox/index.ts';
import { type CodeVerdict, judgeCode } from './judge-code.ts';

/** A function to be written and the assertions on it. */
export interface TestedFunction {
  /** What stands before the completion: imports, helpers, signature, docstring. May be empty. */
  readonly prompt: string;
  /** Name of the function; undefined: what the tests call and nothing else defines. */
  readonly entry_point?: string | undefined;
  /** A script that ends with an exception when the function is wrong. */
  readonly test: string;
}

/** Seconds for one completion, tests included, in the reference of HumanEval. */
export const humanEvalSeconds = 3;

/**
 * HumanEval: prompt + completion define the function, `check(entry_point)` must run to its end.
 * Reads of standard input fail, and what the reference takes away is taken away (human-eval,
 * execution.py, 6d43fb98).
 */
export async function runHumanEval(
  sandbox: Sandbox,
  { prompt, entry_point, test }: TestedFunction & { readonly entry_point: string },
  completion: string,
  {
    seconds = humanEvalSeconds,
    signal,
  }: { seconds?: number; signal?: AbortSignal | undefined } = {},
): Promise<CodeVerdict> {
  return await judgeCode(
    sandbox,
    {
      code: `${prompt}${completion}\n`,
      kind: 'tests',
      module: 'builtins',
      guard: ['exit', 'quit'],
      unreadable: true,
    },
    {
      kind: 'tests',
      context: prompt,
      test: `${test}\ncheck(${entry_point})`,
      names: [entry_point],
      module: 'builtins',
      seconds,
    },
    { totalSeconds: seconds, signal },
  );
}

/** Seconds for one solution in the runs of EvalPlus's release scripts. */
export const evalPlusSeconds = 40;

/**
 * HumanEval+ and MBPP+ by the test scripts of EvalPlus's releases (the files "OriginFmt"): the
 * solution, then the script, must run to the end. The tests need numpy.
 *
 * @param solution the whole code, prompt included where it has one.
 */
export async function runEvalPlus(
  sandbox: Sandbox,
  { prompt, test, entry_point = calledFunction(test) }: TestedFunction,
  solution: string,
  {
    seconds = evalPlusSeconds,
    signal,
  }: { seconds?: number; signal?: AbortSignal | undefined } = {},
): Promise<CodeVerdict> {
  const call = entry_point && /^def check\(/m.test(test) ? `\ncheck(${entry_point})` : '';
  return await judgeCode(
    sandbox,
    { code: `${solution}\n`, kind: 'tests', module: '__main__', exit: true },
    {
      kind: 'tests',
      context: prompt,
      test: `${test}${call}`,
      names: entry_point ? [entry_point] : [],
      module: '__main__',
      shared: true,
      seconds,
    },
    { totalSeconds: seconds, signal },
  );
}

/** MBPP+ names the function only in the last line of its script, `assertion(NAME(*inp), exp, 0)`. */
function calledFunction(test: string): string | undefined {
  return /assertion\((\w+)\(\*inp\)[^\n]*\s*$/.exec(test)?.[1];
}
