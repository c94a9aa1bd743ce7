import { StatisticsError } from '../errors.ts';
import { checkCovariance } from '../linear/index.ts';
import { checkFinite } from './canonical-order.ts';

/** What is left of a lead after allowing for the luck of whoever came first. */
export interface ShrunkLeader {
  /** Row of the model with the highest estimate (the first of equals). */
  readonly leader: number;
  readonly raw: number;
  /** Empirical-Bayes value of the leader. */
  readonly shrunk: number;
  /** raw - shrunk, >= 0: how much of the lead is expected to be luck. */
  readonly optimism: number;
  /** Mean of the models, mu. */
  readonly mean: number;
  /** Variance of the true values between models, tau^2, >= 0. */
  readonly between: number;
  /** Empirical-Bayes value of every model. */
  readonly values: Float64Array;
}

/**
 * The winner's curse: the highest of many noisy values is too high on average. Each value is drawn
 * towards the mean of the field, mu + tau^2 / (tau^2 + Var_i) (I_i - mu) (Efron and Morris 1975).
 * tau^2 is the variance of the estimates minus what noise alone would give (method of moments, at
 * least 0); noise that two models share does not spread them, so their mean covariance is left out.
 *
 * The estimate is that of a field whose true values are roughly normal. A leader far outside the
 * field is shrunk too much.
 *
 * @param estimate M >= 2 values, higher is better.
 * @param covariance M x M, row-major.
 * @throws StatisticsError `too-few-models`, `length-mismatch`, `not-finite`, `negative-variance`,
 *   `not-a-covariance`.
 */
export function shrunkLeader(estimate: Float64Array, covariance: Float64Array): ShrunkLeader {
  const size = estimate.length;
  if (size < 2) {
    throw new StatisticsError('too-few-models', 'a field to shrink towards needs two models');
  }
  if (covariance.length !== size * size) {
    throw new StatisticsError(
      'length-mismatch',
      `${covariance.length} covariances for ${size} models`,
    );
  }
  checkFinite(estimate);
  checkCovariance(covariance, size);

  const mean = estimate.reduce((sum, value) => sum + value, 0) / size;
  const spread = estimate.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (size - 1);
  let own = 0;
  let all = 0;
  for (let i = 0; i < size; i++) {
    own += covariance[i * size + i]!;
    for (let j = 0; j < size; j++) all += covariance[i * size + j]!;
  }
  const shared = (all - own) / (size * (size - 1));
  const between = Math.max(0, spread - (own / size - shared));
  const values = estimate.map((value, i) => {
    const noise = Math.max(0, covariance[i * size + i]! - shared);
    return between + noise === 0 ? value : mean + (between / (between + noise)) * (value - mean);
  });
  const leader = estimate.indexOf(Math.max(...estimate));
  const raw = estimate[leader]!;
  const shrunk = values[leader]!;
  return { leader, raw, shrunk, optimism: raw - shrunk, mean, between, values };
}
