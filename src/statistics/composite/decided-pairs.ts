import { StatisticsError } from '../errors.ts';
import type { RankEvidence } from './rank-evidence.ts';

/** Which model is surely above which, models in the order of their estimates. */
export interface Decisions {
  readonly size: number;
  /** 1 at i * size + j, i < j, when i is decided to be above j. */
  readonly above: Uint8Array;
  /** Half width of each model's interval of unknown scores. */
  readonly halfWidth: Float64Array;
}

/**
 * Starts with the pairs whose difference has no error: decided by the estimates. Estimates within
 * 1e-12 of each other (relative) tie.
 *
 * @throws StatisticsError `out-of-range` when it is not M finite values >= 0.
 */
export function decideExactPairs(evidence: RankEvidence, halfWidth?: Float64Array): Decisions {
  const { size, order, estimate, inverseSd } = evidence;
  if (
    halfWidth !== undefined &&
    (halfWidth.length !== size || !halfWidth.every((width) => width >= 0 && width < Infinity))
  ) {
    throw new StatisticsError(
      'out-of-range',
      `half widths are ${size} finite values of at least 0`,
    );
  }
  const decisions: Decisions = {
    size,
    above: new Uint8Array(size * size),
    halfWidth: Float64Array.from(order, (model) => halfWidth?.[model] ?? 0),
  };
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      if (inverseSd[i * size + j] !== 0) continue;
      const rounding = 1e-12 * Math.max(Math.abs(estimate[i]!), Math.abs(estimate[j]!));
      if (margin(evidence, decisions, i, j) > rounding) decisions.above[i * size + j] = 1;
    }
  }
  return decisions;
}

/** Decides all pairs whose margin exceeds `critical` standard errors; returns the new ones. */
export function decidePairs(
  evidence: RankEvidence,
  decisions: Decisions,
  critical: number,
): number[] {
  const { size, inverseSd } = evidence;
  const decided: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let j = i + 1, at = i * size + j; j < size; j++, at++) {
      if (decisions.above[at] === 1 || inverseSd[at] === 0) continue;
      if (margin(evidence, decisions, i, j) * inverseSd[at]! <= critical) continue;
      decisions.above[at] = 1;
      decided.push(at);
    }
  }
  return decided;
}

/** Smallest difference that the unknown scores allow. */
export function margin(evidence: RankEvidence, decisions: Decisions, i: number, j: number): number {
  return (
    evidence.estimate[i]! -
    evidence.estimate[j]! -
    (decisions.halfWidth[i]! + decisions.halfWidth[j]!)
  );
}

/** Rank bounds in the order of the input: 1 + models surely above, M - models surely below. */
export function ranksFrom(
  decisions: Decisions,
  order: Int32Array,
): { lower: Int32Array; upper: Int32Array } {
  const { size, above } = decisions;
  const lower = new Int32Array(size).fill(1);
  const upper = new Int32Array(size).fill(size);
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      if (above[i * size + j] === 0) continue;
      upper[order[i]!] = upper[order[i]!]! - 1;
      lower[order[j]!] = lower[order[j]!]! + 1;
    }
  }
  return { lower, upper };
}
