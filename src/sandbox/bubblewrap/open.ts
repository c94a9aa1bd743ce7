import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { SandboxError } from '../error.ts';
import { findProgram, isProgram } from '../find-program.ts';
import { askPython, openLanes } from '../open-lanes.ts';
import type { Sandbox } from '../sandbox.ts';
import { launchArguments, systemArguments } from './arguments.ts';
import { openCgroups } from './cgroup.ts';
import { type LaneMeans, runInBubblewrap } from './run.ts';
import { nextUser } from './sandbox-user.ts';
import { seccompFilter } from './seccomp-filter.ts';
import { architectures } from './system-calls.ts';

export interface BubblewrapOptions {
  /** Programs at the same time; default: one a processor. */
  readonly lanes?: number;
  /** Whether to look for cgroups; default: yes. */
  readonly cgroups?: boolean;
  readonly signal?: AbortSignal;
}

/** The oldest version with `--size`, `--remount-ro` and `--json-status-fd` as used here. */
const oldest = [0, 8];

/**
 * Opens the sandbox of bubblewrap and the distribution's Python, and proves with one program that
 * it works here.
 *
 * @throws SandboxError `unavailable` with what is missing and what to do.
 */
export async function openBubblewrap(options: BubblewrapOptions = {}): Promise<Sandbox> {
  const count = options.lanes ?? availableParallelism();
  const architecture = architectures[process.arch];
  if (process.platform !== 'linux' || !architecture) {
    throw unavailable(
      `bubblewrap needs Linux on x64 or arm64, not ${process.platform} ${process.arch}`,
    );
  }
  const bwrap = findProgram('bwrap');
  if (!bwrap) throw unavailable('bubblewrap is not installed (apt-get install bubblewrap)');
  for (const [path, packageName] of [
    ['/usr/bin/python3', 'python3'],
    ['/usr/bin/prlimit', 'util-linux'],
    ['/usr/sbin/chroot', 'coreutils'],
  ] as const) {
    if (!isProgram(path)) throw unavailable(`no ${path} (apt-get install ${packageName})`);
  }
  const version = await versionOf(bwrap);
  const cgroups = options.cgroups === false ? undefined : openCgroups();
  const system = systemArguments();
  const filter = seccompFilter(architecture);
  const means = Array.from({ length: count }, (_, index): LaneMeans => {
    const cgroup = cgroups?.lane(index);
    const launch = launchArguments(cgroup?.doors ?? [], nextUser());
    return { command: [...launch, bwrap, ...system], filter, cgroup };
  });
  const { run, close } = openLanes(
    count,
    (program, lane, signal) => runInBubblewrap(program, means[lane]!, signal),
    () => cgroups?.close(),
  );
  try {
    const python = await provePython(run);
    return {
      confinement: {
        kind: 'bubblewrap',
        version: `bubblewrap ${version}`,
        python,
        memory: cgroups?.version ?? 'each process',
        seccomp: true,
        weaknesses: cgroups
          ? []
          : [
              'memory is limited for each process, not for all of a program together: no cgroup may be made here (run as root, or name one that you own in WEIGH_CGROUP)',
            ],
      },
      lanes: count,
      run,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @throws SandboxError `unavailable` */
async function provePython(run: Sandbox['run']): Promise<string> {
  try {
    return await askPython(run);
  } catch (error) {
    throw new SandboxError(
      'unavailable',
      `bubblewrap is installed but does not work here: ${(error as Error).message}. Inside a container it needs user namespaces; on Ubuntu the AppArmor profile "bwrap-userns-restrict" (package apparmor-profiles)`,
      { cause: error },
    );
  }
}

async function versionOf(bwrap: string): Promise<string> {
  const { stdout } = await promisify(execFile)(bwrap, ['--version']);
  const version = /(\d+)\.(\d+)\S*/.exec(stdout);
  const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
  if (major > oldest[0]! || (major === oldest[0] && minor >= oldest[1]!)) return version![0];
  throw unavailable(
    `${stdout.trim()} is too old; ${oldest.join('.')} or newer is needed (Debian 12, Ubuntu 24.04)`,
  );
}

function unavailable(message: string): SandboxError {
  return new SandboxError('unavailable', message);
}
