/**
 * Times the latent fit on the shippable scores of the shared folder: selection of rows, the full fit
 * with all effects, 500 warm bootstrap draws on two threads, and a rough fit (one curve per benchmark,
 * robust loss, weights by items, one self-report effect) beside the same objective in scipy with a
 * sparse Jacobian, when WEIGH_BENCH_PYTHON names an interpreter that has it. Prints one JSON object a
 * figure; `ratio` is peer_ms / ours_ms. Refuses to compare when scipy ends more than 0.5 % above our
 * objective, or below it by more than 0.1 %.
 *
 *   WEIGH_BENCH_PYTHON=... node bench/statistics/latent.ts
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { readSharedEvidence } from '../../src/statistics/latent/fixtures/shared-records.ts';
import {
  type BootstrapOptions,
  bootstrapDraws,
  encodeRows,
  fitLatent,
  type LatentFit,
  type LatentObservations,
  type LatentOptions,
  selectRows,
} from '../../src/statistics/latent/index.ts';
import { createLayout } from '../../src/statistics/latent/layout.ts';
import { startingParameters } from '../../src/statistics/latent/start.ts';
import { sharedPath } from '../../test/needs.ts';

interface DrawTask extends BootstrapOptions {
  readonly observations: LatentObservations;
  readonly fit: LatentFit;
}

const rough: LatentOptions = { effects: 'self', rounds: 0 };
const runs = 7;
const draws = 500;

if (isMainThread) await main();
else {
  const { observations, fit, ...options } = workerData as DrawTask;
  parentPort!.postMessage(bootstrapDraws(observations, fit, options).count);
}

async function main(): Promise<void> {
  if (!existsSync(sharedPath('data/scores.jsonl'))) {
    console.error('no shared data (set WEIGH_SHARED): the latent fit was not timed');
    return;
  }
  const { records, facts, admission, suite } = readSharedEvidence(sharedPath('data'));
  const o = admission.observations;
  const rows = `${o.score.length} rows, ${o.modelCount} models, ${o.benchmarkCount} benchmarks`;
  print(
    `select and encode ${records.length} records`,
    time(() => encodeRows(selectRows(records, facts).rows, facts)).ms,
  );
  const full = time(() => fitLatent(o));
  print(`latent fit, all effects: ${rows}`, full.ms, undefined, 1000);
  const plain = time(() => fitLatent(o, rough));
  const peer = process.env.WEIGH_BENCH_PYTHON
    ? runPeer(process.env.WEIGH_BENCH_PYTHON, o, plain.result)
    : undefined;
  print(`latent fit, rough: ${rows}`, plain.ms, peer, 300);
  const started = performance.now();
  const halves = [0, draws / 2].map((from) =>
    inWorker({ observations: o, fit: full.result, seed: 1, from, to: from + draws / 2, suite }),
  );
  await Promise.all(halves);
  print(`${draws} warm bootstrap draws, 2 threads`, performance.now() - started, undefined, 60_000);
}

function inWorker(task: DrawTask): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Median of `runs` timed runs after two that warm up. */
function time<T>(work: () => T): { ms: number; result: T } {
  let result = work();
  result = work();
  const times = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    result = work();
    times[run] = performance.now() - start;
  }
  return { ms: times.sort()[(runs - 1) / 2]!, result };
}

interface Peer {
  readonly peer: string;
  readonly ms: number;
  readonly objective: number;
}

/** The same rows, scales, priors and start for scipy. */
function runPeer(python: string, o: LatentObservations, fit: LatentFit): Peer {
  const folder = mkdtempSync(join(tmpdir(), 'weigh-bench-'));
  try {
    const { noise, priors, degrees } = fit.state;
    const start = startingParameters(o, createLayout(o, 'self'));
    const arrays = {
      model: Float64Array.from(o.model),
      benchmark: Float64Array.from(o.benchmark),
      self: Float64Array.from(o.sourceType, (type) => Number(type === 1)),
      score: o.score,
      chance: o.chance,
      scale: noise.scale,
      ability: start.dense.subarray(0, o.modelCount).slice(),
      intercept: start.intercept,
      constants: Float64Array.of(priors.ability, priors.source[1]!, degrees),
      objective: Float64Array.of(fit.convergence.objective),
    };
    for (const [name, values] of Object.entries(arrays)) {
      writeFileSync(join(folder, `${name}.f64`), values);
    }
    const script = fileURLToPath(new URL('latent.py', import.meta.url));
    const peer: Peer = JSON.parse(execFileSync(python, [script, folder], { encoding: 'utf8' }));
    const excess = peer.objective / fit.convergence.objective - 1;
    if (!(excess < 5e-3 && excess > -1e-3)) {
      throw new Error(
        `scipy ended at ${peer.objective}, here it is ${fit.convergence.objective}: no comparison`,
      );
    }
    return peer;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function print(name: string, ms: number, peer?: Peer, aim?: number): void {
  console.log(
    JSON.stringify({
      name,
      ours_ms: Number(ms.toFixed(1)),
      ...(aim === undefined ? {} : { aim_ms: aim }),
      peer_ms: peer ? Number(peer.ms.toFixed(1)) : null,
      peer: peer?.peer ?? null,
      ratio: peer ? Number((peer.ms / ms).toFixed(2)) : null,
    }),
  );
}
