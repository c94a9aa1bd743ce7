import type { Curves } from './curves.ts';
import type { LatentObservations } from './observations.ts';

/**
 * Student-t loss of every row: its gradient and curvature by the row's logit, both >= 0 in weight.
 * A row far out keeps a bounded pull, so that a misprint cannot move a model (STATISTICS C4.3).
 */
export interface RowTerms {
  /** Minus the derivative of the loss by the logit. */
  readonly pull: Float64Array;
  readonly curvature: Float64Array;
}

export function createRowTerms(rows: number): RowTerms {
  return { pull: new Float64Array(rows), curvature: new Float64Array(rows) };
}

/** Least share of the IRLS weight that a row's curvature keeps where the loss bends the other way. */
const leastCurvature = 0.05;

/**
 * @param scale standard deviation of each row, in score.
 * @param draw bootstrap weight of each row; undefined for 1.
 * @param curvature `newton`: the second derivative, held positive, which converges in few steps;
 *   `weights`: the IRLS weights, whose inverse is the covariance.
 * @returns the loss of all rows.
 */
export function setRowTerms(
  terms: RowTerms,
  o: LatentObservations,
  { fitted, derivative }: Curves,
  scale: Float64Array,
  degrees: number,
  curvature: 'newton' | 'weights',
  draw?: Float64Array,
): number {
  const newton = curvature === 'newton';
  let loss = 0;
  for (let i = 0; i < fitted.length; i++) {
    const s = scale[i]!;
    const q = derivative[i]! / s;
    const z = (o.score[i]! - fitted[i]!) / s;
    const z2 = z * z;
    const weight = draw === undefined ? o.weight[i]! : o.weight[i]! * draw[i]!;
    const robust = (degrees + 1) / (degrees + z2);
    let bend = robust;
    if (newton) {
      const b = o.benchmark[i]!;
      const share = (fitted[i]! - o.chance[b]!) / (o.ceiling[b]! - o.chance[b]!);
      // Curvature of the loss in the score, less that of the score in the logit, over q^2.
      bend = (robust * (degrees - z2)) / (degrees + z2) - (robust * z * (1 - 2 * share)) / q;
      bend = Math.max(leastCurvature * robust, bend);
    }
    loss += weight * 0.5 * (degrees + 1) * Math.log1p(z2 / degrees);
    terms.pull[i] = weight * robust * z * q;
    terms.curvature[i] = weight * bend * q * q;
  }
  return loss;
}

/** IRLS weight of a standardised residual. */
export function robustWeight(z: number, degrees: number): number {
  return (degrees + 1) / (degrees + z * z);
}
