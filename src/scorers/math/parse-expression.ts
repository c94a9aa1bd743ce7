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

/** Factors side by side: `2xy`, `3\sqrt{2}`; and `2\frac{1}{2}`, which is two and a half. */
function parseRow(reader: Reader): Node {
  const factors = [parseFactor(reader)];
  while (startsFactor(reader)) factors.push(parseFactor(reader));
  if (factors.length === 1) return factors[0]!;
  return joinRow(noCollections(factors));
}

function joinRow(factors: readonly Node[]): Node {
  const [first, ...rest] = factors;
  if (rest.length === 0) return first!;
  const row = joinRow(rest);
  const mixed = isInteger(first!) && row.kind === 'number' && !row.decimal && row.value.top > 0n;
  if (mixed) {
    const down = first.value.top < 0n;
    const value = plus(first.value, down ? negated(row.value) : row.value);
    return { kind: 'number', value, decimal: false };
  }
  return { kind: 'product', parts: [first!, ...(row.kind === 'product' ? row.parts : [row])] };
}

/** @throws SyntaxError when one is a set or a list: those cannot be added or multiplied here. */
function noCollections(nodes: Node[]): Node[] {
  if (nodes.some(isCollection)) throw new SyntaxError('a set stands where a number is needed');
  return nodes;
}
