import type { Limits } from '../limits.ts';
import { placeReadOnly, workFolder } from '../program-files.ts';
import type { Program } from '../sandbox.ts';

/** nobody and nogroup of Debian. */
const user = '65534:65534';

/** `docker run` or `podman run` for one program, with the limits of the other sandboxes. */
export function containerArguments(
  program: Program,
  limits: Limits,
  container: { name: string; image: string; files: readonly { path: string; host: string }[] },
): string[] {
  const { memoryBytes, processes, diskBytes, cpuSeconds } = limits;
  const readable = [...container.files, ...placeReadOnly(program.readOnly)];
  return [
    'run',
    ...['--rm', '--interactive', '--name', container.name, '--pull', 'never'],
    ...['--network', 'none', '--ipc', 'private', '--hostname', 'sandbox'],
    ...['--user', user, '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
    ...['--read-only', '--tmpfs', `${workFolder}:rw,nosuid,nodev,mode=1777,size=${diskBytes}`],
    ...['--memory', String(memoryBytes), '--memory-swap', String(memoryBytes)],
    ...['--pids-limit', String(processes + 1), '--ulimit', 'core=0', '--ulimit', 'nofile=256'],
    ...['--ulimit', `cpu=${cpuSeconds}`, '--ulimit', `fsize=${diskBytes}`],
    ...['--env', `HOME=${workFolder}`, '--env', `TMPDIR=${workFolder}`],
    ...['--env', 'PYTHONDONTWRITEBYTECODE=1', '--init'],
    ...['--env', 'OMP_NUM_THREADS=1', '--env', 'OPENBLAS_NUM_THREADS=1'],
    ...readable.flatMap(({ path, host }) => [
      '--mount',
      `type=bind,source=${host},target=${path},readonly`,
    ]),
    ...['--workdir', workFolder, container.image],
    ...program.command,
  ];
}
