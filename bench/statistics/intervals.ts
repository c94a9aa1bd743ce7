/**
 * Times the intervals of a score: a bootstrap of 10,000 items with 2,000 resamples, and the
 * clustered covariance of 100 models on 10,000 items in 2,000 clusters. With WEIGH_BENCH_PYTHON
 * (a python that has numpy) the same arrays are worked through in numpy in the same run, and the
 * answers are compared.
 *
 *     WEIGH_BENCH_PYTHON=venv/bin/python node bench/statistics/intervals.ts
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrapInterval } from '../../src/statistics/intervals/bootstrap-t.ts';
import { clusteredCovariance } from '../../src/statistics/intervals/covariance.ts';
import { createRandom } from '../../src/statistics/random/random.ts';
import { best, type Timing } from '../stopwatch.ts';

const models = 100;
const items = 10_000;
const clusters = 2_000;
const resamples = 2_000;
const runs = 5;

interface Peer {
  readonly peer: string;
  readonly bootstrap_ms: number;
  readonly bootstrap_cpu: number;
  readonly bootstrap: readonly [number, number];
  readonly covariance_ms: number;
  readonly covariance_cpu: number;
  readonly trace: number;
  readonly corner: number;
}

const random = createRandom(2026);
const clusterIndex = Int32Array.from({ length: items }, (_, i) =>
  i < clusters ? i : random.integer(clusters),
);
const shared = Float64Array.from({ length: clusters }, () => random.uniform());
const scores = Float64Array.from({ length: models * items }, (_, i) =>
  random.uniform() < 0.3 + 0.5 * shared[clusterIndex[i % items]!]! ? 1 : 0,
);
const values = Float64Array.from({ length: items }, () => random.uniform() ** 3);

const bootstrap = best(runs, () => bootstrapInterval(values, { resamples }));
const covariance = best(runs, () => clusteredCovariance(scores, models, items, clusterIndex));
const peer = numpy();
if (peer) compare(peer);

report(
  'bootstrap-t, 10,000 items x 2,000 resamples',
  bootstrap,
  peer && { ms: peer.bootstrap_ms, cpu: peer.bootstrap_cpu },
  300,
);
report(
  'covariance, 100 models x 10,000 items, 2,000 clusters',
  covariance,
  peer && { ms: peer.covariance_ms, cpu: peer.covariance_cpu },
  2000,
);

function numpy(): Peer | undefined {
  const python = process.env.WEIGH_BENCH_PYTHON;
  if (!python) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'weigh-bench-'));
  try {
    const file = (name: string, data: Float64Array | Int32Array) => {
      writeFileSync(join(folder, name), data);
      return join(folder, name);
    };
    const script = fileURLToPath(new URL('intervals.py', import.meta.url));
    const given = [file('scores', scores), file('clusters', clusterIndex), file('values', values)];
    const sizes = [models, items, resamples].map(String);
    return JSON.parse(execFileSync(python, [script, ...given, ...sizes]).toString());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Two programs that compute different things are not worth timing. */
function compare(peer: Peer): void {
  const { lo, hi, se } = bootstrap.result;
  let trace = 0;
  for (let model = 0; model < models; model++) trace += covariance.result[model * models + model]!;
  const gaps = [
    // Other random numbers: the ends agree to the noise of 2,000 resamples.
    Math.max(Math.abs(lo - peer.bootstrap[0]), Math.abs(hi - peer.bootstrap[1])) / se / 0.3,
    Math.abs(trace / peer.trace - 1) / 1e-9,
    Math.abs(covariance.result[models - 1]! - peer.corner) / peer.trace / 1e-9,
  ];
  if (!gaps.every((gap) => gap < 1)) throw new Error(`numpy computes something else: ${gaps}`);
}

function report(name: string, ours: Timing, theirs: Timing | undefined, aim: number): void {
  const round = (value: number) => Number(value.toPrecision(3));
  console.log(
    JSON.stringify({
      name,
      ours_ms: round(ours.ms),
      ours_cpu: round(ours.cpu),
      aim_ms: aim,
      peer_ms: theirs ? round(theirs.ms) : null,
      peer_cpu: theirs ? round(theirs.cpu) : null,
      peer: peer?.peer ?? null,
      ratio: theirs ? round(theirs.ms / ours.ms) : null,
    }),
  );
}
