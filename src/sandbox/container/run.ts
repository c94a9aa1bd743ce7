import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CappedOutput, endsInMemoryError } from '../capped-output.ts';
import { SandboxError } from '../error.ts';
import { aborted } from '../lanes.ts';
import { completeLimits } from '../limits.ts';
import { placeFiles } from '../program-files.ts';
import type { Program, ProgramResult } from '../sandbox.ts';
import { containerArguments } from './arguments.ts';

/** The engine's own exit code when it, and not the program, failed. */
const engineFailed = 125;
/** 128 + SIGKILL: the kernel's answer to too much memory, when it was not ours. */
const killed = 137;

/** Milliseconds for the engine to kill; afterwards its client is killed and the container removed. */
const patience = 15_000;

/** @throws SandboxError `program`, `failed`, `aborted` */
export async function runInContainer(
  program: Program,
  means: { readonly engine: string; readonly image: string },
  signal: AbortSignal,
): Promise<ProgramResult> {
  const limits = completeLimits(program.limits);
  const name = `weighbridge-${process.pid}-${randomUUID()}`;
  const folder = mkdtempSync(join(tmpdir(), 'weighbridge-sandbox-'));
  let timedOut = false;
  let stopped = false;
  let client: ChildProcess | undefined;
  let giveUp: NodeJS.Timeout | undefined;
  const kill = (): void => {
    if (stopped) return;
    stopped = true;
    spawn(means.engine, ['kill', name], { stdio: 'ignore' }).on('error', () => {});
    giveUp = setTimeout(() => client?.kill('SIGKILL'), patience);
  };
  const timeOut = (): void => {
    timedOut = true;
    kill();
  };
  let timer: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', kill, { once: true });
  try {
    const files = writeFiles(folder, program.files);
    const parameters = containerArguments(program, limits, { name, image: means.image, files });
    const started = performance.now();
    const child = spawn(means.engine, parameters, { stdio: ['pipe', 'pipe', 'pipe'] });
    client = child;
    timer = setTimeout(timeOut, limits.wallSeconds * 1000);
    const output = new CappedOutput(limits.outputBytes, kill);
    output.collect('stdout', child.stdout);
    output.collect('stderr', child.stderr);
    child.stdin.on('error', () => {});
    child.stdin.end(program.stdin ?? '');
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (signal.aborted) throw aborted(signal);
    const { stdout, stderr, cut } = output;
    if (!stopped && (code === engineFailed || code === null)) {
      throw new Error(`exit ${code}: ${stderr.toString('utf8').trim().slice(0, 500)}`);
    }
    return {
      exitCode: stopped ? null : code,
      stdout,
      stderr,
      timedOut,
      outOfMemory: !stopped && (code === killed || (code !== 0 && endsInMemoryError(stderr))),
      outputCut: cut,
      seconds: (performance.now() - started) / 1000,
    };
  } catch (cause) {
    if (cause instanceof SandboxError) throw cause;
    const message = `the container did not run: ${(cause as Error).message}`;
    throw new SandboxError('failed', message, { cause });
  } finally {
    clearTimeout(timer);
    clearTimeout(giveUp);
    signal.removeEventListener('abort', kill);
    // `--rm` removes what ended; this removes what did not.
    if (stopped) spawnSync(means.engine, ['rm', '--force', name], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program's files on the host, readable by the container's user and by nobody for writing. */
function writeFiles(folder: string, files: Program['files']): { path: string; host: string }[] {
  const placed = placeFiles(files);
  chmodSync(folder, 0o755);
  return placed.map(({ path, content }, i) => {
    const host = join(folder, String(i));
    writeFileSync(host, content, { mode: 0o444 });
    return { path, host };
  });
}
