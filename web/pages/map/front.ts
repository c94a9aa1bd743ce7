import type { RankedRow } from '../../../src/ranking/ranking.ts';
import { paretoFront, paretoProbability } from '../../../src/statistics/pareto/index.ts';
import { createRandom } from '../../../src/statistics/random/random.ts';
import { type Axis, moreIsBetter, valueOn } from './axes.ts';

/** A ranked model that has a place on the chart. */
export interface MapPoint {
  row: RankedRow;
  /** On the axis. */
  x: number;
  /** Whether no other is at least as good on both, and better on one, by the scores as they stand. */
  onFront: boolean;
  /** Share of the draws in which it is on the front. */
  probability: number;
}

export interface MapData {
  /** In the order of the axis, the lowest first. */
  points: MapPoint[];
  /** Ranked models whose value on the axis is not known (or, of a price, 0: it has no logarithm). */
  off: { row: RankedRow; reason: 'unknown' | 'zero' }[];
  draws: number;
  seed: number;
}

export const draws = 2000;

/**
 * Who is on the front of an axis and ability, and how surely. Each draw takes a model's score from
 * its bounds, evenly, plus normal noise of its standard error, each model for itself: the answer
 * states no covariances, so errors that two models share look larger here than they are.
 */
export function mapOf(rows: readonly RankedRow[], axis: Axis, seed: number): MapData {
  const off: MapData['off'] = [];
  const placed: { row: RankedRow; x: number }[] = [];
  for (const row of rows) {
    const x = valueOn(axis, row.model);
    if (x === null || Number.isNaN(x)) off.push({ row, reason: 'unknown' });
    else if (x <= 0 && axis !== 'released') off.push({ row, reason: 'zero' });
    else placed.push({ row, x });
  }
  placed.sort((a, b) => a.x - b.x || b.row.score - a.row.score);
  if (placed.length === 0) return { points: [], off, draws: 0, seed };
  const cost = costOf(
    placed.map(({ x }) => x),
    axis,
  );
  const { member } = paretoFront(
    cost,
    Float64Array.from(placed, ({ row }) => row.score),
  );
  const { probability } = paretoProbability(cost, drawScores(placed, seed));
  const points = placed.map(({ row, x }, i) => ({
    row,
    x,
    onFront: member[i] === 1,
    probability: probability[i]!,
  }));
  return { points, off, draws, seed };
}

/** Not negative, the lower the better. */
function costOf(values: readonly number[], axis: Axis): Float64Array {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return Float64Array.from(values, (x) => (moreIsBetter(axis) ? most - x : x - least));
}

function drawScores(placed: readonly { row: RankedRow }[], seed: number): Float64Array {
  const random = createRandom(seed);
  const scores = new Float64Array(draws * placed.length);
  for (let r = 0; r < draws; r++) {
    placed.forEach(({ row: { bounds, se } }, m) => {
      const [low, high] = bounds;
      scores[r * placed.length + m] = low + (high - low) * random.uniform() + se * random.normal();
    });
  }
  return scores;
}
