import { StatisticsError } from '../errors.ts';
import { createRandom } from '../random/random.ts';
import type { CovarianceFactor } from './factor-covariance.ts';

export interface NormalDrawsOptions {
  readonly seed: number;
  /** First draw wanted, default 0. */
  readonly from?: number;
  /** One past the last draw wanted. */
  readonly to: number;
  /** Mean of each coordinate; default 0. */
  readonly mean?: Float64Array;
}

/**
 * Draws of a multivariate normal, mean + L z. Draw r takes its z from stream r of the seed, so the
 * draws [from, to) have the same bytes whoever computes them and however the whole is cut.
 *
 * @returns (to - from) rows of `factor.size` values, row-major.
 * @throws StatisticsError `length-mismatch` when the mean or the range does not fit.
 */
export function normalDraws(factor: CovarianceFactor, options: NormalDrawsOptions): Float64Array {
  const { size } = factor;
  const { seed, from = 0, to, mean } = options;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from) {
    throw new StatisticsError('length-mismatch', `draws ${from} to ${to} are no range`);
  }
  if (mean !== undefined && mean.length !== size) {
    throw new StatisticsError(
      'length-mismatch',
      `the mean has ${mean.length} entries, not ${size}`,
    );
  }
  const draws = new Float64Array((to - from) * size);
  for (let r = from; r < to; r++) {
    const random = createRandom(seed, r);
    const start = (r - from) * size;
    for (let i = 0; i < size; i++) draws[start + i] = random.normal();
  }
  transform(draws, factor, to - from);
  if (mean !== undefined) {
    for (let r = 0, at = 0; r < to - from; r++) {
      for (let i = 0; i < size; i++, at++) draws[at] = draws[at]! + mean[i]!;
    }
  }
  return draws;
}

/** Replaces each z by L z, from the last coordinate up, which leaves what is still needed in place. */
function transform(draws: Float64Array, factor: CovarianceFactor, count: number): void {
  const { size, lower, first } = factor;
  let r = 0;
  for (; r + 4 <= count; r += 4) {
    let i = size - 1;
    for (; i > 0; i -= 2) transformTile(draws, factor, r * size, i);
    if (i === 0) for (let d = r; d < r + 4; d++) draws[d * size] = lower[0]! * draws[d * size]!;
  }
  for (; r < count; r++) {
    const d = r * size;
    for (let i = size - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = first[i]!; k <= i; k++) sum += lower[i * size + k]! * draws[d + k]!;
      draws[d + i] = sum;
    }
  }
}

/**
 * Coordinates i and i - 1 of four draws, the first of which starts at `d0`: eight sums share six
 * loaded values. Each sum has its terms in the order of the plain loop, so the bytes are the same.
 */
function transformTile(
  draws: Float64Array,
  { size, lower, first }: CovarianceFactor,
  d0: number,
  i: number,
): void {
  const d1 = d0 + size;
  const d2 = d1 + size;
  const d3 = d2 + size;
  const row = i * size;
  const above = row - size;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t0 = 0;
  let t1 = 0;
  let t2 = 0;
  let t3 = 0;
  for (let k = Math.min(first[i]!, first[i - 1]!); k < i; k++) {
    const value = lower[row + k]!;
    const other = lower[above + k]!;
    const z0 = draws[d0 + k]!;
    const z1 = draws[d1 + k]!;
    const z2 = draws[d2 + k]!;
    const z3 = draws[d3 + k]!;
    s0 += value * z0;
    s1 += value * z1;
    s2 += value * z2;
    s3 += value * z3;
    t0 += other * z0;
    t1 += other * z1;
    t2 += other * z2;
    t3 += other * z3;
  }
  const last = lower[row + i]!;
  draws[d0 + i] = s0 + last * draws[d0 + i]!;
  draws[d1 + i] = s1 + last * draws[d1 + i]!;
  draws[d2 + i] = s2 + last * draws[d2 + i]!;
  draws[d3 + i] = s3 + last * draws[d3 + i]!;
  draws[d0 + i - 1] = t0;
  draws[d1 + i - 1] = t1;
  draws[d2 + i - 1] = t2;
  draws[d3 + i - 1] = t3;
}
