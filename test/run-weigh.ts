import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './needs.ts';

export interface WeighEnd {
  status: number | null;
  stdout: string;
  stderr: string;
}

const program = join(repositoryRoot, 'bin', 'weigh.cjs');

/**
 * Runs `weigh` as people start it. Not `spawnSync`: scripted servers answer in this process. What
 * the machine has of data and tokens stays out.
 * @param options.interruptAt sends Ctrl-C once it says so.
 */
export function runWeigh(
  args: readonly string[],
  options: {
    env?: Record<string, string>;
    cwd?: string;
    interruptAt?: (() => boolean) | undefined;
  } = {},
): Promise<WeighEnd> {
  const { WEIGH_DATA_DIR, HF_TOKEN, NO_COLOR, ...env } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...env, ...options.env },
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended: WeighEnd = { status: null, stdout: '', stderr: '' };
  child.stdout.on('data', (data) => {
    ended.stdout += data;
  });
  child.stderr.on('data', (data) => {
    ended.stderr += data;
  });
  const { interruptAt } = options;
  const watch =
    interruptAt &&
    setInterval(() => {
      if (!interruptAt()) return;
      clearInterval(watch);
      child.kill('SIGINT');
    }, 5);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(watch);
      resolve({ ...ended, status });
    });
  });
}
