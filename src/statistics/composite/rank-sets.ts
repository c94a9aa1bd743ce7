import { StatisticsError } from '../errors.ts';
import { decideExactPairs, ranksFrom } from './decided-pairs.ts';
import { drawnEvidence, normalEvidence, type RankEvidence } from './rank-evidence.ts';
import { decideStepwise } from './step-down.ts';

/** Confidence sets for the ranks of M models. */
export interface RankSet {
  /** Best rank that each model can have, 1-based, 1 is best. */
  readonly lower: Int32Array;
  /** Worst rank that each model can have, 1-based. */
  readonly upper: Int32Array;
  readonly level: number;
  readonly draws: number;
  readonly seed: number;
  /** Critical value of the last step: how many standard errors a difference must exceed. */
  readonly critical: number;
  readonly warnings: readonly string[];
}

export interface RankSetOptions {
  /** Probability that all sets cover at once, (0, 1). Default 0.95. */
  readonly level?: number;
  /** Draws behind the critical value, >= 100. Default 1000. */
  readonly draws?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Drop decided pairs and recompute the critical value until nothing changes. Default true. */
  readonly stepDown?: boolean;
  /**
   * Half of `upper - lower` of a composite under the rule `bounds`, per model: a pair is decided
   * only when it is decided wherever the unknown scores lie. Default 0.
   */
  readonly halfWidth?: Float64Array;
}

/** Options when the draws are given; `seed` is the one that made them, kept for the record. */
export interface DrawnRankSetOptions extends Omit<RankSetOptions, 'draws' | 'seed'> {
  readonly seed: number;
  /** M values, higher is better. Default: the means of the draws. */
  readonly estimate?: Float64Array;
}

/**
 * Simultaneous confidence sets for all ranks (Mogstad, Romano, Shaikh and Wilhelm, Inference for
 * Ranks, Review of Economic Studies 2024): with probability `level`, every set covers its rank, the
 * rank being 1 + the number of models that are truly better.
 *
 * Model i is decided to be above j when (I_i - I_j) / sd_ij exceeds the critical value, the
 * `level` quantile of the largest such ratio of pure estimation error over the undecided ordered
 * pairs. Two models whose difference has no error (the same row twice) are decided by their
 * estimates, and tie when these are equal. Relabelling or sorting the models permutes the result.
 *
 * @param estimate M values, higher is better.
 * @param covariance M x M, row-major; may be singular.
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite`, `out-of-range`,
 *   `negative-variance`, `not-a-covariance`.
 */
export function rankSets(
  estimate: Float64Array,
  covariance: Float64Array,
  options: RankSetOptions = {},
): RankSet {
  const { draws = 1000, seed = 1 } = options;
  checkDraws(draws);
  return simultaneousSets(normalEvidence(estimate, covariance, draws, seed), options, seed);
}

/**
 * Simultaneous rank sets from draws of the models' values instead of a covariance: N >= 100 rows of
 * `models` values, row-major. The spread of the draws around their mean is taken as the error.
 *
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite`, `out-of-range`.
 */
export function rankSetsFromDraws(
  draws: Float64Array | Float32Array,
  models: number,
  options: DrawnRankSetOptions,
): RankSet {
  const evidence = drawnEvidence(draws, models, options.estimate);
  checkDraws(evidence.draws);
  return simultaneousSets(evidence, options, options.seed);
}

/** Models that may be among the tau best: the rank set reaches tau or better. Ascending rows. */
export function tauBest(set: Pick<RankSet, 'lower'>, tau: number): Int32Array {
  if (!Number.isInteger(tau) || tau < 1 || tau > set.lower.length) {
    throw new StatisticsError(
      'out-of-range',
      `there are no ${tau} best of ${set.lower.length} models`,
    );
  }
  return Int32Array.from(set.lower.keys()).filter((model) => set.lower[model]! <= tau);
}

export function checkDraws(draws: number): void {
  if (!Number.isInteger(draws) || draws < 100) {
    throw new StatisticsError('out-of-range', `rank sets need at least 100 draws, not ${draws}`);
  }
}

export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) {
    throw new StatisticsError('out-of-range', `a level lies between 0 and 1, not at ${level}`);
  }
}

function simultaneousSets(evidence: RankEvidence, options: RankSetOptions, seed: number): RankSet {
  const { level = 0.95, stepDown = true } = options;
  checkLevel(level);
  const decisions = decideExactPairs(evidence, options.halfWidth);
  const steps = decideStepwise(evidence, decisions, level, stepDown);
  return {
    ...ranksFrom(decisions, evidence.order),
    level,
    draws: evidence.draws,
    seed,
    critical: steps.at(-1)!.critical,
    warnings: evidence.warnings,
  };
}
