import { covarianceAt, type DenseCovariance } from './dense-covariance.ts';
import { robustWeight } from './loss.ts';
import type { Search } from './newton.ts';
import type { Noise, Spread } from './noise.ts';
import type { Parameters } from './parameters.ts';

/** Standardised residuals are held to this before their products are summed. */
const clip = 5;
const smallestSpread = 0.05;
/** A benchmark's over-dispersion is drawn towards 1 as if by this many more rows. */
const dispersionCount = 8;

/** How two rows of one model are related. */
const strangers = 0;
const sameCategory = 1;
const sameFamily = 2;
const sameCell = 3;
const sameRow = 4;

/**
 * One step for the spread of what the abilities leave over, from products of residuals of the same
 * model: rows of one cell share more than rows of one family, these more than rows of one category,
 * and what rows of different categories share is the error of the ability itself. The differences of
 * the four means are the four variances; half a step is taken.
 */
export function updateSpread(
  spread: Spread,
  noise: Noise,
  search: Search,
  { logSlope }: Parameters,
  leverage: Float64Array,
): void {
  const { o, layout, curves } = search;
  const { modelOrder, modelStart, rowMode, rowSource } = layout;
  const slopes = logSlope.map(Math.exp);
  const sd = Float64Array.from(noise.scale, (scale, i) => scale / noise.derivative[i]!);
  const residual = Float64Array.from(noise.scale, (scale, i) => {
    const z = (o.score[i]! - curves.fitted[i]!) / scale;
    return Math.max(-clip, Math.min(clip, z)) * sd[i]!;
  });
  const sum = new Float64Array(5);
  const weight = new Float64Array(5);
  for (let m = 0; m < layout.models; m++) {
    const rows = modelOrder
      .subarray(modelStart[m]!, modelStart[m + 1]!)
      .filter((i) => rowMode[i]! < 0);
    if (rows.length < 3) continue;
    for (let x = 0; x < rows.length; x++) {
      const i = rows[x]!;
      const b = o.benchmark[i]!;
      const own = 1 / (rows.length * sd[i]! ** 2);
      sum[sameRow]! += own * (residual[i]! ** 2 / (1 - leverage[i]!) - noise.sampling[i]!);
      weight[sameRow]! += own;
      for (let y = x + 1; y < rows.length; y++) {
        const j = rows[y]!;
        const c = o.benchmark[j]!;
        const pair = 1 / (rows.length * sd[i]! * sd[j]!);
        const product = pair * residual[i]! * residual[j]!;
        if (b === c) {
          if (o.group[i] === o.group[j] && rowSource[i] === rowSource[j]) continue;
          sum[sameCell]! += product;
          weight[sameCell]! += pair;
          continue;
        }
        const relation =
          o.category[b] !== o.category[c]
            ? strangers
            : o.family[b] !== o.family[c]
              ? sameCategory
              : sameFamily;
        sum[relation]! += product;
        weight[relation]! += pair * slopes[b]! * slopes[c]!;
      }
    }
  }
  const shared = sum.map((value, k) => (weight[k]! > 0 ? value / weight[k]! : Number.NaN));
  spread.category = halfway(spread.category, shared[sameCategory]! - shared[strangers]!);
  spread.family = halfway(spread.family, shared[sameFamily]! - shared[sameCategory]!);
  spread.cell = halfway(spread.cell, shared[sameCell]! - shared[sameFamily]!);
  spread.row = halfway(spread.row, shared[sameRow]! - shared[sameCell]!);
}

/** Evidence without such pairs leaves the spread as it was. */
function halfway(old: number, variance: number): number {
  if (Number.isNaN(variance)) return old;
  return Math.sqrt((old * old + Math.max(variance, smallestSpread ** 2)) / 2);
}

/** One step for the over-dispersion of each benchmark, shrunken towards the common one. */
export function updateDispersion(
  noise: Noise,
  spread: Spread,
  search: Search,
  { logSlope }: Parameters,
  degrees: number,
): void {
  const { o, layout, curves } = search;
  const base = spread.row ** 2 + spread.cell ** 2;
  const profile = spread.category ** 2 + spread.family ** 2;
  for (let b = 0; b < layout.benchmarks; b++) {
    let sum = dispersionCount;
    const common = Math.exp(2 * logSlope[b]!) * profile;
    for (let k = layout.start[b]!; k < layout.start[b + 1]!; k++) {
      const i = layout.order[k]!;
      const difference = o.score[i]! - curves.fitted[i]!;
      const weight = robustWeight(difference / noise.scale[i]!, degrees);
      const excess = weight * (difference / noise.derivative[i]!) ** 2;
      sum += Math.max(0, excess - 0.9 * (noise.sampling[i]! + common)) / base;
    }
    const count = dispersionCount + layout.start[b + 1]! - layout.start[b]!;
    noise.dispersion[b] = Math.min(3, Math.max(0.4, Math.sqrt(sum / count)));
  }
  // Only the product of dispersion and spread is seen; the mean square over rows is held at 1.
  let squares = 0;
  for (let i = 0; i < layout.rows; i++) squares += noise.dispersion[o.benchmark[i]!]! ** 2;
  const level = Math.sqrt(squares / layout.rows);
  for (let b = 0; b < layout.benchmarks; b++) noise.dispersion[b]! /= level;
  spread.cell *= level;
  spread.row *= level;
}

/**
 * Share of each row's residual variance that the fit has taken up: its curvature times the variance
 * of its fitted logit, from the ability's and, with the abilities held, its benchmark's and group's.
 * At most 0.9.
 */
export function leverages(
  search: Search,
  { logSlope }: Parameters,
  covariance: DenseCovariance,
): Float64Array {
  const { o, layout, equations, terms, curves } = search;
  const variance = Float64Array.from({ length: layout.models }, (_, m) =>
    covarianceAt(covariance, m, m),
  );
  return Float64Array.from(terms.curvature, (h, i) => {
    const b = o.benchmark[i]!;
    const tilt = curves.tilt[i]!;
    const i00 = equations.inverse[3 * b]!;
    const i01 = equations.inverse[3 * b + 1]!;
    const i11 = equations.inverse[3 * b + 2]!;
    let sum = Math.exp(2 * logSlope[b]!) * variance[o.model[i]!]!;
    sum += i00 - 2 * tilt * i01 + tilt * tilt * i11;
    if (layout.groups > 0 && o.group[i]! >= 0) sum += 1 / equations.groupCurvature[o.group[i]!]!;
    return Math.min(0.9, h * sum);
  });
}
