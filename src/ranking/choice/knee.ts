import { paretoFront } from '../../statistics/pareto/index.ts';

/**
 * The knee of a front: the member farthest above the straight line from the cheapest to the best
 * member, with cost on a logarithmic and quality on a plain scale, both from 0 to 1 (the greatest
 * difference y - x of Satopaa and others 2011, "Finding a kneedle in a haystack"). Before the knee a
 * factor in cost buys more quality than on average along the front, after it less.
 *
 * @param cost of the members, strictly ascending; a cost of 0 stands a factor of ten below the next.
 * @param quality of the members, strictly ascending.
 * @returns position of the knee; undefined when no member lies above the line: then there is none.
 */
export function kneeOf(cost: ArrayLike<number>, quality: ArrayLike<number>): number | undefined {
  const count = cost.length;
  if (count < 3) return undefined;
  const logs = Array.from(cost, (value, i) => Math.log(value > 0 ? value : cost[i + 1]! / 10));
  const [left, right] = [logs[0]!, logs[count - 1]!];
  const [low, high] = [quality[0]!, quality[count - 1]!];
  let knee: number | undefined;
  // Rounding alone must not make a knee on a straight line.
  let farthest = 1e-9;
  for (let i = 1; i < count - 1; i++) {
    const above = (quality[i]! - low) / (high - low) - (logs[i]! - left) / (right - left);
    if (above > farthest) {
      farthest = above;
      knee = i;
    }
  }
  return knee;
}

/** Members of the front of low cost and high quality, cheapest first; the first of equals alone. */
export function frontOf<T extends { cost: number | null; score: number }>(
  candidates: readonly T[],
): (T & { cost: number })[] {
  const priced = candidates.filter((each): each is T & { cost: number } => each.cost !== null);
  const { models, member } = paretoFront(
    Float64Array.from(priced, ({ cost }) => cost),
    Float64Array.from(priced, ({ score }) => score),
  );
  return [...models]
    .filter((_, k) => member[k] === 1)
    .map((at) => priced[at]!)
    .sort((a, b) => a.cost - b.cost)
    .filter((each, i, all) => i === 0 || each.cost > all[i - 1]!.cost);
}
