import {
  type Composite,
  composite,
  drawEstimates,
  leadShares,
  type MissingRule,
  rankSets,
} from '../statistics/composite/index.ts';

/** The numbers of a ranking that do not depend on the weights: M models by B components. */
export interface FieldMatrix {
  /** M x B row-major, percent; NaN where there is no score. */
  scores: Float64Array;
  /** Of each score, points; NaN where there is none. */
  standardErrors: Float64Array;
  /** Lowest and highest value that a missing cell can have, B. */
  lowest: Float64Array;
  highest: Float64Array;
  /** How missing cells count. */
  missing: MissingRule;
  /** Share of the weight that a ranked model has scores for, at least. */
  minimumCoverage: number;
  level: number;
  seed: number;
}

/** Rank sets of the K ranked models, all at once, at the level of the question. */
export interface PossibleRanks {
  lower: Int32Array;
  upper: Int32Array;
}

/** How often each of the K ranked models comes first, and among the first three. */
export interface LeadChances {
  best: Float64Array;
  top3: Float64Array;
}

/** The index of every model at some weights: quick enough for every move of a slider. */
export function composeField(matrix: FieldMatrix, shares: Float64Array): Composite {
  const { scores, standardErrors, lowest, highest, missing, minimumCoverage } = matrix;
  return composite({
    scores,
    standardErrors,
    weights: shares,
    missing,
    minimumCoverage,
    lowest,
    highest,
  });
}

/** Rank sets take a thousand draws: too long for every move of a slider. */
export function possibleRanks({ level, seed }: FieldMatrix, result: Composite): PossibleRanks {
  if (result.ranked.length === 0) return { lower: new Int32Array(), upper: new Int32Array() };
  const { estimate, covariance, halfWidth } = result;
  return rankSets(estimate, covariance, { level, seed, halfWidth });
}

/** Draws behind a probability, whose standard error is 0.8 points at most. */
const draws = 4000;

/** P(best) and P(top 3), from draws as well. */
export function leadChances(matrix: FieldMatrix, result: Composite): LeadChances {
  const count = result.ranked.length;
  const best = new Float64Array(count);
  const top3 = new Float64Array(count);
  if (count === 0) return { best, top3 };
  const depth = Math.min(3, count);
  const values = drawEstimates(result.estimate, spreadMissing(matrix, result), {
    seed: matrix.seed,
    to: draws,
  });
  const shares = leadShares(values, count, depth);
  for (let k = 0; k < count; k++) {
    const own = shares.subarray(k * depth, (k + 1) * depth);
    best[k] = own[0]!;
    top3[k] = Math.min(
      1,
      own.reduce((sum, share) => sum + share, 0),
    );
  }
  return { best, top3 };
}

/** Draws for trends and fronts: fewer than for probabilities, for each is followed over time. */
const followedDraws = 1000;

/** Draws of the scores: `followedDraws` rows, columns in the order of `position` among the ranked. */
export function drawScores(
  matrix: FieldMatrix,
  result: Composite,
  position: Int32Array,
): Float64Array {
  const width = result.ranked.length;
  if (width === 0) return new Float64Array(0);
  const { seed } = matrix;
  const drawn = drawEstimates(result.estimate, spreadMissing(matrix, result), {
    seed,
    to: followedDraws,
  });
  const ordered = new Float64Array(drawn.length);
  for (let d = 0; d < drawn.length; d += width) {
    position.forEach((column, k) => {
      ordered[d + k] = drawn[d + column]!;
    });
  }
  return ordered;
}

/**
 * The covariance for probabilities: a missing cell counts as evenly likely anywhere between its
 * lowest and highest value, so that a model does not lead with certainty on what nobody measured.
 */
function spreadMissing({ lowest, highest }: FieldMatrix, result: Composite): Float64Array {
  // The other rules know what a missing cell adds.
  if (result.rule !== 'bounds') return result.covariance;
  const count = result.ranked.length;
  const width = result.weights.length;
  const covariance = Float64Array.from(result.covariance);
  for (let k = 0; k < count; k++) {
    for (let b = 0; b < width; b++) {
      if (result.missing[result.ranked[k]! * width + b] !== 1) continue;
      const spread = result.weights[b]! * (highest[b]! - lowest[b]!);
      covariance[k * count + k]! += (spread * spread) / 12;
    }
  }
  return covariance;
}
