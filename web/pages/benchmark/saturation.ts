import type { BenchmarkStanding } from '../../../src/server/api.ts';

/** Whether a benchmark still tells the best models apart. */
export interface Saturation {
  /** The first value less the fifth over the root of the sum of their squared standard errors. */
  r: number;
  /** exp(-R^2): 1 when the best cannot be told apart at all. */
  saturation: number;
  /** Percent. */
  top: number;
  /** `saturated`: crowded together, and near the ceiling of 100. */
  finding: 'saturated' | 'crowded' | 'separates';
}

const twoSided95 = 1.96;
const nearCeiling = 90;

/**
 * Saturation by the first and the fifth (STATISTICS C3.11), on the scale of 0 to 100.
 * @param standings best first.
 * @returns undefined for fewer than five, or without errors.
 */
export function saturationOf(
  standings: readonly Pick<BenchmarkStanding, 'percent' | 'se'>[],
): Saturation | undefined {
  const [first, fifth] = [standings[0], standings[4]];
  if (!first || !fifth) return undefined;
  const error = Math.hypot(first.se, fifth.se);
  if (!(error > 0)) return undefined;
  const r = (first.percent - fifth.percent) / error;
  const crowded = r < twoSided95;
  return {
    r,
    saturation: Math.exp(-r * r),
    top: first.percent,
    finding: !crowded ? 'separates' : first.percent > nearCeiling ? 'saturated' : 'crowded',
  };
}
