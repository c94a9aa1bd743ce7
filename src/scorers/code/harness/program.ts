import type { Program } from '../../../sandbox/index.ts';
import { source } from './source.ts';

/** What the candidate process is told; it never learns more. */
export interface CandidateTask {
  readonly code: string;
  /**
   * `tests`: the code defines what tests use. `stdin`: it is a program that reads and prints.
   * `function`: it defines the function `name`, perhaps as a method of a class Solution.
   */
  readonly kind: 'tests' | 'stdin' | 'function';
  readonly name?: string;
  /** What `__name__` is while it runs. */
  readonly module: string;
  /** Builtins that the reference takes away, together with its list of functions of `os` and others. */
  readonly guard?: readonly string[];
  /** Whether `exit` and `quit` are there. */
  readonly exit?: boolean;
  /** Whether reading standard input is an error. */
  readonly unreadable?: boolean;
}

/** What the judge process alone is told. */
export type JudgeTask = {
  /** Seconds for all (tests), or for loading and for each case (cases). */
  readonly seconds: number;
} & (
  | {
      readonly kind: 'tests';
      /** Code that is trusted and stands before the tests, such as the prompt with its helpers. */
      readonly context: string;
      readonly test: string;
      /** Names that the candidate defines even where the context does. */
      readonly names: readonly string[];
      readonly module: string;
      /** Whether a helper that candidate and tests both define is the tests' for both. */
      readonly shared?: boolean;
      /** Values for the tests, as `Peer.encode` writes them. */
      readonly values?: Readonly<Record<string, unknown>>;
    }
  | {
      readonly kind: 'cases';
      readonly inputs: readonly string[];
      readonly outputs: readonly string[];
      readonly name: string | null;
    }
);

/**
 * The program for a sandbox, with both tasks on its standard input, one after the other.
 * @param compiled the harness in the bytecode of the sandbox's Python; null: its source.
 */
export function judgeProgram(
  compiled: Uint8Array | null,
  told: CandidateTask,
  kept: JudgeTask & { nonce: string },
  limits: Program['limits'],
): Program {
  const file = compiled ? 'judge.pyc' : 'judge.py';
  const words = kept.kind === 'tests' && !kept.shared ? { words: wordsIn(kept.test) } : {};
  return {
    command: ['python3', '-I', '-S', '-B', file],
    files: { [file]: compiled ?? source },
    stdin: `${framed(told)}${framed({ ...kept, ...words })}`,
    ...(limits ? { limits } : {}),
  };
}

/** Whatever could be a name in Python, once; finding the names by compiling costs milliseconds. */
function wordsIn(script: string): string[] {
  return [...new Set(script.match(/[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/gu))];
}

/** ASCII only, so that characters are bytes. */
function framed(message: unknown): string {
  const json = JSON.stringify(message).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return json.length.toString(16).padStart(8, '0') + json;
}
