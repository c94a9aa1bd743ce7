import type { ExecuteRequest, ExecuteResult } from '../../engine/session.ts';
import { openSandbox, type Sandbox } from '../../sandbox/index.ts';

let sandbox: Promise<Sandbox> | undefined;

/** Runs a Python program for a loop in this machine's sandbox. @throws SandboxError */
export async function execute(
  { code, files, stdin, time_ms }: ExecuteRequest,
  signal: AbortSignal,
): Promise<ExecuteResult> {
  sandbox ??= openSandbox();
  const result = await (await sandbox).run(
    {
      command: ['python3', '-I', 'main.py'],
      files: { ...files, 'main.py': code },
      ...(stdin === undefined ? {} : { stdin }),
      ...(time_ms === undefined ? {} : { limits: { wallSeconds: time_ms / 1000 } }),
    },
    signal,
  );
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const wasKilled = result.exitCode === null || result.outOfMemory || result.outputCut;
  return {
    status: result.timedOut ? 'timed-out' : wasKilled ? 'killed' : 'exited',
    exit_code: result.timedOut || wasKilled ? null : result.exitCode,
    stdout: decode(result.stdout),
    stderr: decode(result.stderr),
    wall_ms: 1000 * result.seconds,
  };
}

export async function closeSandbox(): Promise<void> {
  await (await sandbox)?.close();
  sandbox = undefined;
}
