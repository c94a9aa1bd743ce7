import { isCollection, isInteger, minus, type Node, quotient } from './node.ts';
import { parseFactor, startsFactor } from './parse-factor.ts';
import { negated, plus } from './rational.ts';
import type { Reader } from './reader.ts';

/** a + b - c. */
export function parseAdditive(reader: Reader): Node {
  const first = parseProduct(reader);
  const parts = [first];
  for (;;) {
    const sign = reader.accept('+', '-');
    if (!sign) break;
    const part = parseProduct(reader);
    parts.push(sign === '-' ? minus(part) : part);
  }
  if (parts.length === 1) return first;
  return { kind: 'sum', parts: noCollections(parts) };
}

const division = ['/', 'div', ':'];
const multiplication = ['*', 'times', 'cdot', 'ast'];

/** a * b / c, each a row of factors that are only written side by side, which bind more tightly. */
export function parseProduct(reader: Reader): Node {
  let left = parseSigned(reader);
  for (;;) {
    if (reader.accept(...multiplication)) {
      const right = parseSigned(reader);
      left = { kind: 'product', parts: noCollections([left, right]) };
    } else if (reader.accept(...division)) {
      const right = parseSigned(reader);
      const [top, bottom] = noCollections([left, right]);
      left = quotient(top!, bottom!);
    } else if (reader.accept('mod', 'bmod')) {
      const right = parseSigned(reader);
      left = { kind: 'call', name: 'mod', known: true, parts: noCollections([left, right]) };
    } else return left;
  }
}

function parseSigned(reader: Reader): Node {
  if (reader.accept('+')) return parseSigned(reader);
  if (reader.accept('-')) return minus(noCollections([parseSigned(reader)])[0]!);
  return parseRow(reader);
}

/** A factor, and whether it may be the fraction of a mixed number: in brackets it multiplies. */
interface Factor {
  node: Node;
  bare: boolean;
}

/** Factors side by side: `2xy`, `3\sqrt{2}`; and `2\frac{1}{2}` or `2 1/2`, which is two and a half. */
function parseRow(reader: Reader): Node {
  const factors = [parseBare(reader)];
  while (startsFactor(reader)) factors.push(parseBare(reader));
  if (factors.length === 1) return factors[0]!.node;
  noCollections(factors.map(({ node }) => node));
  const last = factors.at(-1)!;
  if (last.bare && isInteger(last.node) && isInteger(factors.at(-2)!.node) && reader.accept('/')) {
    last.node = quotient(last.node, parseFactor(reader));
  }
  return joinRow(factors).node;
}

function parseBare(reader: Reader): Factor {
  const bare = !reader.is('(', '[', '{');
  return { node: parseFactor(reader), bare };
}

function joinRow(factors: readonly Factor[]): Factor {
  const [first, ...rest] = factors as [Factor, ...Factor[]];
  if (rest.length === 0) return first;
  const row = joinRow(rest);
  const left = first.node;
  const part = row.bare && row.node.kind === 'number' && !row.node.decimal ? row.node.value : null;
  if (isInteger(left) && part && part.top > 0n) {
    const value = plus(left.value, left.value.top < 0n ? negated(part) : part);
    return { node: { kind: 'number', value, decimal: false }, bare: first.bare };
  }
  const others = row.node.kind === 'product' ? row.node.parts : [row.node];
  return { node: { kind: 'product', parts: [left, ...others] }, bare: first.bare };
}

/** @throws SyntaxError when one is a set or a list: those cannot be added or multiplied here. */
function noCollections(nodes: Node[]): Node[] {
  if (nodes.some(isCollection)) throw new SyntaxError('a set stands where a number is needed');
  return nodes;
}
