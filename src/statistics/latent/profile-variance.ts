import type { Layout } from './layout.ts';
import type { RowTerms } from './loss.ts';
import type { Noise, Spread } from './noise.ts';
import type { LatentObservations } from './observations.ts';

/**
 * Variance, raw, that each ability has beside what independent rows would give: rows of one
 * category, family or cell repeat the same part of a model's profile. With row weights w = h s^2 on
 * the scale of abilities and their sum W (with the prior's), it is the sum over categories, families
 * and cells of ((sum of w)^2 - sum of w^2) variance, over W^2.
 */
export function profileVariances(
  o: LatentObservations,
  layout: Layout,
  terms: RowTerms,
  noise: Noise,
  spread: Spread,
  logSlope: Float64Array,
  abilitySd: number,
): Float64Array {
  const { modelOrder, modelStart } = layout;
  return Float64Array.from({ length: layout.models }, (_, m) => {
    const categories = new Map<number, Sums>();
    const families = new Map<string, Sums>();
    const cells = new Map<number, Sums>();
    let total = 1 / abilitySd ** 2;
    for (let k = modelStart[m]!; k < modelStart[m + 1]!; k++) {
      const i = modelOrder[k]!;
      const b = o.benchmark[i]!;
      const weight = terms.curvature[i]! * Math.exp(2 * logSlope[b]!);
      total += weight;
      add(categories, o.category[b]!, weight);
      add(families, `${o.category[b]}|${o.family[b]}`, weight);
      add(cells, b, weight);
    }
    let shared = 0;
    for (const sums of categories.values()) shared += excess(sums) * spread.category ** 2;
    for (const sums of families.values()) shared += excess(sums) * spread.family ** 2;
    for (const [b, sums] of cells) {
      shared += excess(sums) * (spread.cell * noise.dispersion[b]! * Math.exp(-logSlope[b]!)) ** 2;
    }
    return shared / total ** 2;
  });
}

interface Sums {
  sum: number;
  squares: number;
}

function add<K>(into: Map<K, Sums>, key: K, weight: number): void {
  const sums = into.get(key) ?? { sum: 0, squares: 0 };
  sums.sum += weight;
  sums.squares += weight * weight;
  into.set(key, sums);
}

function excess({ sum, squares }: Sums): number {
  return sum * sum - squares;
}
