import { hash } from 'node:crypto';
import { isSingleTurn } from './benchmark.ts';
import type { Plan } from './plan.ts';
import { promptText } from './prompt-text.ts';

/** One attempt at one item, by the item's position in the plan. */
export interface PlannedSample {
  readonly position: number;
  readonly epoch: number;
}

/**
 * In which order samples are sent.
 * - `prefix`: prompts that begin alike one after another, for models in this process or machine,
 *   which keep what they have read.
 * - `long-first`: so that no long one is left alone at the end.
 * - `random`: where the run may be stopped half-way: what is done by then is a fair part of it.
 */
export type Order = 'prefix' | 'long-first' | 'random';

/** Deterministic: a resumed run has the same order. Epochs of an item stand together. */
export function orderSamples(plan: Plan, order: Order): PlannedSample[] {
  const positions = plan.items.map((_, position) => position);
  const key = keyOf(plan, order);
  if (typeof key[0] === 'number') {
    const sizes = key as number[];
    positions.sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  } else {
    const texts = key as string[];
    positions.sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b));
  }
  return positions.flatMap((position) =>
    Array.from({ length: plan.epochs }, (_, epoch) => ({ position, epoch })),
  );
}

function keyOf({ items, benchmark, seed }: Plan, order: Order): number[] | string[] {
  if (order === 'random') {
    return items.map(({ record }) => hash('sha256', `order\n${seed}\n${record.id}`, 'hex'));
  }
  if (order === 'prefix' && isSingleTurn(benchmark)) {
    return items.map(({ item }) => promptText(benchmark.prompt(item)));
  }
  return items.map(({ size }) => size);
}
