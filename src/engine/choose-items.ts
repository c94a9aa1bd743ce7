import { hash } from 'node:crypto';

/**
 * A random part of the items, in their own order. Which ones depends on the seed and the ids alone,
 * and a smaller part lies within a larger one: 20 items now and 100 tomorrow share 20.
 */
export function chooseItems<Item extends { id: string }>(
  items: readonly Item[],
  limit: number | null,
  seed: number,
): readonly Item[] {
  if (limit === null || limit >= items.length) return items;
  const byLot = items
    .map((item, position) => ({ position, lot: hash('sha256', `${seed}\n${item.id}`, 'hex') }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1));
  return byLot
    .slice(0, limit)
    .map(({ position }) => position)
    .sort((a, b) => a - b)
    .map((position) => items[position]!);
}
