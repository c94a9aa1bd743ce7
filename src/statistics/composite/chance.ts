import { StatisticsError } from '../errors.ts';

export interface ChanceCorrected {
  /** 0 is guessing, 1 is the highest reachable score. Below 0 for a model worse than guessing. */
  readonly score: number;
  readonly standardError: number;
}

/**
 * Rescales a score so that guessing is 0 and the ceiling is 1: (s - guess) / (ceiling - guess).
 * Negative values stay: cutting them off before averaging would raise the average of weak models.
 *
 * @param guess score of random answers, for example 0.25 with four options.
 * @param ceiling highest reachable score, below 1 when labels are wrong. Default 1.
 * @throws StatisticsError `not-finite`; `out-of-range` when the error is negative or ceiling <= guess.
 */
export function correctForChance(
  score: number,
  standardError: number,
  guess: number,
  ceiling = 1,
): ChanceCorrected {
  if (![score, standardError, guess, ceiling].every(Number.isFinite)) {
    throw new StatisticsError('not-finite', 'score, error, chance and ceiling must be finite');
  }
  if (standardError < 0) {
    throw new StatisticsError('out-of-range', `a standard error of ${standardError}`);
  }
  if (ceiling <= guess) {
    throw new StatisticsError(
      'out-of-range',
      `the ceiling ${ceiling} is not above chance ${guess}`,
    );
  }
  const range = ceiling - guess;
  return { score: (score - guess) / range, standardError: standardError / range };
}
