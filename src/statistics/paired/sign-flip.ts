import { StatisticsError } from '../errors.ts';
import { requireFinite } from '../intervals/estimate.ts';
import { createRandom, type Random } from '../random/random.ts';

export interface SignFlipOptions {
  /** Random flips when there are too many clusters to try them all, >= 100. Default 10,000. */
  readonly flips?: number;
  /** Default 1. */
  readonly seed?: number;
}

export interface SignFlip {
  /** Two-sided. */
  readonly pValue: number;
  /** Whether all sign patterns were tried. */
  readonly isExact: boolean;
  /** Patterns tried: 2^(clusters - 1) when exact (a pattern and its mirror image count alike). */
  readonly flips: number;
  /** Smallest p-value that this many clusters can give. */
  readonly smallest: number;
  readonly seed: number | undefined;
}

/**
 * Permutation test of "A and B are equally good" that flips the sign of whole clusters (STATISTICS
 * C2.3): if labels A and B could be swapped within every cluster, all sign patterns are equally
 * likely. Up to 16 clusters with a difference all patterns are tried; beyond that `flips` random
 * ones, with p = (1 + as extreme) / (1 + flips).
 *
 * @param sums weighted sum of the differences of each cluster; clusters with 0 do not matter.
 * @throws StatisticsError `empty`, `not-finite`, `out-of-range`.
 */
export function signFlipTest(sums: Float64Array, options: SignFlipOptions = {}): SignFlip {
  const { flips = 10_000, seed = 1 } = options;
  if (sums.length === 0) throw new StatisticsError('empty', 'no clusters');
  requireFinite(sums, 'cluster sum');
  if (!(Number.isInteger(flips) && flips >= 100))
    throw new StatisticsError('out-of-range', `a permutation test needs 100 flips, not ${flips}`);
  const moving = sums.filter((sum) => sum !== 0);
  const total = moving.reduce((all, sum) => all + sum, 0);
  const reach = moving.reduce((all, sum) => all + Math.abs(sum), 0);
  // Patterns that equal the observed one but for rounding are as extreme as it.
  const extreme = Math.abs(total) - 1e-9 * reach;
  if (moving.length <= exactClusters) {
    const patterns = moving.length === 0 ? 1 : 2 ** (moving.length - 1);
    const pValue = countPatterns(moving, extreme) / patterns;
    return { pValue, isExact: true, flips: patterns, smallest: 1 / patterns, seed: undefined };
  }
  const hits = countRandom(moving, extreme, flips, createRandom(seed));
  const unit = 1 / (flips + 1);
  return { pValue: (hits + 1) * unit, isExact: false, flips, smallest: unit, seed };
}

/** Up to this many clusters all patterns are tried (32,768 of them). */
const exactClusters = 16;

/**
 * Patterns with the first sign held fixed whose sum is as extreme. In Gray-code order, one sign
 * changes from each pattern to the next.
 */
function countPatterns(sums: Float64Array, extreme: number): number {
  if (sums.length === 0) return 1;
  const signed = sums.slice();
  let total = sums.reduce((all, sum) => all + sum, 0);
  let hits = 0;
  for (let pattern = 1; ; pattern++) {
    if (Math.abs(total) >= extreme) hits++;
    if (pattern === 2 ** (sums.length - 1)) return hits;
    const changed = 1 + trailingZeros(pattern);
    total -= 2 * signed[changed]!;
    signed[changed] = -signed[changed]!;
  }
}

function trailingZeros(value: number): number {
  return 31 - Math.clz32(value & -value);
}

function countRandom(sums: Float64Array, extreme: number, flips: number, random: Random): number {
  let hits = 0;
  for (let flip = 0; flip < flips; flip++) {
    let total = 0;
    let bits = 0;
    for (let cluster = 0; cluster < sums.length; cluster++) {
      if (cluster % 31 === 0) bits = random.integer(2147483648);
      total += bits & 1 ? sums[cluster]! : -sums[cluster]!;
      bits >>>= 1;
    }
    if (Math.abs(total) >= extreme) hits++;
  }
  return hits;
}
