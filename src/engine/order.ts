import { hash } from 'node:crypto';
import { isSingleTurn } from './benchmark.ts';
import type { Plan } from './plan.ts';
import { promptText } from './prompt-text.ts';

/**
 * In which order samples are sent.
 * - `prefix`: prompts that begin alike one after another, for models in this process or machine,
 *   which keep what they have read.
 * - `long-first`: so that no long one is left alone at the end.
 * - `random`: where the run may be stopped half-way: what is done by then is a fair part of it.
 */
export type Order = 'prefix' | 'long-first' | 'random';

/**
 * The items' positions, first the one that is sent first; all epochs of an item are sent one after
 * another. Deterministic: a resumed run has the same order.
 */
export function orderItems(plan: Plan, order: Order): Uint32Array {
  const { items, sizes } = plan;
  const positions = Uint32Array.from(items, (_, position) => position);
  const texts = textsOf(plan, order);
  if (texts === null) return positions.sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  return positions.sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b));
}

/** What items are ordered by; null: their sizes. */
function textsOf({ items, benchmark, seed }: Plan, order: Order): string[] | null {
  if (order === 'random') {
    return items.map(({ id }) => hash('sha256', `order\n${seed}\n${id}`, 'hex'));
  }
  if (order === 'prefix' && isSingleTurn(benchmark)) {
    return items.map((item) => promptText(benchmark.prompt(item)));
  }
  return null;
}
