/**
 * Times rank sets, rank probabilities and the slider move (new order and nearest flips), and beside
 * them the same work vectorised in numpy, on the same numbers, when WEIGH_BENCH_PYTHON names an
 * interpreter that has numpy. Prints one JSON object a figure; `ratio` is peer_ms / ours_ms, so
 * above 1 is faster here. Refuses to print a comparison when the two results differ.
 *
 *   WEIGH_BENCH_PYTHON=... node bench/statistics/composite.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CompositeInput,
  composite,
  rankProbabilities,
  rankSets,
} from '../../src/statistics/composite/index.ts';
import { createRandom } from '../../src/statistics/random/random.ts';
import { nearestFlips } from '../../src/statistics/sensitivity/index.ts';
import { best } from '../stopwatch.ts';

interface Figure {
  readonly name: string;
  readonly ms: number;
  readonly cpu: number;
  /** A number that the peer must reproduce, and how closely. */
  readonly check: number;
  readonly tolerance: number;
  readonly aim?: number;
}

const runs = 9;

/** Scores of models that differ in ability on benchmarks that differ in difficulty. */
function table(models: number, benchmarks: number): CompositeInput {
  const random = createRandom(11);
  const scores = new Float64Array(models * benchmarks);
  for (let i = 0; i < models; i++) {
    const ability = random.normal();
    for (let b = 0; b < benchmarks; b++) {
      const logit = ability + (b - benchmarks / 2) / 4 + 0.6 * random.normal();
      scores[i * benchmarks + b] = 1 / (1 + Math.exp(-logit));
    }
  }
  const standardErrors = scores.map((score) => Math.sqrt((score * (1 - score)) / 400));
  return { scores, standardErrors, weights: new Float64Array(benchmarks).fill(1) };
}

/** An index with correlated errors, as shared items give. */
function correlated(models: number): { estimate: Float64Array; covariance: Float64Array } {
  const { estimate, covariance } = composite(table(models, 12));
  for (let i = 0; i < models; i++) {
    for (let j = 0; j < i; j++) {
      const shared = 0.4 * Math.sqrt(covariance[i * models + i]! * covariance[j * models + j]!);
      covariance[i * models + j] = shared;
      covariance[j * models + i] = shared;
    }
  }
  return { estimate, covariance };
}

const field = correlated(300);
const input = table(600, 12);
const cells = composite(input).cells!;

const sets = best(runs, () => rankSets(field.estimate, field.covariance, { draws: 1000 }));
const chances = best(runs, () =>
  rankProbabilities(field.estimate, field.covariance, { draws: 4000 }),
);
const slider = best(runs, () => nearestFlips(cells));
const whole = best(runs, () => nearestFlips(composite(input).cells!));
const meanMove = (moved: Float64Array): number => {
  const known = moved.filter(Number.isFinite);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};
const figures: Figure[] = [
  {
    name: 'rank sets, 300 models x 1,000 draws, step-down',
    ms: sets.ms,
    cpu: sets.cpu,
    check: sets.result.critical,
    tolerance: 0.25,
    aim: 500,
  },
  {
    name: 'rank probabilities, 300 models x 4,000 draws',
    ms: chances.ms,
    cpu: chances.cpu,
    check: chances.result.expectedRank[0]!,
    tolerance: 2,
  },
  {
    name: 'order and nearest flips, 600 models x 12 benchmarks',
    ms: slider.ms,
    cpu: slider.cpu,
    check: meanMove(slider.result.moved),
    tolerance: 1e-9,
  },
  {
    name: 'composite, order and nearest flips, 600 models x 12 benchmarks',
    ms: whole.ms,
    cpu: whole.cpu,
    check: meanMove(whole.result.moved),
    tolerance: 1e-9,
  },
];

interface Peer {
  readonly peer: string;
  readonly figures: readonly {
    readonly ms: number;
    readonly cpu: number;
    readonly check: number;
  }[];
}

function runPeer(python: string): Peer {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-bench-'));
  try {
    const { scores, standardErrors, weights } = input;
    const arrays = { ...field, scores, standardErrors, weights };
    for (const [name, values] of Object.entries(arrays)) {
      writeFileSync(join(folder, `${name}.f64`), values);
    }
    const script = fileURLToPath(new URL('composite.py', import.meta.url));
    return JSON.parse(execFileSync(python, [script, folder, String(runs)], { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const python = process.env.WEIGH_BENCH_PYTHON;
const peer = python ? runPeer(python) : undefined;
figures.forEach(({ name, ms, cpu, check, tolerance, aim }, k) => {
  const other = peer?.figures[k];
  if (other && !(Math.abs(other.check - check) <= tolerance)) {
    throw new Error(`${name}: ${check} here, but ${other.check} from ${peer!.peer}`);
  }
  console.log(
    JSON.stringify({
      name,
      ours_ms: Number(ms.toFixed(3)),
      ours_cpu: Number(cpu.toFixed(3)),
      ...(aim === undefined ? {} : { aim_ms: aim }),
      peer_ms: other ? Number(other.ms.toFixed(3)) : null,
      peer_cpu: other ? Number(other.cpu.toFixed(3)) : null,
      peer: peer?.peer ?? null,
      ratio: other ? Number((other.ms / ms).toFixed(2)) : null,
    }),
  );
});
