import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import type { Limits } from '../limits.ts';
import { placeReadOnly, workFolder } from '../program-files.ts';
import type { Program } from '../sandbox.ts';
import type { SandboxUser } from './sandbox-user.ts';

/** Descriptors that bubblewrap inherits, in this order, beside the three of every program. */
export const descriptors = { seccomp: 3, status: 4, firstFile: 5 };

/** What of the system a program may read. Not /usr/local, /etc, /proc or /sys: nothing of this host. */
const systemFolders = ['/usr/bin', '/usr/lib', '/usr/lib64', '/usr/share/zoneinfo'];
const linkedFolders = ['/bin', '/lib', '/lib64'];
/** How Debian chooses a BLAS, and where the loader finds libraries. */
const systemFiles = ['/etc/alternatives', '/etc/ld.so.cache'];

const environment = {
  PATH: '/usr/bin:/bin',
  HOME: workFolder,
  TMPDIR: workFolder,
  LANG: 'C.UTF-8',
  PYTHONDONTWRITEBYTECODE: '1',
  // A thread counts as a process; one is all that a program gets from its libraries.
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
};

/** Bytes of /dev/shm, which is for semaphores and short messages. */
const sharedMemory = 2 ** 24;

/** The parts that are the same for every program, worked out once. */
export function systemArguments(): string[] {
  return [
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    ...['--cap-drop', 'ALL', '--hostname', 'sandbox', '--clearenv'],
    ...Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value]),
    ...systemFolders.filter((path) => existsSync(path)).flatMap((p) => ['--ro-bind', p, p]),
    ...linkedFolders.filter((path) => existsSync(path)).flatMap(linkOrBind),
    ...systemFiles.flatMap((path) => ['--ro-bind-try', path, path]),
    ...['--dev', '/dev', '--size', String(sharedMemory), '--tmpfs', '/dev/shm'],
    ...['--remount-ro', '/dev'],
  ];
}

function linkOrBind(path: string): string[] {
  return lstatSync(path).isSymbolicLink()
    ? ['--symlink', readlinkSync(path), path]
    : ['--ro-bind', path, path];
}

/**
 * What starts bubblewrap: enters the cgroup, so that no instruction of a program runs outside, and
 * becomes the lane's user.
 */
export function launchArguments(
  doors: readonly string[],
  user: SandboxUser | undefined,
): [string, ...string[]] {
  const enter = doors.map((_, i) => `echo 0 >"$${i + 1}" && `).join('');
  return [
    ...(['/bin/sh', '-c', `${enter}shift ${doors.length} && exec "$@"`, 'sh'] as const),
    ...doors,
    ...(user
      ? // Of the programs that change the user the one that starts the fastest; "/" stays the root.
        ['/usr/sbin/chroot', `--userspec=+${user.uid}:+${user.gid}`, '--groups=', '/']
      : []),
  ];
}

/** The rest of bubblewrap's arguments, for one program. */
export function programArguments(
  program: Program,
  limits: Limits,
  files: readonly { path: string }[],
): string[] {
  return [
    ...['--size', String(limits.diskBytes), '--tmpfs', workFolder, '--symlink', workFolder, '/tmp'],
    ...files.flatMap(({ path }, i) => ['--file', String(descriptors.firstFile + i), path]),
    ...placeReadOnly(program.readOnly).flatMap(({ path, host }) => ['--ro-bind', host, path]),
    ...['--remount-ro', '/', '--chdir', workFolder],
    ...['--seccomp', String(descriptors.seccomp)],
    ...['--json-status-fd', String(descriptors.status)],
    '--',
    ...limited(limits),
    ...program.command,
  ];
}

/**
 * The limits of each process. They are set inside, so that the processes that count are those of
 * the sandbox and not all that the user runs; the one that watches over the sandbox counts too.
 */
function limited(limits: Limits): string[] {
  const { memoryBytes, cpuSeconds, diskBytes, processes } = limits;
  return [
    '/usr/bin/prlimit',
    `--as=${memoryBytes}`,
    `--cpu=${cpuSeconds}`,
    `--fsize=${diskBytes}`,
    `--nproc=${processes + 1}`,
    '--nofile=256',
    '--core=0',
    '--memlock=65536',
    '--msgqueue=0',
    '--',
  ];
}
