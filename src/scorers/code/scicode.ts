import { type Sandbox, SandboxError } from '../../sandbox/index.ts';
import { ScorerError } from '../error.ts';
import { compareHelpers } from './harness/scicode-compare.ts';
import { type CodeVerdict, judgeCode } from './judge-code.ts';
import { withoutImports } from './without-imports.ts';

/** One step of a problem of SciCode. */
export interface SciCodeStep {
  /** Import lines that every step may use. */
  readonly dependencies: string;
  /** The functions of the steps before, as the model wrote them. */
  readonly previous_code: string;
  /** Python whose assertions compare with `target`. */
  readonly test_cases: readonly string[];
  /**
   * The value of `target` for each case: plain JSON, `{"a": [dtype, shape, base64]}` for a numpy
   * array, `{"t": [...]}` for a tuple, `{"d": [[key, value], ...]}` for a dictionary, and the other
   * tags of `harness/wire.ts`.
   */
  readonly targets: readonly unknown[];
}

/** Seconds for a step: SciCode's own runner and the GLM-4.5 harness. */
export const sciCodeSeconds = { official: 1800, glm: 60 };

/**
 * SciCode (588b4069): dependencies, earlier functions and the answer define the functions; each
 * case sets `target` and asserts. The reference runs all in one script whose exit code counts; here
 * the targets stay with the judge. Needs numpy, scipy and sympy for the system's Python.
 */
export async function runSciCode(
  sandbox: Sandbox,
  step: SciCodeStep,
  code: string,
  {
    seconds = sciCodeSeconds.glm,
    signal,
  }: { seconds?: number; signal?: AbortSignal | undefined } = {},
): Promise<CodeVerdict> {
  const { dependencies, previous_code, test_cases, targets } = step;
  return await judgeCode(
    sandbox,
    {
      code: `${dependencies}\n${previous_code}\n${code}\n`,
      kind: 'tests',
      module: '__main__',
      exit: true,
    },
    {
      kind: 'tests',
      context: `${compareHelpers}\n${dependencies}\n`,
      test: test_cases.map((test, i) => `target = targets[${i}]\n${test}\n`).join('\n'),
      names: [],
      module: '__main__',
      seconds,
      values: { targets },
    },
    { totalSeconds: seconds, signal, limits: { memoryBytes: 4 * 2 ** 30 } },
  );
}

/**
 * The code of a step's answer, as both harnesses take it: the first block marked python, else the
 * first block, else all; lines that import are taken out, also indented ones.
 */
export function extractSciCode(text: string): string {
  const block = text.includes('```python')
    ? text.split('```python')[1]!
    : text.includes('```')
      ? text.split('```')[1]!
      : text;
  const code = text.includes('```') ? block.split('```')[0]! : block;
  return withoutImports(code);
}

/** What a comparison said, or the name of the Python exception that it raised. */
export type SciCodeComparison = boolean | { readonly raises: string };

/**
 * SciCode's own comparisons (`compare/cmp.py`), for pairs of values given as JSON, all in one program.
 * @throws ScorerError `unavailable`
 */
export async function compareSciCode(
  sandbox: Sandbox,
  helper: 'are_dicts_close' | 'cmp_tuple_or_list',
  pairs: readonly (readonly [unknown, unknown])[],
): Promise<SciCodeComparison[]> {
  const main = `${compareHelpers}
import json, sys
def compare(a, b):
    try: return bool(${helper}(a, b))
    except Exception as error: return {"raises": type(error).__name__}
print(json.dumps([compare(a, b) for a, b in json.load(sys.stdin)]))
`;
  try {
    const { stdout, stderr } = await sandbox.run({
      command: ['python3', '-I', '-S', 'compare.py'],
      files: { 'compare.py': main },
      stdin: JSON.stringify(pairs),
      limits: { wallSeconds: 60 },
    });
    const said = Buffer.from(stdout).toString('utf8').trim().split('\n').at(-1)!;
    if (said === '') throw new ScorerError('unavailable', Buffer.from(stderr).toString('utf8'));
    return JSON.parse(said) as SciCodeComparison[];
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    throw new ScorerError('unavailable', error.message, { cause: error });
  }
}
