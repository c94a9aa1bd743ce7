import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { completeLimits } from '../limits.ts';
import { openCgroups } from './cgroup.ts';

// Folders that look like a mounted hierarchy; the kernel's part is tried by the contract's tests.
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'weighbridge-cgroup-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const limits = completeLimits({ memoryBytes: 2 ** 27, processes: 8 });
const read = (path: string): string => readFileSync(join(root, path), 'latin1');

it('limits memory and processes in the two hierarchies of version 1', () => {
  mkdirSync(join(root, 'memory'));
  mkdirSync(join(root, 'pids'));
  const cgroups = openCgroups(root)!;
  const lane = cgroups.lane(0);
  lane.setLimits(limits);
  const [memory, pids] = lane.doors.map((door) => door.slice(root.length + 1, -'/tasks'.length));
  expect(cgroups.version).toBe('cgroup v1');
  expect(read(`${memory}/memory.limit_in_bytes`)).toBe(String(2 ** 27));
  expect(Number(read(`${pids}/pids.max`))).toBeGreaterThanOrEqual(8);
  expect(lane.killed()).toBe(0);
  writeFileSync(join(root, memory!, 'memory.oom_control'), 'under_oom 0\noom_kill 3\n');
  expect(lane.killed()).toBe(3);
});

it('limits both, and swap, in the one hierarchy of version 2, below a given folder', () => {
  writeFileSync(join(root, 'cgroup.controllers'), 'cpu memory pids\n');
  mkdirSync(join(root, 'mine'));
  writeFileSync(join(root, 'mine/cgroup.controllers'), 'memory pids\n');
  const cgroups = openCgroups(root, 'mine')!;
  const lane = cgroups.lane(0);
  lane.setLimits(limits);
  const folder = lane.doors[0]!.slice(root.length + 1, -'/cgroup.procs'.length);
  expect(cgroups.version).toBe('cgroup v2');
  expect(folder).toMatch(/^mine\/weighbridge-\d+-\d+\/0$/);
  expect(read(`${folder}/memory.max`)).toBe(String(2 ** 27));
  expect(read(`${folder}/memory.swap.max`)).toBe('0');
  writeFileSync(join(root, folder, 'memory.events'), 'oom 1\noom_kill 1\noom_group_kill 0\n');
  expect(lane.killed()).toBe(1);
});

it('does without when version 2 has no memory controller or nothing is mounted', () => {
  expect(openCgroups(root)).toBeUndefined();
  writeFileSync(join(root, 'cgroup.controllers'), 'cpu\n');
  expect(openCgroups(root)).toBeUndefined();
});

it('sweeps what a dead process left and nothing else', () => {
  // Above the highest process id that Linux gives.
  const dead = 'memory/weighbridge-4194999-0';
  const alive = `memory/weighbridge-${process.pid}-900`;
  for (const folder of [`${dead}/0`, `${alive}/0`, 'memory/other', 'pids']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  openCgroups(root);
  expect(existsSync(join(root, dead))).toBe(false);
  expect(existsSync(join(root, alive))).toBe(true);
  expect(existsSync(join(root, 'memory/other'))).toBe(true);
});
