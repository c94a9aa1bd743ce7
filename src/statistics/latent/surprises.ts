import { StatisticsError } from '../errors.ts';
import type { LatentObservations } from './observations.ts';
import type { LatentFit } from './result.ts';

/** A published score far from what the rest of the evidence says. */
export interface Surprise {
  readonly row: number;
  readonly model: number;
  readonly benchmark: number;
  readonly document: number;
  /** Share of the maximum. */
  readonly score: number;
  readonly fitted: number;
  /** Standardised; positive: higher than expected. */
  readonly residual: number;
}

/**
 * Rows whose standardised residual exceeds the threshold, the largest first: candidates for
 * contamination, selective reporting, another setting than stated, or a misprint. None proves any.
 *
 * @param threshold default 3.
 * @throws StatisticsError `out-of-range` for a threshold below 0.
 */
export function surprises(o: LatentObservations, fit: LatentFit, threshold = 3): Surprise[] {
  if (!(threshold >= 0)) {
    throw new StatisticsError('out-of-range', `the threshold is ${threshold}, not 0 or above`);
  }
  const found: Surprise[] = [];
  fit.residual.forEach((residual, row) => {
    if (Math.abs(residual) <= threshold) return;
    found.push({
      row,
      model: o.model[row]!,
      benchmark: o.benchmark[row]!,
      document: o.document[row]!,
      score: o.score[row]!,
      fitted: fit.fitted[row]!,
      residual,
    });
  });
  return found.sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual) || a.row - b.row);
}
