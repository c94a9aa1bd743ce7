import { evaluateReal } from './evaluate.ts';
import type { Node } from './node.ts';
import { print } from './print.ts';

/** Parts of a set in an order that their values alone decide: numbers first, by size. */
export function sortedParts(parts: readonly Node[]): Node[] {
  const keyed = parts.map((node) => {
    const bare = node.kind === 'relation' && node.sign === '=' ? node.right : node;
    return { node, value: evaluateReal(bare), text: print(bare) };
  });
  keyed.sort((a, b) => {
    if (a.value !== null && b.value !== null) return a.value - b.value;
    if (a.value !== null || b.value !== null) return a.value === null ? 1 : -1;
    return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  });
  return keyed.map(({ node }) => node);
}
