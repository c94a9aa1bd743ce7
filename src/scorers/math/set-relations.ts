import { isCollection, type Node } from './node.ts';

/**
 * Whether a relation gives a name, or several, to a set: `x = (1, 2)`, `a = b = {1}`. The reference
 * reads sets in relations in no other place.
 */
export function isNamedSet(node: Node): boolean {
  const relations = node.kind === 'chain' ? node.parts : node.kind === 'relation' ? [node] : [];
  return (
    relations.length > 0 &&
    relations.every(({ sign, left }) => sign === '=' && isNamed(left)) &&
    isCollection(relations.at(-1)!.right)
  );
}

function isNamed(node: Node): boolean {
  if (node.kind === 'power') return node.base.kind === 'symbol';
  // (x, y) reads as an interval.
  if (node.kind === 'interval') return isNamed(node.from) && isNamed(node.to);
  return node.kind === 'symbol' || (node.kind === 'tuple' && node.parts.every(isNamed));
}

/** @throws SyntaxError when one of the nodes is a relation with a set on one side. */
export function refuseSetRelations(nodes: readonly Node[]): void {
  for (const node of nodes) {
    const relations = node.kind === 'chain' ? node.parts : node.kind === 'relation' ? [node] : [];
    if (relations.some(({ left, right }) => isCollection(left) || isCollection(right))) {
      throw new SyntaxError('a relation of sets');
    }
  }
}
