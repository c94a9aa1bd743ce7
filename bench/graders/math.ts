import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { gradeMath } from '../../src/scorers/math/grade.ts';
import { caseFiles, nameOf, readCases } from '../../test/parity/read-cases.ts';
import { type Figure, root } from '../measure.ts';

interface Pair {
  gold: string;
  text: string;
}

/** Long enough for the clock and the compiler, in milliseconds. */
const least = 3000;

/** Pairs a second of our `math` and, where Python has it, of Math-Verify on the same pairs. */
export async function mathFigures(folder: string): Promise<Figure[]> {
  const pairs = await readPairs(folder);
  const rate = ratePairs(pairs);
  const peer = peerRate(pairs);
  return [
    {
      name: `math, ${pairs.length} pairs`,
      value: rate,
      unit: 'pairs/s',
      ...(peer ? { peer, aim: peer.value } : {}),
    },
  ];
}

async function readPairs(folder: string): Promise<Pair[]> {
  const file = (await caseFiles(folder)).find((each) => nameOf(each) === 'math_verify');
  if (!file) throw new Error(`no math_verify cases in ${folder}`);
  return (await readCases(file)).map(({ gold, model_output }) => ({
    gold: gold as string,
    text: model_output as string,
  }));
}

function ratePairs(pairs: readonly Pair[]): number {
  for (const { gold, text } of pairs) gradeMath(gold, text);
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < least) {
    for (const { gold, text } of pairs) gradeMath(gold, text);
    done += pairs.length;
  }
  return (1000 * done) / (performance.now() - started);
}

function peerRate(pairs: readonly Pair[]): { name: string; value: number } | null {
  const python = process.env.WEIGH_PYTHON ?? 'python3';
  const { status, stdout, stderr } = spawnSync(
    python,
    [join(root, 'bench/graders/math_pairs.py')],
    {
      input: pairs.map((pair) => JSON.stringify(pair)).join('\n'),
      encoding: 'utf8',
    },
  );
  if (status !== 0) {
    console.error(`math-verify did not run (WEIGH_PYTHON): ${stderr.trim().split('\n').at(-1)}`);
    return null;
  }
  const { name, rate } = JSON.parse(stdout.trim().split('\n').at(-1)!) as {
    name: string;
    rate: number;
  };
  return { name, value: rate };
}
