import { SandboxError } from './error.ts';
import type { Program, ProgramResult, Sandbox } from './sandbox.ts';

/**
 * Runs many programs, as many at a time as the sandbox has lanes, each in a fresh one. The results
 * stand in the order of the programs; a program that the sandbox could not run has its error there
 * and holds up no other.
 *
 * @param onDone called after each with the number that are done.
 * @throws SandboxError `aborted` or `closed`, which concern all.
 */
export async function runAll(
  sandbox: Sandbox,
  programs: readonly Program[],
  { signal, onDone }: { signal?: AbortSignal; onDone?: (done: number, all: number) => void } = {},
): Promise<(ProgramResult | SandboxError)[]> {
  const results: (ProgramResult | SandboxError)[] = new Array(programs.length);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < programs.length) {
      const i = next++;
      try {
        results[i] = await sandbox.run(programs[i]!, signal);
      } catch (error) {
        if (!(error instanceof SandboxError) || concernsAll.has(error.code)) throw error;
        results[i] = error;
      }
      onDone?.(++done, programs.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(sandbox.lanes, programs.length) }, work));
  return results;
}

const concernsAll = new Set<SandboxError['code']>(['aborted', 'closed']);
