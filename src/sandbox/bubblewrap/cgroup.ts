import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Limits } from '../limits.ts';

/** A cgroup that counts the memory and processes of one program after the other. */
export interface CgroupLane {
  setLimits(limits: Limits): void;
  /** Files into which a process writes 0 to enter, with all that it will start. */
  readonly doors: readonly string[];
  /** How often the kernel killed for want of memory so far. */
  killed(): number;
  /** Kills everything inside. */
  kill(): void;
  /** Whether nothing runs inside; a dead process that nobody has taken notice of does not run. */
  isEmpty(): boolean;
}

export interface Cgroups {
  readonly version: 'cgroup v1' | 'cgroup v2';
  lane(index: number): CgroupLane;
  /** Removes all that was made. */
  close(): void;
}

/** Folders of a dead owner are swept; the owner's process id is in the name. */
const prefix = 'weighbridge-';

/** Of this process so far: each opening has folders of its own. */
let opened = 0;

/**
 * Cgroups of our own at the top of the hierarchy, where Docker keeps its too, or below
 * `WEIGH_CGROUP` (a path inside the hierarchy that somebody handed over).
 *
 * @param root where cgroups are mounted.
 * @returns undefined when there are none that this process may make.
 */
export function openCgroups(
  root = '/sys/fs/cgroup',
  parent = process.env.WEIGH_CGROUP ?? '',
): Cgroups | undefined {
  const unified = existsSync(join(root, 'cgroup.controllers'));
  const name = `${prefix}${process.pid}-${opened++}`;
  const below = (hierarchy: string): string => join(root, hierarchy, parent);
  const homes = unified ? [below('')] : [below('memory'), below('pids')];
  try {
    if (unified) requireControllers(homes[0]!);
    for (const home of homes) {
      if (!statSync(home).isDirectory()) return undefined;
      sweep(home);
      mkdirSync(join(home, name), { recursive: true });
    }
    if (unified) writeFileSync(join(homes[0]!, name, 'cgroup.subtree_control'), '+memory +pids');
  } catch {
    return undefined;
  }
  const folders = homes.map((home) => join(home, name));
  return {
    version: unified ? 'cgroup v2' : 'cgroup v1',
    lane: (index) => {
      const own = folders.map((folder) => join(folder, String(index)));
      for (const folder of own) mkdirSync(folder, { recursive: true });
      return unified ? unifiedLane(own[0]!) : separateLane(own[0]!, own[1]!);
    },
    close: () => {
      for (const folder of folders) remove(folder);
    },
  };
}

function unifiedLane(folder: string): CgroupLane {
  const set = setter(folder);
  set('memory.swap.max', 0);
  return {
    setLimits: ({ memoryBytes, processes }) => {
      set('memory.max', memoryBytes);
      set('pids.max', processes + spare);
    },
    doors: [join(folder, 'cgroup.procs')],
    killed: () => counted(join(folder, 'memory.events')),
    kill: () => {
      if (existsSync(join(folder, 'cgroup.kill'))) {
        writeFileSync(join(folder, 'cgroup.kill'), '1');
      }
    },
    isEmpty: () => holdsNothing(join(folder, 'cgroup.procs')),
  };
}

function separateLane(memory: string, pids: string): CgroupLane {
  const setMemory = setter(memory);
  const setPids = setter(pids);
  return {
    setLimits: ({ memoryBytes, processes }) => {
      setMemory('memory.limit_in_bytes', memoryBytes);
      setPids('pids.max', processes + spare);
    },
    // A process of one thread that moves itself through `tasks` need not wait until every processor
    // has passed a quiet state, which through `cgroup.procs` takes ten milliseconds.
    doors: [join(memory, 'tasks'), join(pids, 'tasks')],
    killed: () => counted(join(memory, 'memory.oom_control')),
    // Version 1 cannot; the process namespace ends with its first process, and takes all along.
    kill: () => {},
    isEmpty: () => holdsNothing(join(pids, 'cgroup.procs')),
  };
}

/**
 * Dead processes count until somebody takes notice: bubblewrap leaves its first process inside to
 * the machine's first process, which in a container may look only now and then. What counts
 * exactly is RLIMIT_NPROC, new for every program; this is the fence behind it.
 */
const spare = 1024;

/** Writes a limit when it changes: a lane's programs mostly have the same. */
function setter(folder: string): (file: string, value: number) => void {
  const last = new Map<string, number>();
  return (file, value) => {
    if (last.get(file) === value) return;
    try {
      writeFileSync(join(folder, file), String(value));
    } catch (error) {
      // A kernel without swap accounting has no such file.
      if (file !== 'memory.swap.max') throw error;
    }
    last.set(file, value);
  };
}

function counted(file: string): number {
  if (!existsSync(file)) return 0;
  return Number(/^oom_kill (\d+)$/m.exec(readFileSync(file, 'latin1'))?.[1] ?? 0);
}

function holdsNothing(file: string): boolean {
  return !existsSync(file) || readFileSync(file, 'latin1') === '';
}

/** @throws Error when memory or pids cannot be limited below this folder. */
function requireControllers(home: string): void {
  const given = readFileSync(join(home, 'cgroup.controllers'), 'latin1').split(/\s+/);
  for (const controller of ['memory', 'pids']) {
    if (!given.includes(controller)) throw new Error(`no ${controller} controller`);
  }
  writeFileSync(join(home, 'cgroup.subtree_control'), '+memory +pids');
}

/** Removes what a process that was killed left behind. */
function sweep(home: string): void {
  for (const name of readdirSync(home)) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0;
    if (owner > 0 && !isAlive(owner)) remove(join(home, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A cgroup is removed from its leaves up; its files are the kernel's and go with it. */
function remove(folder: string): void {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) rmdirSync(join(folder, entry.name));
    }
    rmdirSync(folder);
  } catch {
    // Something in it is still dying; the next run sweeps.
  }
}
