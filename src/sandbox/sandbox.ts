import type { Limits } from './limits.ts';

/** Something to run where it can harm nothing. */
export interface Program {
  /** Name or path inside the sandbox, then its parameters, for example `python3 -I -S main.py`. */
  readonly command: readonly [string, ...string[]];
  /** Put into the working folder before the program starts, by relative path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Folders or files of the host that the program may read: absolute path inside -> on the host. */
  readonly readOnly?: Readonly<Record<string, string>>;
  /** Default: none, the program reads the end at once. */
  readonly stdin?: string | Uint8Array;
  /** What is not given keeps its default. */
  readonly limits?: Partial<Limits>;
}

/** What a program did. */
export interface ProgramResult {
  /** 0 to 255; 128 + the signal's number when a signal ended it; null when the sandbox stopped it. */
  readonly exitCode: number | null;
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  /** It was still running after `wallSeconds`. */
  readonly timedOut: boolean;
  /** It was stopped because of memory, or ended with Python's MemoryError for want of it. */
  readonly outOfMemory: boolean;
  /** It wrote more than `outputBytes`, was stopped, and the rest is lost. */
  readonly outputCut: boolean;
  /** From start to end, as the wall clock shows, setting up included. */
  readonly seconds: number;
}

/** What keeps programs in, for people and for the record of a run. */
export interface Confinement {
  readonly kind: 'bubblewrap' | 'container';
  /** `bubblewrap 0.8.0`, `docker 27.1.1`. */
  readonly version: string;
  /** Python as programs see it, `Python 3.11.2`. */
  readonly python: string;
  /** Whether the memory of all processes of a program together is limited, and by what. */
  readonly memory: 'cgroup v1' | 'cgroup v2' | 'container' | 'each process';
  readonly seccomp: boolean;
  /** What is weaker here than it could be and how to mend it; empty when nothing is. */
  readonly weaknesses: readonly string[];
}

/** A place to run code that nobody trusts. Every program gets a fresh one. */
export interface Sandbox {
  readonly confinement: Confinement;
  /** Programs that run at the same time; more wait. */
  readonly lanes: number;
  /**
   * Runs one program to its end or to its limits.
   * @throws SandboxError when the program could not be run; never for what the program does.
   */
  run(program: Program, signal?: AbortSignal): Promise<ProgramResult>;
  /** Stops what runs and leaves nothing behind on the host. */
  close(): Promise<void>;
}
