import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, getPriority, loadavg, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * One measured figure. `aim` and `peer` are in the unit of `value`; a smaller value is better, but
 * for a rate (`req/s`, `pairs/s` and the like) a larger one.
 */
export interface Figure {
  name: string;
  value: number;
  unit: 'ms' | 'µs' | `${'req' | 'programs' | 'pairs' | 'responses' | 'calls'}/s`;
  aim?: number;
  peer?: { name: string; value: number };
}

/** Median of `runs` timings in milliseconds. */
export async function time(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}

/** Median wall time of a whole command, process start included. @throws when the command fails. */
export async function timeCommand(runs: number, ...command: string[]): Promise<number> {
  return await time(runs, () => {
    const { status, stderr } = spawnSync(command[0]!, command.slice(1), {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr}`);
  });
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function meets({ value, unit }: Figure, aim: number): boolean {
  return unit.endsWith('/s') ? value >= aim : value <= aim;
}

/** `ratio`: how many times as long the peer takes, or, of a rate, how many times as fast we are. */
function withRatio(figure: Figure): Figure & { ratio?: number } {
  const { peer, value } = figure;
  if (!peer) return figure;
  const ratio = figure.unit.endsWith('/s') ? value / peer.value : peer.value / value;
  return { ...figure, ratio: Number(ratio.toFixed(2)) };
}

/** Other work on the machine when this began: processes that run or wait to, over the last minute. */
const loadBefore = loadavg()[0]!;

/** Prints the figures and keeps them in bench/results, with the date, the machine and how busy it was. */
export function report(name: string, figures: readonly Figure[]): void {
  for (const figure of figures) {
    const aim =
      figure.aim === undefined
        ? ''
        : `  aim ${figure.aim}  ${meets(figure, figure.aim) ? 'met' : 'MISSED'}`;
    const peer = figure.peer
      ? `  ${figure.peer.name} ${figure.peer.value.toFixed(1)} (${figure.unit.endsWith('/s') ? `${(figure.value / figure.peer.value).toFixed(1)} times as fast` : `${(figure.peer.value / figure.value).toFixed(1)} times as long`})`
      : '';
    console.log(
      `${figure.name.padEnd(56)} ${figure.value.toFixed(1).padStart(9)} ${figure.unit}${aim}${peer}`,
    );
  }
  const folder = join(root, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const date = new Date().toISOString().slice(0, 10);
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory_gib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    load_before: Math.round(100 * loadBefore) / 100,
    /** Niceness: below 0 the figures are those of a machine that does little else. */
    priority: getPriority(),
  };
  writeFileSync(
    join(folder, `${name}-${date}.json`),
    `${JSON.stringify({ name, date, machine, figures: figures.map(withRatio) }, null, 2)}\n`,
  );
}
