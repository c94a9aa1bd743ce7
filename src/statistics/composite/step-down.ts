import { fallingQuantile } from './critical-value.ts';
import { type Decisions, decidePairs } from './decided-pairs.ts';
import { boundRatios, largestRatio } from './largest-ratio.ts';
import type { RankEvidence } from './rank-evidence.ts';

/** One round of the step-down procedure. */
export interface Step {
  readonly critical: number;
  /** Entries i * M + j of the pairs decided in this round, models in the order of their estimates. */
  readonly decided: readonly number[];
}

/**
 * Decides pairs at the critical value of the undecided ones, and again with what is left, until a
 * round decides nothing (Romano and Wolf 2005). The same draws serve all rounds, so the critical
 * value can only fall.
 *
 * @param stepDown false stops after the first round.
 */
export function decideStepwise(
  evidence: RankEvidence,
  decisions: Decisions,
  level: number,
  stepDown: boolean,
): Step[] {
  const { ownSd } = evidence;
  // Of independent errors bounds are quick, and only the largest draws are looked at closely.
  const maxima = ownSd ? boundRatios(evidence, ownSd) : largestRatios(evidence);
  const stale = new Uint8Array(evidence.draws).fill(ownSd ? 1 : 0);
  const recompute = (draw: number): number => largestRatio(evidence, decisions, draw);
  const steps: Step[] = [];
  for (;;) {
    const critical = fallingQuantile(maxima, stale, level, recompute);
    const decided = decidePairs(evidence, decisions, critical);
    steps.push({ critical, decided });
    if (decided.length === 0 || !stepDown) return steps;
    stale.fill(1);
  }
}

/** Per draw, the largest |Z_i - Z_j| / sd_ij; four draws share each loaded standard deviation. */
function largestRatios(evidence: RankEvidence): Float64Array {
  const { size, inverseSd, errors, draws } = evidence;
  const maxima = new Float64Array(draws);
  const z = new Float64Array(4 * size);
  for (let r = 0; r < draws; r += 4) {
    const count = Math.min(4, draws - r);
    z.fill(0);
    z.set(errors.subarray(r * size, (r + count) * size));
    let m0 = 0;
    let m1 = 0;
    let m2 = 0;
    let m3 = 0;
    for (let i = 0; i < size; i++) {
      const a0 = z[i]!;
      const a1 = z[size + i]!;
      const a2 = z[2 * size + i]!;
      const a3 = z[3 * size + i]!;
      for (let j = i + 1, at = i * size + j; j < size; j++, at++) {
        const inverse = inverseSd[at]!;
        m0 = Math.max(m0, Math.abs(a0 - z[j]!) * inverse);
        m1 = Math.max(m1, Math.abs(a1 - z[size + j]!) * inverse);
        m2 = Math.max(m2, Math.abs(a2 - z[2 * size + j]!) * inverse);
        m3 = Math.max(m3, Math.abs(a3 - z[3 * size + j]!) * inverse);
      }
    }
    maxima.set([m0, m1, m2, m3].slice(0, count), r);
  }
  return maxima;
}
