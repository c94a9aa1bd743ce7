import { StatisticsError } from '../errors.ts';
import { criticalValue, degreesOfFreedom } from './critical-value.ts';
import type { Estimate, Warning } from './estimate.ts';
import { checked } from './estimate.ts';
import type { MeanVariance } from './mean-variance.ts';
import type { VarianceSplit } from './variance-split.ts';

/**
 * Interval of a claim about one fixed set of items rather than about all items like these
 * (STATISTICS C1.8): SE^2 = run part + item part x (1 - n/N). With n = N only run noise is left,
 * and `se` is 0 when all repeats of every item agree (with a warning).
 *
 * @param split of the clustered variance.
 * @param populationSize N, whole items of the fixed set, >= n.
 * @throws StatisticsError `out-of-range`.
 */
export function fixedItemsInterval(
  variance: MeanVariance,
  split: VarianceSplit,
  populationSize: number,
  level: number,
): Estimate {
  const { mean, n, clusters } = variance;
  requirePopulation(populationSize, n);
  const se = Math.sqrt(split.run + split.item * (1 - n / populationSize));
  // Run noise is spread over all samples; only the item part rests on the few clusters.
  const df = n === populationSize ? undefined : degreesOfFreedom(clusters, 'auto');
  const half = criticalValue(level, df) * se;
  return checked({
    estimate: mean,
    se,
    lo: mean - half,
    hi: mean + half,
    level,
    method: df === undefined ? 'test-set' : 'test-set-t',
    n,
    warnings: se > 0 ? [] : [runsAgree],
  });
}

/**
 * The same claim from single runs, which cannot tell run noise from item noise: the error over all
 * items like these stands in, which is at least as wide, and a warning says so.
 */
export function fixedItemsBound<Score extends Estimate>(
  score: Score,
  populationSize: number,
): Score {
  requirePopulation(populationSize, score.n);
  return {
    ...score,
    method: `${score.method}, test-set bound`,
    warnings: [...score.warnings, singleRuns],
  };
}

function requirePopulation(populationSize: number, n: number): void {
  if (!(Number.isInteger(populationSize) && populationSize >= n))
    throw new StatisticsError(
      'out-of-range',
      `a set of ${populationSize} items cannot hold the ${n} that were asked`,
    );
}

const singleRuns: Warning = {
  code: 'run-noise-unknown',
  message: 'items were run once, so run noise is unknown: the interval is an upper bound',
};

const runsAgree: Warning = {
  code: 'runs-agree',
  message: 'all repeats of every item agree: no run noise was seen',
};
