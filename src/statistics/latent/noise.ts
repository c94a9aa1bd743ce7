import type { Curves } from './curves.ts';
import type { LatentObservations } from './observations.ts';
import type { Parameters } from './parameters.ts';

/**
 * Spread of the effects that are not fitted one by one, standard deviations. A model's scores differ
 * from what its ability says by its profile over categories, families and benchmarks (`category` and
 * `family` on the scale of abilities, `cell` in logits); rows of one cell differ by `row` (logits).
 */
export interface Spread {
  category: number;
  family: number;
  cell: number;
  row: number;
}

/** Standard deviation, in score, that every published number has: rounding and wrong labels. */
export const scoreFloor = 0.01;

/** Derivatives below this are held at it, so that a row at the end of its curve keeps a finite weight. */
const smallestDerivative = 0.02;

/** What a row's residual is measured in, held fixed while the parameters move. */
export interface Noise {
  /** Standard deviation of a row, in score. */
  readonly scale: Float64Array;
  /** The part of the variance that is the row's own (items, rounding, row), in squared logits. */
  readonly own: Float64Array;
  /** Items and rounding alone, in squared logits. */
  readonly sampling: Float64Array;
  /** Derivative of the score by the logit when the variances were last set. */
  readonly derivative: Float64Array;
  /** Over-dispersion of each benchmark: multiplies `cell` and `row`. */
  readonly dispersion: Float64Array;
}

export function createNoise(o: LatentObservations): Noise {
  const rows = o.score.length;
  return {
    scale: new Float64Array(rows),
    own: new Float64Array(rows),
    sampling: new Float64Array(rows),
    derivative: new Float64Array(rows),
    dispersion: new Float64Array(o.benchmarkCount).fill(1),
  };
}

/** Sets the variances from the fitted scores (STATISTICS C4.2, with the spread on the logit scale). */
export function setNoise(
  noise: Noise,
  o: LatentObservations,
  items: Float64Array,
  spread: Spread,
  { logSlope }: Parameters,
  { fitted, derivative }: Curves,
): void {
  const profile = spread.category ** 2 + spread.family ** 2;
  for (let i = 0; i < fitted.length; i++) {
    const b = o.benchmark[i]!;
    const p = fitted[i]!;
    const q = Math.max(derivative[i]!, smallestDerivative);
    const dispersion = noise.dispersion[b]! ** 2;
    const sampling = scoreVariance(p, items[b]!) / (q * q);
    const own = sampling + dispersion * spread.row ** 2;
    const slope = Math.exp(logSlope[b]!);
    noise.derivative[i] = q;
    noise.sampling[i] = sampling;
    noise.own[i] = own;
    noise.scale[i] = q * Math.sqrt(own + dispersion * spread.cell ** 2 + slope * slope * profile);
  }
}

/** Variance of a published score around its expectation: items and `scoreFloor`. */
export function scoreVariance(score: number, items: number): number {
  return Math.max(score * (1 - score), 1e-4) / items + scoreFloor ** 2;
}

/** Items of each benchmark; where unknown, the median of those known in the fit (or 400). */
export function imputeItems(items: Float64Array): Float64Array {
  const known = items.filter((count) => count > 0).sort();
  const middle = known.length > 0 ? known[Math.floor((known.length - 1) / 2)]! : 400;
  return items.map((count) => (count > 0 ? count : middle));
}
