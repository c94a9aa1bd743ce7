import type { Layout } from './layout.ts';
import type { LatentObservations } from './observations.ts';
import { type Parameters, zeroParameters } from './parameters.ts';

/** Additive start on the logit scale: abilities and intercepts by alternating shrunken means. */
export function startingParameters(o: LatentObservations, layout: Layout): Parameters {
  const parameters = zeroParameters(layout);
  const { dense, intercept } = parameters;
  const logit = Float64Array.from(o.score, (score, i) => {
    const b = o.benchmark[i]!;
    const share = (score - o.chance[b]!) / (o.ceiling[b]! - o.chance[b]!);
    const inside = Math.min(0.97, Math.max(0.03, share));
    return Math.log(inside / (1 - inside));
  });
  const sum = new Float64Array(Math.max(o.modelCount, o.benchmarkCount));
  const count = new Float64Array(sum.length);
  for (let sweep = 0; sweep < 10; sweep++) {
    mean(o.benchmark, o.benchmarkCount, 1, (i) => dense[o.model[i]!]! - logit[i]!, intercept);
    mean(o.model, o.modelCount, 2, (i) => logit[i]! + intercept[o.benchmark[i]!]!, dense);
  }
  return parameters;

  function mean(
    ids: Int32Array,
    ends: number,
    shrink: number,
    of: (row: number) => number,
    into: Float64Array,
  ): void {
    sum.fill(0);
    count.fill(shrink);
    for (let i = 0; i < ids.length; i++) {
      sum[ids[i]!]! += of(i);
      count[ids[i]!]!++;
    }
    for (let id = 0; id < ends; id++) into[id] = sum[id]! / count[id]!;
  }
}
