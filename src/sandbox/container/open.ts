import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { SandboxError } from '../error.ts';
import { findProgram } from '../find-program.ts';
import { askPython, openLanes } from '../open-lanes.ts';
import type { Sandbox } from '../sandbox.ts';
import { runInContainer } from './run.ts';

export interface ContainerOptions {
  /** Programs at the same time; default: one a processor. */
  readonly lanes?: number;
  /** An image with python3; default: `WEIGH_SANDBOX_IMAGE`, else `python:3.12-slim`. */
  readonly image?: string;
  /** Where to look for docker and podman; default: PATH. */
  readonly path?: string;
}

/** Asked first to last; the first that answers is used. */
const engines = ['docker', 'podman'];

/** Milliseconds after which an engine that does not answer is one that does not run. */
const patience = 20_000;

/**
 * Opens the sandbox of a container engine: slower to start than bubblewrap, and the way where there
 * is none. The image is never downloaded here.
 *
 * @throws SandboxError `unavailable` with what is missing and what to do.
 */
export async function openContainer(options: ContainerOptions = {}): Promise<Sandbox> {
  const image = options.image ?? process.env.WEIGH_SANDBOX_IMAGE ?? 'python:3.12-slim';
  const found = engines
    .map((name) => ({ name, path: findProgram(name, options.path) }))
    .filter((engine): engine is { name: string; path: string } => engine.path !== undefined);
  if (found.length === 0) throw unavailable('no docker and no podman is installed');
  const refusals: string[] = [];
  for (const { name, path } of found) {
    const version = await ask(path, ['version', '--format', '{{.Server.Version}}']);
    if (version === undefined) {
      refusals.push(`${name} is installed but its engine does not answer (start it)`);
      continue;
    }
    if ((await ask(path, ['image', 'inspect', image])) === undefined) {
      refusals.push(
        `${name} has no image ${image} (${name} pull ${image}, or name another with python3 in WEIGH_SANDBOX_IMAGE)`,
      );
      continue;
    }
    return await openEngine(path, image, `${name} ${version}`, options.lanes);
  }
  throw unavailable(refusals.join('; '));
}

async function openEngine(
  engine: string,
  image: string,
  version: string,
  lanes = availableParallelism(),
): Promise<Sandbox> {
  const { run, close } = openLanes(
    lanes,
    (program, _lane, signal) => runInContainer(program, { engine, image }, signal),
    () => {},
  );
  try {
    const python = await askPython(run);
    return {
      confinement: {
        kind: 'container',
        version: `${version}, image ${image}`,
        python,
        memory: 'container',
        seccomp: true,
        weaknesses: ['system calls are limited by the filter of the container engine, not by ours'],
      },
      lanes,
      run,
      close,
    };
  } catch (cause) {
    await close();
    const message = `${version} does not run Python from ${image}: ${(cause as Error).message}`;
    throw new SandboxError('unavailable', message, { cause });
  }
}

/** What the engine answers; undefined when it does not. */
async function ask(engine: string, parameters: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(engine, parameters, { timeout: patience });
    return stdout.trim();
  } catch {
    return undefined;
  }
}

function unavailable(message: string): SandboxError {
  return new SandboxError('unavailable', message);
}
