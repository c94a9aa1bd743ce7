import { createRandom } from '../statistics/random/random.ts';
import type { Standing } from './standings.ts';

/** Draws behind every probability of a claim: the error of P = 0.5 is 0.8 points of a hundred. */
export const drawCount = 4000;

/** Which noise enters a draw: the sampling of items alone, or the spread between sources too. */
export type Noise = 'items' | 'items and sources';

/** Values of the models over draws: `drawCount` rows of one value per standing. */
export interface Draws {
  values: Float64Array;
  models: number;
}

/**
 * Draws each model's score from a normal distribution around it; published scores of different
 * models are independent. What missing cells leave open is drawn evenly between its ends, all
 * missing cells of a model moving together.
 */
export function drawScores(
  rows: readonly Pick<Standing, 'score' | 'se' | 'item_se' | 'bounds'>[],
  noise: Noise,
  seed: number,
): Draws {
  const models = rows.length;
  const values = new Float64Array(drawCount * models);
  rows.forEach((row, m) => {
    const random = createRandom(seed, m);
    const se = noise === 'items' ? row.item_se : row.se;
    const [low, high] = row.bounds;
    for (let r = 0; r < drawCount; r++) {
      const centre = high > low ? low + (high - low) * random.uniform() : row.score;
      values[r * models + m] = centre + se * random.normal();
    }
  });
  return { values, models };
}

/** Share of the draws in which a statement about the models' values holds. */
export function probabilityOf(
  { values, models }: Draws,
  holds: (values: Float64Array) => boolean,
): number {
  let count = 0;
  for (let start = 0; start < values.length; start += models) {
    if (holds(values.subarray(start, start + models))) count++;
  }
  return count / drawCount;
}

/** P(best) of every model: the share of the draws in which it has the highest value. */
export function bestShares({ values, models }: Draws): number[] {
  const counts = new Array<number>(models).fill(0);
  for (let start = 0; start < values.length; start += models) {
    let best = 0;
    for (let m = 1; m < models; m++) if (values[start + m]! > values[start + best]!) best = m;
    counts[best]!++;
  }
  return counts.map((count) => count / drawCount);
}

/** Place of one model among the given ones, 1 is best. */
export function rankIn(values: Float64Array, model: number, among?: readonly number[]): number {
  let rank = 1;
  if (among) {
    for (const other of among) if (values[other]! > values[model]!) rank++;
  } else {
    for (const value of values) if (value > values[model]!) rank++;
  }
  return rank;
}

/** Positions of the k best models, best first; by repeated search, which beats sorting for few. */
export function topOf(values: Float64Array, k: number): number[] {
  const top: number[] = [];
  let limit = Infinity;
  for (let place = 0; place < Math.min(k, values.length); place++) {
    let best = -1;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value > limit || (best >= 0 && value <= values[best]!) || top.includes(i)) continue;
      best = i;
    }
    limit = values[best]!;
    top.push(best);
  }
  return top;
}
