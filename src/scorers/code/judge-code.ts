import { randomUUID } from 'node:crypto';
import {
  type Limits,
  type ProgramResult,
  type Sandbox,
  SandboxError,
} from '../../sandbox/index.ts';
import { ScorerError } from '../error.ts';
import { compiledHarness } from './harness/compiled.ts';
import { type CandidateTask, type JudgeTask, judgeProgram } from './harness/program.ts';

/** What became of a program under test. */
export interface CodeVerdict {
  readonly passed: boolean;
  /** `passes`, `fails`, `time`: too slow, `memory`, `died`: it ended before it was judged. */
  readonly verdict: 'passes' | 'fails' | 'time' | 'memory' | 'died';
  /** What was wrong, in the words of Python; null when it passed. */
  readonly why: string | null;
  /** Of each case up to the first that failed: true, or the reference's code. Null: no cases. */
  readonly results: readonly (boolean | number)[] | null;
}

/** Seconds for Python to start and end on a machine that is busy; not the program's own time. */
const slack = 30;
/** How much longer the judge lets a program work on a busy machine, as `Clock` has it. */
const stretch = 8;

/**
 * Has a program judged in a sandbox by a process that the program cannot reach: the tests are read
 * after it was started apart, its values come over a pipe as plain values, and the verdict carries
 * a word that only the judge knows.
 *
 * @throws ScorerError `unavailable` when there is no verdict because of this machine or of the
 * tests: never because of the program.
 */
export async function judgeCode(
  sandbox: Sandbox,
  told: CandidateTask,
  kept: JudgeTask,
  options: { limits?: Partial<Limits>; totalSeconds: number; signal?: AbortSignal | undefined },
): Promise<CodeVerdict> {
  const nonce = randomUUID();
  const program = judgeProgram(
    await compiledHarness(sandbox),
    told,
    { ...kept, nonce },
    {
      memoryBytes: 2 ** 30,
      wallSeconds: stretch * options.totalSeconds + slack,
      ...options.limits,
    },
  );
  let result: ProgramResult;
  try {
    result = await sandbox.run(program, options.signal);
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error;
    throw new ScorerError('unavailable', error.message, { cause: error });
  }
  return readVerdict(result, nonce);
}

const ready = 'ready\n';

function readVerdict(result: ProgramResult, nonce: string): CodeVerdict {
  const said = Buffer.from(result.stdout).toString('utf8');
  if (!said.startsWith(ready)) {
    const why = Buffer.from(result.stderr).toString('utf8').trim().slice(-500);
    throw new ScorerError('unavailable', `the judge of code did not start: ${why || 'no word'}`);
  }
  const verdict = parseVerdict(said.slice(ready.length), nonce);
  if (verdict === undefined) {
    if (result.timedOut) return failed('time', 'it did not end in time');
    if (result.outOfMemory) return failed('memory', 'it ran out of memory');
    return failed('died', 'it ended before it was judged');
  }
  const { verdict: kind, why = null, results = null } = verdict;
  if (kind === 'judge') {
    throw new ScorerError('unavailable', `the tests could not be run: ${why}`);
  }
  const defaults: Record<string, string> = { time: 'it did not end in time' };
  return { passed: kind === 'passes', verdict: kind, why: why ?? defaults[kind] ?? null, results };
}

interface SaidVerdict {
  readonly verdict: CodeVerdict['verdict'] | 'judge';
  readonly why?: string;
  readonly results?: (boolean | number)[];
}

function parseVerdict(text: string, nonce: string): SaidVerdict | undefined {
  try {
    const said = JSON.parse(text) as SaidVerdict & { nonce: string };
    return said.nonce === nonce ? said : undefined;
  } catch {
    return undefined;
  }
}

function failed(verdict: CodeVerdict['verdict'], why: string): CodeVerdict {
  return { passed: false, verdict, why, results: null };
}
