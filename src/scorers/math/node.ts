import { negated, type Rational, rational } from './rational.ts';

export type RelationSign = '=' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * What an answer says, as it was written: nothing is worked out except signs of numbers, quotients
 * of whole numbers and mixed numbers, so that "an unreduced form" and "a decimal" stay visible.
 */
export type Node =
  /** `decimal`: written with a decimal point, and so perhaps rounded. */
  | { readonly kind: 'number'; readonly value: Rational; readonly decimal: boolean }
  /** Lower case; Greek letters by their names. */
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'constant'; readonly name: 'pi' | 'e' | 'infinity' }
  | { readonly kind: 'sum'; readonly parts: readonly Node[] }
  | { readonly kind: 'product'; readonly parts: readonly Node[] }
  | { readonly kind: 'power'; readonly base: Node; readonly exponent: Node }
  /** A hundredth of a number. */
  | { readonly kind: 'percent'; readonly of: Node }
  /** A function with a known meaning (`known`), or of the asker's own (`f(x)`). */
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly known: boolean;
      readonly parts: readonly Node[];
    }
  /** Sums, products, integrals, limits: compared by their form. */
  | { readonly kind: 'form'; readonly name: string; readonly parts: readonly Node[] }
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly Node[])[] }
  | { readonly kind: 'tuple'; readonly parts: readonly Node[] }
  | { readonly kind: 'set'; readonly parts: readonly Node[] }
  | {
      readonly kind: 'interval';
      readonly from: Node;
      readonly to: Node;
      readonly openFrom: boolean;
      readonly openTo: boolean;
    }
  | { readonly kind: 'named-set'; readonly name: string }
  | {
      readonly kind: 'set-operation';
      readonly sign: 'union' | 'intersection' | 'minus';
      readonly left: Node;
      readonly right: Node;
    }
  | {
      readonly kind: 'relation';
      readonly sign: RelationSign;
      readonly left: Node;
      readonly right: Node;
    }
  /** `1 <= x < 3`: two relations or more that share their inner sides. */
  | { readonly kind: 'chain'; readonly parts: readonly Relation[] };

export type Relation = Extract<Node, { kind: 'relation' }>;
export type Interval = Extract<Node, { kind: 'interval' }>;
export type NumberNode = Extract<Node, { kind: 'number' }>;

export function whole(value: bigint): NumberNode {
  return { kind: 'number', value: rational(value), decimal: false };
}

export const minusOne = whole(-1n);
export const emptySet: Node = { kind: 'set', parts: [] };

export function symbol(name: string): Node {
  return { kind: 'symbol', name: name.toLowerCase() };
}

export function call(name: string, ...parts: Node[]): Node {
  return { kind: 'call', name, known: true, parts };
}

/** Signs of numbers are worked out at once. */
export function minus(node: Node): Node {
  if (node.kind === 'number') return { ...node, value: negated(node.value) };
  return { kind: 'product', parts: [minusOne, ...factorsOf(node)] };
}

export function factorsOf(node: Node): readonly Node[] {
  return node.kind === 'product' ? node.parts : [node];
}

/** A quotient of two whole numbers is a number; any other stays a product. @throws RangeError for 1/0. */
export function quotient(top: Node, bottom: Node): Node {
  if (isInteger(top) && isInteger(bottom)) {
    return { kind: 'number', value: rational(top.value.top, bottom.value.top), decimal: false };
  }
  return { kind: 'product', parts: [top, { kind: 'power', base: bottom, exponent: minusOne }] };
}

export function isInteger(node: Node): node is NumberNode {
  return node.kind === 'number' && !node.decimal && node.value.bottom === 1n;
}

/** Whether it stands for a set or a list rather than for a number. */
export function isCollection(node: Node): boolean {
  return ['tuple', 'set', 'interval', 'named-set', 'set-operation'].includes(node.kind);
}

/** The nodes directly below. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'number':
    case 'symbol':
    case 'constant':
    case 'named-set':
      return [];
    case 'power':
      return [node.base, node.exponent];
    case 'percent':
      return [node.of];
    case 'matrix':
      return node.rows.flat();
    case 'interval':
      return [node.from, node.to];
    case 'set-operation':
    case 'relation':
      return [node.left, node.right];
    default:
      return node.parts;
  }
}

/** Names of the symbols in it, in alphabetical order. */
export function symbolsOf(node: Node): string[] {
  const names = new Set<string>();
  const visit = (each: Node): void => {
    if (each.kind === 'symbol') names.add(each.name);
    for (const child of childrenOf(each)) visit(child);
  };
  visit(node);
  return [...names].sort();
}
