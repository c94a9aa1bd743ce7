import { factorsOf, type Node } from './node.ts';
import { print } from './print.ts';

/**
 * Compares where one side is a name: `\text{east}` is the same as `east`, which is read as a product
 * of letters, and `\\text{3}` the same as 3. Case does not count.
 */
export function sameSymbols(a: Node, b: Node): boolean {
  const [x, y] = [spelled(a), spelled(b)];
  return x !== null && y !== null ? x === y : print(a) === print(b);
}

/** The letters of a name or of a product of names, the digits of a number; null for anything else. */
function spelled(node: Node): string | null {
  if (node.kind === 'number') return node.decimal ? null : print(node);
  const letters = factorsOf(node).map((factor) => {
    if (factor.kind === 'symbol') return factor.name;
    return factor.kind === 'constant' && factor.name === 'e' ? 'e' : null;
  });
  return letters.includes(null) ? null : letters.join('');
}
