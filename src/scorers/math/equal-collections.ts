import type { Interval, Node } from './node.ts';
import { sortedParts } from './order.ts';
import { toPieces } from './pieces.ts';
import { print } from './print.ts';

type Compare = (gold: Node, given: Node) => boolean;

/**
 * Whether two sets, intervals or lists hold the same; a single value counts as the set of it. `1, 2`
 * answers a gold (1, 2), which reads as an interval, and the other way round.
 */
export function equalCollections(gold: Node, given: Node, compare: Compare): boolean {
  const a = asCollection(gold);
  const b = asCollection(given);
  if (a.kind === 'interval' && b.kind === 'interval') return equalIntervals(a, b, compare);
  if (print(a) === print(b)) return true;
  if (equalPieces(a, b, compare)) return true;
  if (isList(a) && isList(b)) return equalLists(a, b, compare);
  if (a.kind === 'interval' && isOpen(a) && isList(b)) return equalLists(pairOf(a), b, compare);
  if (b.kind === 'interval' && isOpen(b) && isList(a)) return equalLists(a, pairOf(b), compare);
  return false;
}

type List = Extract<Node, { kind: 'set' | 'tuple' }>;

function asCollection(node: Node): Node {
  const collections = ['set', 'tuple', 'interval', 'named-set', 'set-operation'];
  return collections.includes(node.kind) ? node : { kind: 'set', parts: [node] };
}

function isList(node: Node): node is List {
  return node.kind === 'set' || node.kind === 'tuple';
}

function isOpen({ openFrom, openTo }: Interval): boolean {
  return openFrom && openTo;
}

function pairOf({ from, to }: Interval): List {
  return { kind: 'tuple', parts: [from, to] };
}

function equalIntervals(a: Interval, b: Interval, compare: Compare): boolean {
  return (
    a.openFrom === b.openFrom &&
    a.openTo === b.openTo &&
    compare(a.from, b.from) &&
    compare(a.to, b.to)
  );
}

/** Part by part: in their order where the gold is a list, sorted where it is a set. */
function equalLists(gold: List, given: List, compare: Compare): boolean {
  const [a, b] = [distinct(gold), distinct(given)];
  if (a.parts.length !== b.parts.length) return false;
  const inOrder = (x: readonly Node[], y: readonly Node[]): boolean =>
    x.every((part, i) => compare(part, y[i]!));
  if (a.kind === 'tuple') return inOrder(a.parts, b.parts);
  return inOrder(sortedParts(a.parts), sortedParts(b.parts)) || matched(a.parts, b.parts, compare);
}

/** A set holds nothing twice. */
function distinct(list: List): List {
  if (list.kind === 'tuple') return list;
  const byText = new Map(list.parts.map((part) => [print(part), part]));
  return { kind: 'set', parts: [...byText.values()] };
}

/** The most parts for which every pairing is tried. */
const fewParts = 40;

/** Each part has a partner of its own. Equality is near enough transitive for the first one to do. */
function matched(a: readonly Node[], b: readonly Node[], compare: Compare): boolean {
  if (a.length > fewParts) return false;
  const left = [...b];
  return a.every((part) => {
    const at = left.findIndex((other) => compare(part, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function equalPieces(a: Node, b: Node, compare: Compare): boolean {
  const composed = ['set-operation', 'named-set'];
  if (!composed.includes(a.kind) && !composed.includes(b.kind)) return false;
  const [x, y] = [toPieces(a), toPieces(b)];
  if (!x || !y || x.length !== y.length) return false;
  return x.every((piece, i) => equalIntervals(piece, y[i]!, compare));
}
