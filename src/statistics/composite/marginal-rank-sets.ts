import { fallingQuantile } from './critical-value.ts';
import { type Decisions, decideExactPairs, margin } from './decided-pairs.ts';
import { normalEvidence, type RankEvidence } from './rank-evidence.ts';
import { checkDraws, checkLevel, type RankSet, type RankSetOptions } from './rank-sets.ts';

/** Confidence sets that each cover their own rank, and not all ranks at once. */
export interface MarginalRankSet extends Omit<RankSet, 'critical'> {
  /** Critical value of the last step of each model. */
  readonly critical: Float64Array;
}

/**
 * A confidence set for the rank of each model on its own: the procedure of `rankSets` over the pairs
 * with that model only. Narrower than the simultaneous sets; right when a reader asks about one
 * model named beforehand, wrong for reading a whole table.
 *
 * @throws StatisticsError as `rankSets`.
 */
export function marginalRankSets(
  estimate: Float64Array,
  covariance: Float64Array,
  options: RankSetOptions = {},
): MarginalRankSet {
  const { level = 0.95, draws = 1000, seed = 1, stepDown = true } = options;
  checkDraws(draws);
  checkLevel(level);
  const evidence = normalEvidence(estimate, covariance, draws, seed);
  const start = decideExactPairs(evidence, options.halfWidth);
  const { size, order } = evidence;
  const lower = new Int32Array(size);
  const upper = new Int32Array(size);
  const critical = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const decided = decidedAround(start, i);
    const model = order[i]!;
    critical[model] = stepToTheEnd(evidence, start, decided, i, level, stepDown);
    lower[model] = 1 + decided.subarray(0, i).reduce((sum, one) => sum + one, 0);
    upper[model] = size - decided.subarray(i).reduce((sum, one) => sum + one, 0);
  }
  return { lower, upper, level, draws, seed, critical, warnings: evidence.warnings };
}

/** 1 where the order of model i and model j is decided. */
function decidedAround({ size, above }: Decisions, i: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, j) =>
    j < i ? above[j * size + i]! : above[i * size + j]!,
  );
}

function stepToTheEnd(
  evidence: RankEvidence,
  start: Decisions,
  decided: Uint8Array,
  i: number,
  level: number,
  stepDown: boolean,
): number {
  const { size, inverseSd, draws } = evidence;
  const recompute = (draw: number): number => largestRatio(evidence, decided, i, draw);
  const maxima = Float64Array.from({ length: draws }, (_, draw) => recompute(draw));
  const stale = new Uint8Array(draws);
  for (;;) {
    const critical = fallingQuantile(maxima, stale, level, recompute);
    let fresh = 0;
    for (let j = 0; j < size; j++) {
      if (j === i || decided[j] === 1) continue;
      const gap = margin(evidence, start, Math.min(i, j), Math.max(i, j));
      if (gap * inverseSd[i * size + j]! <= critical) continue;
      decided[j] = 1;
      fresh++;
    }
    if (fresh === 0 || !stepDown) return critical;
    stale.fill(1);
  }
}

/** The largest ratio of one draw over the undecided ordered pairs with model i; at least 0. */
function largestRatio(
  evidence: RankEvidence,
  decided: Uint8Array,
  i: number,
  draw: number,
): number {
  const { size, inverseSd, errors } = evidence;
  const start = draw * size;
  const own = errors[start + i]!;
  let largest = 0;
  for (let j = 0; j < size; j++) {
    const ratio = (own - errors[start + j]!) * inverseSd[i * size + j]!;
    // `inOrder` speaks for the better estimate; the order against the estimates is never decided.
    const inOrder = j > i ? ratio : -ratio;
    if (inOrder > largest && decided[j] === 0) largest = inOrder;
    else if (-inOrder > largest) largest = -inOrder;
  }
  return largest;
}
