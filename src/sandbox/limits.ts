import { SandboxError } from './error.ts';

/** What a program may use. All are whole numbers above 0 except `wallSeconds`. */
export interface Limits {
  /** Seconds by the wall clock, from start to end, setting up included. */
  readonly wallSeconds: number;
  /** Seconds of processor time for each process. */
  readonly cpuSeconds: number;
  /** Bytes of memory: of each process, and of all together where a cgroup or a container counts. */
  readonly memoryBytes: number;
  /** Processes and threads at one time. */
  readonly processes: number;
  /** Bytes that the program may keep in files; they count as memory too. */
  readonly diskBytes: number;
  /** Bytes of standard output and standard error together. */
  readonly outputBytes: number;
}

const mebibyte = 2 ** 20;

export const defaultLimits: Omit<Limits, 'cpuSeconds'> = {
  wallSeconds: 10,
  memoryBytes: 1024 * mebibyte,
  processes: 32,
  diskBytes: 64 * mebibyte,
  outputBytes: mebibyte,
};

/** A Python that starts needs this much; less would be reported as the program's fault. */
const leastMemory = 32 * mebibyte;

/** @throws SandboxError `program` for a limit that is none. */
export function completeLimits(given: Partial<Limits> = {}): Limits {
  const known = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Limits>;
  const limits = { ...defaultLimits, ...known };
  const whole = { cpuSeconds: Math.ceil(limits.wallSeconds) + 1, ...limits };
  for (const [name, value] of Object.entries(whole)) {
    const fine = name === 'wallSeconds' ? Number.isFinite(value) : Number.isSafeInteger(value);
    if (!fine || value <= 0) {
      throw new SandboxError('program', `limit ${name} is a number above 0, not ${value}`);
    }
  }
  if (whole.memoryBytes < leastMemory) {
    throw new SandboxError(
      'program',
      `limit memoryBytes is at least ${leastMemory} (a Python that starts needs it), not ${whole.memoryBytes}`,
    );
  }
  return whole;
}
