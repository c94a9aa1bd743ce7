import { StatisticsError } from '../errors.ts';
import { type EciPoint, type EciProblem, evaluateEci, linearise } from './eci-problem.ts';

/** Scores of models on benchmarks, one row each, ids dense from 0. */
export interface EciScores {
  readonly model: Int32Array;
  readonly benchmark: Int32Array;
  /** Share of the maximum, 0 to 1. */
  readonly performance: Float64Array;
  readonly modelCount: number;
  readonly benchmarkCount: number;
}

/** Constants of the Epoch Capabilities Index; the defaults are those of its public code (2026). */
export interface EciOptions {
  /** Benchmark whose difficulty becomes 0 and whose discriminability is 1. */
  readonly anchorBenchmark: number;
  /** Weight of the mean square of all free parameters. Default 0.1. */
  readonly regularisation?: number;
  /** Performances are held this far from 0 and 1. Default 1e-3. */
  readonly clip?: number;
  /** Steps after which the fit gives up. Default 500. */
  readonly maximumSteps?: number;
}

export interface EciFit {
  /** Of each model, with the anchor benchmark's difficulty at 0. */
  readonly capability: Float64Array;
  readonly difficulty: Float64Array;
  readonly discriminability: Float64Array;
  readonly converged: boolean;
  readonly steps: number;
  /** Half the sum of squares with the penalty. */
  readonly cost: number;
  readonly rmse: number;
}

/** Stops when a step would lower the cost by less than this share of it. */
const converged = 1e-15;

/**
 * The Epoch Capabilities Index, for comparison with what Epoch publishes: unweighted least squares
 * of sigmoid(alpha (C - D)), penalised, within bounds (C and D within 10, alpha 0.1 to 10). Fitted by
 * damped Newton steps with each benchmark's (D, alpha) eliminated; the optimum is the one that
 * Epoch's code looks for, though not its path.
 *
 * Where scores alone cannot place a model (none of its own, or no chain of benchmarks to the anchor),
 * the penalty does, as in Epoch's fit; without a penalty such scores are refused.
 *
 * @throws StatisticsError `empty`, `length-mismatch`, `not-finite`, `out-of-range`; `no-convergence`;
 *   `not-positive-definite` where no penalty holds what the scores leave open.
 */
export function fitEci(scores: EciScores, options: EciOptions): EciFit {
  const problem = toProblem(scores, options);
  const { maximumSteps = 500 } = options;
  let point: EciPoint = {
    capability: new Float64Array(scores.modelCount),
    difficulty: new Float64Array(scores.benchmarkCount),
    discriminability: new Float64Array(scores.benchmarkCount).fill(1),
  };
  let cost = evaluateEci(problem, point);
  let damping = 1e-3;
  let done = false;
  let steps = 0;
  for (; steps < maximumSteps && !done; steps++) {
    const { next, drop } = step(problem, point, damping);
    const nextCost = evaluateEci(problem, next);
    if (nextCost <= cost) {
      done = drop <= converged * Math.max(cost, 1e-12);
      point = next;
      cost = nextCost;
      damping = Math.max(1e-12, damping / 10);
    } else if (drop <= converged * cost) done = true;
    else damping *= 10;
  }
  if (!done) {
    throw new StatisticsError('no-convergence', `the index is not fitted after ${steps} steps`);
  }
  const shift = point.difficulty[options.anchorBenchmark]!;
  return {
    capability: point.capability.map((value) => value - shift),
    difficulty: point.difficulty.map((value) => value - shift),
    discriminability: point.discriminability,
    converged: true,
    steps,
    cost,
    rmse: rootMeanSquare(problem, point),
  };
}

/** Newton's step where the cost is convex, else Gauss and Newton's. */
function step(
  problem: EciProblem,
  point: EciPoint,
  damping: number,
): { next: EciPoint; drop: number } {
  try {
    return linearise(problem, point, damping, true);
  } catch (error) {
    if (error instanceof StatisticsError) return linearise(problem, point, damping, false);
    throw error;
  }
}

function rootMeanSquare(problem: EciProblem, point: EciPoint): number {
  const loss = evaluateEci({ ...problem, penalty: 0 }, point);
  return Math.sqrt((2 * loss) / problem.scores.performance.length);
}

function toProblem(scores: EciScores, options: EciOptions): EciProblem {
  const { regularisation = 0.1, clip = 1e-3, anchorBenchmark } = options;
  const { model, benchmark, performance, modelCount, benchmarkCount } = scores;
  if (performance.length === 0) throw new StatisticsError('empty', 'there are no scores to fit');
  if (model.length !== performance.length || benchmark.length !== performance.length) {
    throw new StatisticsError(
      'length-mismatch',
      'model, benchmark and performance differ in length',
    );
  }
  for (let i = 0; i < performance.length; i++) {
    const value = performance[i]!;
    if (!Number.isFinite(value)) {
      throw new StatisticsError('not-finite', `performance ${i} is ${value}`);
    }
    if (value < 0 || value > 1 || !(model[i]! >= 0 && model[i]! < modelCount)) {
      throw new StatisticsError('out-of-range', `row ${i}: model ${model[i]}, score ${value}`);
    }
    if (!(benchmark[i]! >= 0 && benchmark[i]! < benchmarkCount)) {
      throw new StatisticsError('out-of-range', `row ${i}: benchmark ${benchmark[i]}`);
    }
  }
  if (
    !(Number.isInteger(anchorBenchmark) && anchorBenchmark >= 0 && anchorBenchmark < benchmarkCount)
  ) {
    throw new StatisticsError(
      'out-of-range',
      `there is no benchmark ${anchorBenchmark} to anchor on`,
    );
  }
  if (!(regularisation >= 0 && Number.isFinite(regularisation) && clip >= 0 && clip < 0.5)) {
    throw new StatisticsError(
      'out-of-range',
      `regularisation ${regularisation} must be 0 or above, clip ${clip} from 0 to below 0.5`,
    );
  }
  const free = modelCount + 2 * benchmarkCount - 1;
  return {
    scores: {
      ...scores,
      performance: performance.map((value) => Math.min(1 - clip, Math.max(clip, value))),
    },
    anchor: anchorBenchmark,
    penalty: regularisation / free,
  };
}
