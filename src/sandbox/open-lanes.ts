import { Lanes } from './lanes.ts';
import type { Program, ProgramResult, Sandbox } from './sandbox.ts';

/** Runs one program on a lane. */
export type RunOnLane = (
  program: Program,
  lane: number,
  signal: AbortSignal,
) => Promise<ProgramResult>;

/** What all kinds of sandbox share: a limited number at a time, and an end that leaves nothing. */
export function openLanes(
  count: number,
  runOnLane: RunOnLane,
  cleanUp: () => void,
): Pick<Sandbox, 'run' | 'close'> {
  const lanes = new Lanes(count);
  const stop = new AbortController();
  const running = new Set<Promise<unknown>>();
  return {
    run: async (program, signal) =>
      await lanes.use(signal, async (lane) => {
        const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
        const result = runOnLane(program, lane, either);
        const settled = result.catch(() => {}).finally(() => running.delete(settled));
        running.add(settled);
        return await result;
      }),
    close: async () => {
      lanes.close();
      stop.abort();
      // At the end of a process nothing waits any more: with nothing running, all is done at once.
      if (running.size > 0) await Promise.all(running);
      cleanUp();
    },
  };
}

/**
 * Proves that Python runs inside, and says which.
 * @throws Error with what happened instead.
 */
export async function askPython(run: Sandbox['run']): Promise<string> {
  const { exitCode, stdout, stderr } = await run({
    command: ['python3', '-I', '-S', '--version'],
    limits: { wallSeconds: 60 },
  });
  if (exitCode === 0) return Buffer.from(stdout).toString('latin1').trim();
  throw new Error(`python3 --version ended with ${exitCode}: ${Buffer.from(stderr)}`.trim());
}
