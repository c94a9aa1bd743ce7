import { StatisticsError } from '../errors.ts';

/** Something the reader of a number should know; `code` is stable, `message` is for people. */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** What every estimator here returns. All numbers are finite. */
export interface Estimate {
  readonly estimate: number;
  /** Standard error of `estimate`, same unit. */
  readonly se: number;
  readonly lo: number;
  readonly hi: number;
  /** Probability that the interval is meant to cover, (0, 1). */
  readonly level: number;
  /** How the interval was made, e.g. `clustered-t`. */
  readonly method: string;
  /** Items behind the estimate. */
  readonly n: number;
  readonly warnings: readonly Warning[];
}

/** Level of every interval unless the caller says otherwise. */
export const defaultLevel = 0.95;

/** @throws StatisticsError `out-of-range` unless 0 < level < 1. */
export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1))
    throw new StatisticsError('out-of-range', `a level lies between 0 and 1, not at ${level}`);
}

/** @throws StatisticsError `not-finite` at the first NaN or infinity. */
export function requireFinite(values: Float64Array, what: string): void {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]))
      throw new StatisticsError('not-finite', `${what} ${i} is ${values[i]}`);
}

/**
 * Passes an estimate on after checking that its numbers are finite: sums of extreme inputs can
 * overflow, and an infinity must not travel on as a result.
 *
 * @throws StatisticsError `not-finite`.
 */
export function checked<Result extends Estimate>(result: Result): Result {
  const { estimate, se, lo, hi } = result;
  if (![estimate, se, lo, hi].every(Number.isFinite))
    throw new StatisticsError(
      'not-finite',
      `the numbers are too extreme to compute with (estimate ${estimate}, se ${se})`,
    );
  return result;
}
