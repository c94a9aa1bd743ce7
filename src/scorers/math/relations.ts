import { evaluateReal } from './evaluate.ts';
import {
  childrenOf,
  type Interval,
  minus,
  type Node,
  type Relation,
  type RelationSign,
  symbolsOf,
} from './node.ts';
import { proportional } from './probe.ts';

/** Which relation holds when the sides change places. */
const flipped: Readonly<Record<RelationSign, RelationSign>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

export function isRelation(node: Node): boolean {
  return node.kind === 'relation' || node.kind === 'chain';
}

export function isEquation(node: Node): boolean {
  if (node.kind === 'chain') return node.parts.every(({ sign }) => sign === '=');
  return node.kind === 'relation' && node.sign === '=';
}

/** @param node a relation or a chain. */
export function lastRelation(node: Node): Relation {
  return node.kind === 'chain' ? node.parts.at(-1)! : (node as Relation);
}

/** Names, products and quotients of names, `f(x)`, `|AB|`: what an equation may give a value to. */
export function namesOnly(node: Node): boolean {
  if (node.kind === 'symbol') return true;
  if (node.kind === 'power') {
    const { exponent } = node;
    return exponent.kind === 'number' && exponent.value.top === -1n && namesOnly(node.base);
  }
  if (node.kind === 'number' || node.kind === 'constant') return false;
  const children = childrenOf(node);
  return children.length > 0 && children.every(namesOnly);
}

type Compare = (gold: Node, given: Node) => boolean;

/** Whether two relations, or two chains one by one, say the same. */
export function equalRelations(gold: Node, given: Node, compare: Compare): boolean {
  if (gold.kind === 'chain' && given.kind === 'chain') {
    return (
      gold.parts.length === given.parts.length &&
      gold.parts.every((part, i) => equalRelations(part, given.parts[i]!, compare))
    );
  }
  if (gold.kind !== 'relation' || given.kind !== 'relation') return false;
  const same = (a: Relation, b: Relation): boolean =>
    (compare(a.left, b.left) && compare(a.right, b.right)) || sameDifference(a, b, compare);
  if (gold.sign === given.sign && same(gold, given)) return true;
  const turned: Relation = {
    kind: 'relation',
    sign: flipped[given.sign],
    left: given.right,
    right: given.left,
  };
  // The reference does not turn these round.
  const turns = gold.sign !== '!=';
  if (turns && gold.sign === turned.sign && same(gold, turned)) return true;
  return gold.sign === '=' && given.sign === '=' && sameEquation(gold, given);
}

function sameDifference(a: Relation, b: Relation, compare: Compare): boolean {
  return isValue(a) && isValue(b) && compare(difference(a), difference(b));
}

function sameEquation(a: Relation, b: Relation): boolean {
  if (!isValue(a) || !isValue(b) || symbolsOf(a).join() !== symbolsOf(b).join()) return false;
  try {
    return proportional(difference(a), difference(b));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function difference({ left, right }: Relation): Node {
  return { kind: 'sum', parts: [left, minus(right)] };
}

/** Whether both sides are numbers, so that they can be subtracted. */
function isValue({ left, right }: Relation): boolean {
  return [left, right].every(
    ({ kind }) =>
      !['tuple', 'set', 'interval', 'named-set', 'set-operation', 'matrix'].includes(kind),
  );
}

const infinity: Node = { kind: 'constant', name: 'infinity' };

/**
 * The set of what a relation about one name allows, such as (1, 2) for `1 < x < 2`; null when it is
 * not that simple.
 */
export function solutionsOf(node: Node): Node | null {
  const relations = node.kind === 'chain' ? node.parts : node.kind === 'relation' ? [node] : [];
  let set: Interval = {
    kind: 'interval',
    from: minus(infinity),
    to: infinity,
    openFrom: true,
    openTo: true,
  };
  for (const relation of relations) {
    const next = narrowed(set, relation);
    if (!next) return null;
    set = next;
  }
  return relations.length > 0 ? set : null;
}

function narrowed(set: Interval, relation: Relation): Interval | null {
  const named = isName(relation.left);
  const [bound, sign] = named
    ? [relation.right, relation.sign]
    : [relation.left, flipped[relation.sign]];
  if (evaluateReal(bound) === null || !isName(named ? relation.left : relation.right)) return null;
  if (sign === '>' || sign === '>=') return { ...set, from: bound, openFrom: sign === '>' };
  if (sign === '<' || sign === '<=') return { ...set, to: bound, openTo: sign === '<' };
  return null;
}

function isName(node: Node): boolean {
  return node.kind === 'symbol' || (node.kind === 'call' && !node.known);
}
