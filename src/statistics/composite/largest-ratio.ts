import type { Decisions } from './decided-pairs.ts';
import type { RankEvidence } from './rank-evidence.ts';

/** Room for rounding: a bound that is this much too large costs nothing but a look. */
const room = 1 + 1e-9;

/**
 * Upper bounds of the largest |Z_i - Z_j| / sd_ij of every draw, from independent errors. By Cauchy
 * and Schwarz a ratio is at most sqrt(u_i^2 + u_j^2), u being the errors in their own standard
 * deviations, and at most the larger |u| where both have one sign: so the largest above 0 and the
 * largest below 0 bound all pairs, in one pass over the models.
 *
 * @param sd of each model's error.
 */
export function boundRatios({ size, errors, draws }: RankEvidence, sd: Float64Array): Float64Array {
  return Float64Array.from({ length: draws }, (_, draw) => {
    const [above, below] = ends(errors, draw * size, sd);
    return room * Math.sqrt(above.u ** 2 + below.u ** 2);
  });
}

/** The largest (Z_i - Z_j) / sd_ij of one draw over the undecided ordered pairs; at least 0. */
export function largestRatio(evidence: RankEvidence, decisions: Decisions, draw: number): number {
  const { size, errors, ownSd } = evidence;
  const start = draw * size;
  if (ownSd === undefined) return largestOfAll(evidence, decisions, start);
  const [above, below] = ends(errors, start, ownSd);
  const ratio = (i: number, j: number): number => undecidedRatio(evidence, decisions, start, i, j);
  let largest = 0;
  for (let k = 0; k < size; k++) {
    largest = Math.max(largest, ratio(above.model, k), ratio(k, below.model));
  }
  // Who cannot beat that even beside the other end is in no larger pair; mostly one or two can.
  const high: number[] = [];
  const low: number[] = [];
  for (let k = 0; k < size; k++) {
    const u = standardised(errors[start + k]!, ownSd[k]!);
    const other = u > 0 ? below.u : above.u;
    if (room * Math.sqrt(u ** 2 + other ** 2) > largest) (u > 0 ? high : low).push(k);
  }
  for (const i of high) for (const j of low) largest = Math.max(largest, ratio(i, j));
  // The bound of pairs with one sign: where it is not reached, only looking at all of them tells.
  if (room * Math.max(above.u, below.u) > largest) return largestOfAll(evidence, decisions, start);
  return largest;
}

interface End {
  model: number;
  /** Standard deviations from 0. */
  u: number;
}

/** The errors farthest above and below 0, in their own standard deviations. */
function ends(errors: Float64Array, start: number, sd: Float64Array): [above: End, below: End] {
  const above = { model: 0, u: 0 };
  const below = { model: 0, u: 0 };
  for (let k = 0; k < sd.length; k++) {
    const u = standardised(errors[start + k]!, sd[k]!);
    if (u > above.u) {
      above.model = k;
      above.u = u;
    } else if (-u > below.u) {
      below.model = k;
      below.u = -u;
    }
  }
  return [above, below];
}

/** A model without error stays at 0. */
function standardised(error: number, sd: number): number {
  return sd === 0 ? 0 : error / sd;
}

/** (Z_i - Z_j) / sd_ij; 0 when "i above j" is decided, which only a better estimate can be. */
function undecidedRatio(
  { size, inverseSd, errors }: RankEvidence,
  { above }: Decisions,
  start: number,
  i: number,
  j: number,
): number {
  if (i < j && above[i * size + j] === 1) return 0;
  return (errors[start + i]! - errors[start + j]!) * inverseSd[i * size + j]!;
}

function largestOfAll(evidence: RankEvidence, decisions: Decisions, start: number): number {
  const { size, inverseSd, errors } = evidence;
  let largest = 0;
  for (let i = 0; i < size; i++) {
    const own = errors[start + i]!;
    for (let j = i + 1, at = i * size + j; j < size; j++, at++) {
      const ratio = (own - errors[start + j]!) * inverseSd[at]!;
      // Only "i above j" can have been decided; "j above i" goes against the estimates.
      if (ratio > largest && decisions.above[at] === 0) largest = ratio;
      else if (-ratio > largest) largest = -ratio;
    }
  }
  return largest;
}
