import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex, Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { CappedOutput, endsInMemoryError } from '../capped-output.ts';
import { SandboxError } from '../error.ts';
import { aborted } from '../lanes.ts';
import { completeLimits } from '../limits.ts';
import { placeFiles } from '../program-files.ts';
import type { Program, ProgramResult } from '../sandbox.ts';
import { descriptors, programArguments } from './arguments.ts';
import type { CgroupLane } from './cgroup.ts';

/** What a lane runs its programs with. */
export interface LaneMeans {
  /** The command up to what differs between programs. */
  readonly command: readonly [string, ...string[]];
  readonly filter: Buffer;
  readonly cgroup: CgroupLane | undefined;
}

/**
 * One program in a fresh sandbox.
 *
 * @throws SandboxError `program`, `failed`, `aborted`
 */
export async function runInBubblewrap(
  program: Program,
  means: LaneMeans,
  signal: AbortSignal | undefined,
): Promise<ProgramResult> {
  const limits = completeLimits(program.limits);
  const files = placeFiles(program.files);
  const [launcher, ...lane] = means.command;
  const parameters = [...lane, ...programArguments(program, limits, files)];
  means.cgroup?.setLimits(limits);
  const killedBefore = means.cgroup?.killed() ?? 0;

  const started = performance.now();
  const child = start(launcher, parameters, files.length);
  const ended = end(child);
  let timedOut = false;
  const kill = (): void => {
    child.kill('SIGKILL');
    means.cgroup?.kill();
  };
  const timer = setTimeout(() => {
    timedOut = true;
    kill();
  }, limits.wallSeconds * 1000);
  signal?.addEventListener('abort', kill, { once: true });
  const output = new CappedOutput(limits.outputBytes, kill);
  try {
    output.collect('stdout', child.stdout!);
    output.collect('stderr', child.stderr!);
    feed(child.stdin!, program.stdin ?? '');
    feed(pipe(child, descriptors.seccomp), means.filter);
    files.forEach(({ content }, i) => {
      feed(pipe(child, descriptors.firstFile + i), content);
    });
    const status = readStatus(pipe(child, descriptors.status));
    // All that is awaited fails together, or an early failure would have nobody to hear it.
    const [code, exitCode] = await Promise.all([ended, status]);
    if (signal?.aborted) throw aborted(signal);
    const { stdout, stderr, cut } = output;
    const stopped = timedOut || cut;
    const oomKilled = (means.cgroup?.killed() ?? 0) > killedBefore;
    if (!stopped && !oomKilled && exitCode === undefined) throw setupFailure(code, stderr);
    return {
      exitCode: stopped ? null : (exitCode ?? null),
      stdout,
      stderr,
      timedOut,
      outOfMemory: oomKilled || (!stopped && exitCode !== 0 && endsInMemoryError(stderr)),
      outputCut: cut,
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
    kill();
    await emptied(means.cgroup);
  }
}

/** Milliseconds between two looks, and looks until what will not die is left to the next program. */
const look = 2;
const patience = 2500;

/** What is still dying would count against the lane's next program. */
async function emptied(cgroup: CgroupLane | undefined): Promise<void> {
  for (let i = 0; i < patience && cgroup?.isEmpty() === false; i++) await sleep(look);
}

function start(launcher: string, parameters: string[], files: number): ChildProcess {
  return spawn(launcher, parameters, {
    // The host's environment holds keys; bubblewrap clears it too, and needs none itself.
    env: {},
    cwd: '/',
    stdio: Array.from({ length: descriptors.firstFile + files }, () => 'pipe' as const),
  });
}

/** When the process is gone and its pipes are closed. */
function end(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      const message = `bubblewrap did not start: ${cause.message}`;
      reject(new SandboxError('failed', message, { cause }));
    });
    child.once('close', resolve);
  });
}

function pipe(child: ChildProcess, descriptor: number): Duplex {
  return child.stdio[descriptor] as Duplex;
}

/** Writes all and ends. Whoever does not read to the end has reasons; the exit tells them. */
function feed(stream: Writable, content: string | Uint8Array): void {
  stream.on('error', () => {});
  stream.end(content);
}

/**
 * bubblewrap's own account, a JSON object a line, with `exit-code` when the program ran and ended;
 * nobody inside can write to it.
 *
 * @returns undefined when the program never ran or was killed together with bubblewrap.
 */
async function readStatus(stream: Readable): Promise<number | undefined> {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('error', () => {});
  await new Promise((resolve) => stream.once('close', resolve));
  const code = /"exit-code": (\d+)/.exec(Buffer.concat(chunks).toString('latin1'))?.[1];
  return code === undefined ? undefined : Number(code);
}

function setupFailure(code: number | null, stderr: Buffer): SandboxError {
  const said = stderr.toString('utf8').trim().slice(0, 500);
  return new SandboxError(
    'failed',
    `bubblewrap could not set up the sandbox (exit ${code}): ${said || 'it said nothing'}`,
  );
}
