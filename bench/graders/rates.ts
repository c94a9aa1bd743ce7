import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Case } from '../../test/parity/case.ts';
import { caseFiles, nameOf, readCases } from '../../test/parity/read-cases.ts';
import { type Figure, root } from '../measure.ts';

/** Long enough for the clock and the compiler, in milliseconds. */
const least = 3000;

/** The cases of one scorer. @throws when the folder has no such file. */
export async function casesOf(folder: string, scorer: string): Promise<Case[]> {
  const file = (await caseFiles(folder)).find((each) => nameOf(each) === scorer);
  if (!file) throw new Error(`no ${scorer} cases in ${folder}`);
  return await readCases(file);
}

/** How often a second `judge` does one of `cases`, warm. */
export function rateOf<T>(cases: readonly T[], judge: (one: T) => unknown): number {
  for (const one of cases) judge(one);
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < least) {
    for (const one of cases) judge(one);
    done += cases.length;
  }
  return (1000 * done) / (performance.now() - started);
}

/**
 * What a Python package does of the same cases in a second: the script reads them as JSON lines and
 * prints `{"name", "rate"}`. Null, with a word on the standard error, when Python lacks the package.
 */
export function peerRate(script: string, cases: readonly unknown[]): Figure['peer'] | null {
  const { status, stdout, stderr } = spawnSync(
    process.env.WEIGH_BENCH_PYTHON ?? process.env.WEIGH_PYTHON ?? 'python3',
    [join(root, 'bench/graders', script)],
    { input: cases.map((one) => JSON.stringify(one)).join('\n'), encoding: 'utf8' },
  );
  if (status !== 0) {
    console.error(
      `${script} did not run (WEIGH_BENCH_PYTHON): ${stderr.trim().split('\n').at(-1)}`,
    );
    return null;
  }
  const { name, rate } = JSON.parse(stdout.trim().split('\n').at(-1)!) as {
    name: string;
    rate: number;
  };
  return { name, value: rate };
}

/** A figure whose aim is to be ahead of its peer. */
export function beside(
  name: string,
  unit: Figure['unit'],
  value: number,
  peer: Figure['peer'] | null,
): Figure {
  return { name, value, unit, ...(peer ? { peer, aim: peer.value } : {}) };
}
