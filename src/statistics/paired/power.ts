import { normalCdf } from '../distributions/normal-cdf.ts';
import { normalQuantile } from '../distributions/normal-quantile.ts';
import { StatisticsError } from '../errors.ts';
import { defaultLevel, requireLevel } from '../intervals/estimate.ts';

/** What makes the difference of two runs on the same items uncertain. Units: score squared. */
export interface PairedNoise {
  /** omega^2: variance over items of the true difference between the two models' item means. */
  readonly itemVariance: number;
  /** Variance between repeats of one item, averaged over items. Default 0 (then it must be in `itemVariance`). */
  readonly runVarianceA?: number;
  readonly runVarianceB?: number;
  /** Repeats of each item, > 0. Default 1. */
  readonly repeatsA?: number;
  readonly repeatsB?: number;
  /** Factor by which clusters inflate the variance, >= 0. Default 1. */
  readonly designEffect?: number;
}

export interface PowerOptions {
  /** 1 - alpha of the two-sided test. Default 0.95. */
  readonly level?: number;
  /** Chance of finding a true difference of that size, (0, 1). Default 0.8. */
  readonly power?: number;
}

/**
 * Items needed to find a difference of `delta` (STATISTICS C2.6):
 * n = (z_{alpha/2} + z_beta)^2 (omega^2 + s_A^2/K_A + s_B^2/K_B) deff / delta^2, rounded up.
 *
 * @param delta as a fraction (0.03 is 3 points), not 0; its sign does not matter.
 * @returns whole number >= 1.
 * @throws StatisticsError `out-of-range`.
 */
export function neededItems(noise: PairedNoise, delta: number, options?: PowerOptions): number {
  requireDelta(delta);
  const exact = (multiple(options) / delta) ** 2 * varianceOfOne(noise);
  // Whole answers that rounding lifted by a hair stay whole.
  return Math.max(1, Math.ceil(exact * (1 - 1e-12)));
}

/**
 * Smallest difference that `n` items find with the wanted power, as a fraction.
 *
 * @throws StatisticsError `out-of-range`.
 */
export function minimumDetectable(noise: PairedNoise, n: number, options?: PowerOptions): number {
  return multiple(options) * standardError(noise, n);
}

/** The same when the standard error of the difference is known. */
export function minimumDetectableAt(se: number, options?: PowerOptions): number {
  if (!(se > 0 && se < Infinity))
    throw new StatisticsError('out-of-range', `a standard error of ${se}`);
  return multiple(options) * se;
}

/**
 * Chance that a two-sided test on `n` items finds a true difference of `delta`.
 *
 * @throws StatisticsError `out-of-range`.
 */
export function pairedPower(
  noise: PairedNoise,
  n: number,
  delta: number,
  options: { readonly level?: number } = {},
): number {
  const { level = defaultLevel } = options;
  requireLevel(level);
  requireDelta(delta);
  const shift = Math.abs(delta) / standardError(noise, n);
  const z = -normalQuantile((1 - level) / 2);
  return normalCdf(shift - z) + normalCdf(-shift - z);
}

function multiple({ level = defaultLevel, power = 0.8 }: PowerOptions = {}): number {
  requireLevel(level);
  if (!(power > 0 && power < 1))
    throw new StatisticsError('out-of-range', `power lies between 0 and 1, not at ${power}`);
  const multiple = normalQuantile(power) - normalQuantile((1 - level) / 2);
  if (multiple <= 0)
    throw new StatisticsError('out-of-range', `chance alone gives a power of ${power} at ${level}`);
  return multiple;
}

function standardError(noise: PairedNoise, n: number): number {
  if (!(n > 0 && n < Infinity)) throw new StatisticsError('out-of-range', `${n} items`);
  return Math.sqrt(varianceOfOne(noise) / n);
}

function varianceOfOne(noise: PairedNoise): number {
  const { itemVariance, runVarianceA = 0, runVarianceB = 0, designEffect = 1 } = noise;
  const { repeatsA = 1, repeatsB = 1 } = noise;
  const variance =
    (itemVariance + runVarianceA / repeatsA + runVarianceB / repeatsB) * designEffect;
  const parts = [itemVariance, runVarianceA, runVarianceB, designEffect];
  if (!parts.every((part) => part >= 0) || !(repeatsA > 0 && repeatsB > 0))
    throw new StatisticsError('out-of-range', 'variances are >= 0 and repeats > 0');
  if (!(variance > 0 && variance < Infinity))
    throw new StatisticsError('out-of-range', `a variance of ${variance} between two runs`);
  return variance;
}

function requireDelta(delta: number): void {
  if (!Number.isFinite(delta) || delta === 0)
    throw new StatisticsError('out-of-range', `a difference of ${delta} to look for`);
}
