import { StatisticsError } from '../errors.ts';
import type { Estimate } from './estimate.ts';

export interface Scale {
  /** Score of pure guessing, e.g. 0.25 with four choices. Default 0. */
  readonly chance?: number;
  /** Best score that can be reached, below 1 when labels are wrong. Default 1. */
  readonly ceiling?: number;
}

/**
 * A score on the scale where guessing is 0 and the ceiling is 1: (s - g) / (c - g), and its error
 * over c - g (STATISTICS C1.7). Meant for composites. Results below 0 and above 1 stand as they
 * are, because cutting them off before averaging biases the mean upwards; cut for display only.
 *
 * @throws StatisticsError `out-of-range` unless chance < ceiling, both finite.
 */
export function correctForChance<Score extends Estimate>(score: Score, scale: Scale): Score {
  const { chance = 0, ceiling = 1 } = scale;
  if (!(Number.isFinite(chance) && Number.isFinite(ceiling) && chance < ceiling))
    throw new StatisticsError(
      'out-of-range',
      `chance must lie below the ceiling, not at ${chance} against ${ceiling}`,
    );
  const width = ceiling - chance;
  return {
    ...score,
    estimate: (score.estimate - chance) / width,
    se: score.se / width,
    lo: (score.lo - chance) / width,
    hi: (score.hi - chance) / width,
    method: `${score.method}, chance-corrected`,
  };
}
