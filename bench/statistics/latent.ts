/**
 * Times the latent fit on the shippable scores of the shared folder: selection of rows, the full fit
 * with all effects, 500 warm bootstrap draws on two threads, and a rough fit (one curve per benchmark,
 * robust loss, weights by items, one self-report effect) beside the same objective in scipy with a
 * sparse Jacobian, when WEIGH_BENCH_PYTHON names an interpreter that has it. Prints one JSON object a
 * figure, each the best of several runs; `ratio` is peer_ms / ours_ms. scipy is the quickest of its
 * settings that ends within 0.5 % of the optimum, so the rough fit is timed twice: to convergence, and
 * stopped within the same 0.5 %. Refuses to compare when scipy ends further off, or below our optimum
 * by more than 0.1 %.
 *
 *   WEIGH_BENCH_PYTHON=... node bench/statistics/latent.ts
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrapInParallel } from '../../src/parallel/bootstrap.ts';
import { readSharedEvidence } from '../../src/statistics/latent/fixtures/shared-records.ts';
import {
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
import { best, processorTime, type Timing } from '../stopwatch.ts';

const rough: LatentOptions = { effects: 'self', rounds: 0 };
/** Stops the rough fit where scipy stops: still nearer to the optimum, which is checked. */
const stopped: LatentOptions = { ...rough, tolerance: 30 };
const runs = 9;
const draws = 500;

await main();

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
    best(runs, () => encodeRows(selectRows(records, facts).rows, facts)),
  );
  const full = best(runs, () => fitLatent(o));
  print(`latent fit, all effects: ${rows}`, full, undefined, 1000);
  const plain = best(runs, () => fitLatent(o, rough));
  const peer = process.env.WEIGH_BENCH_PYTHON
    ? runPeer(process.env.WEIGH_BENCH_PYTHON, o, plain.result)
    : undefined;
  print(`latent fit, rough, to convergence: ${rows}`, plain, peer, 300);
  const early = best(runs, () => fitLatent(o, stopped));
  checkNear('the stopped fit', early.result.convergence.objective, plain.result);
  print(`latent fit, rough, within 0.5 % as scipy: ${rows}`, early, peer, 300);
  const began = process.cpuUsage();
  const started = performance.now();
  await bootstrapInParallel(o, full.result, { seed: 1, count: draws, suite, workers: 2 });
  const timing = { ms: performance.now() - started, cpu: processorTime(began) };
  print(`${draws} warm bootstrap draws, 2 threads`, timing, undefined, 60_000);
}

interface Peer {
  readonly peer: string;
  readonly ms: number;
  readonly cpu: number;
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
    checkNear('scipy', peer.objective, fit);
    return peer;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function checkNear(who: string, objective: number, best: LatentFit): void {
  const excess = objective / best.convergence.objective - 1;
  if (!(excess < 5e-3 && excess > -1e-3)) {
    throw new Error(
      `${who} ended at ${objective}, the optimum is ${best.convergence.objective}: no comparison`,
    );
  }
}

function print(name: string, ours: Timing, peer?: Peer, aim?: number): void {
  const round = (value: number): number => Number(value.toFixed(1));
  console.log(
    JSON.stringify({
      name,
      ours_ms: round(ours.ms),
      ours_cpu: round(ours.cpu),
      ...(aim === undefined ? {} : { aim_ms: aim }),
      peer_ms: peer ? round(peer.ms) : null,
      peer_cpu: peer ? round(peer.cpu) : null,
      peer: peer?.peer ?? null,
      ratio: peer ? Number((peer.ms / ours.ms).toFixed(2)) : null,
    }),
  );
}
