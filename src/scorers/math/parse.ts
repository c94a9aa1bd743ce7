import { relationSigns } from './names.ts';
import { isCollection, minus, type Node, type Relation } from './node.ts';
import { parseAdditive, parseProduct } from './parse-expression.ts';
import { readDecimal } from './rational.ts';
import { Reader, type Rules } from './reader.ts';
import { isNamedSet, refuseSetRelations } from './set-relations.ts';
import { tokenise } from './tokens.ts';

const rules: Rules = {
  list: parseList,
  groups: parseGroups,
  additive: parseAdditive,
  product: parseProduct,
};

/** Characters. */
const longest = 5_000;
const grouped = /^\s*-?\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*$/;

/**
 * Reads a LaTeX formula: an expression, a relation, a set, or a list of them. `1,234` alone is a
 * number; inside a list the comma always separates.
 *
 * @throws SyntaxError where it is none, RangeError for a division of numbers by 0.
 */
export function parseLatex(latex: string): Node {
  if (latex.length > longest) throw new SyntaxError('too long for an answer');
  if (grouped.test(latex)) return groupedNumber(latex);
  const reader = new Reader(tokenise(latex), rules);
  const node = parseList(reader);
  if (!reader.atEnd) throw new SyntaxError(`${reader.peek()!.value} is left over`);
  if (node.kind === 'set') refuseSetRelations(node.parts);
  else refuseSetRelations(isNamedSet(node) ? [] : [node]);
  return node;
}

function groupedNumber(text: string): Node {
  const bare = text.trim().replaceAll(',', '');
  const value = readDecimal(bare.replace('-', ''));
  const node: Node = { kind: 'number', value, decimal: bare.includes('.') };
  return bare.startsWith('-') ? minus(node) : node;
}

/** What stands between brackets or in a whole formula: parts with commas, and groups of them with semicolons. */
function parseList(reader: Reader): Node {
  const groups = parseGroups(reader);
  const [first] = groups;
  if (groups.length === 1) return first!.length === 1 ? first![0]! : setOf(first!);
  if (groups.every((group) => group.length === 1)) return { kind: 'set', parts: groups.flat() };
  return { kind: 'set', parts: groups.map((parts) => ({ kind: 'tuple', parts })) };
}

/** `x = 1, 2` says that x is either; `x = 1, y = 2` are two relations. */
function setOf(parts: readonly Node[]): Node {
  const [first, ...rest] = parts;
  const list = rest.length > 0 && rest.every((part) => part.kind !== 'relation');
  if (first!.kind === 'relation' && first!.sign === '=' && list && isName(first!.left)) {
    return { ...first!, right: { kind: 'set', parts: [first!.right, ...rest] } };
  }
  return { kind: 'set', parts };
}

function isName(node: Node): boolean {
  return node.kind === 'symbol' || (node.kind === 'tuple' && node.parts.every(isName));
}

function parseGroups(reader: Reader): Node[][] {
  const groups: Node[][] = [[]];
  for (;;) {
    groups.at(-1)!.push(...parseElement(reader));
    if (reader.accept(';')) groups.push([]);
    else if (!reader.accept(',')) return groups;
  }
}

/** One part of a list; `a \pm b` makes two. */
function parseElement(reader: Reader): Node[] {
  const left = parseRelation(reader);
  return left.kind === 'set-operation' || !isPlusMinus(left) ? [left] : spread(left);
}

/** An unspread `a \pm b` travels as a call of this name. */
const plusMinus = 'plus-minus';

function isPlusMinus(node: Node): boolean {
  return node.kind === 'call' && node.name === plusMinus;
}

function spread(node: Node): Node[] {
  if (node.kind !== 'call') return [node];
  const [a, b] = node.parts;
  if (b === undefined) return [minus(a!), a!];
  return [
    { kind: 'sum', parts: [a!, b] },
    { kind: 'sum', parts: [a!, minus(b)] },
  ];
}

function parseRelation(reader: Reader): Node {
  let left = parseSide(reader);
  const relations: Relation[] = [];
  for (;;) {
    const token = reader.peek();
    const plain = token?.kind === 'sign' || token?.kind === 'command';
    const sign =
      plain && Object.hasOwn(relationSigns, token.value) ? relationSigns[token.value] : undefined;
    if (sign !== undefined) {
      reader.take();
      const side = parseSide(reader);
      const right: Node = isPlusMinus(side) ? { kind: 'set', parts: spread(side) } : side;
      relations.push({ kind: 'relation', sign, left, right });
      left = right;
    } else if (reader.accept('approx', 'to', 'rightarrow', 'Rightarrow')) {
      const right = parseSide(reader);
      // About a name it is the value; of a value it adds nothing.
      if (relations.length === 0 && left.kind === 'symbol') left = right;
    } else break;
  }
  if (relations.length === 0) return left;
  return relations.length === 1 ? relations[0]! : { kind: 'chain', parts: relations };
}

/** One side of a relation: sets joined by \setminus, \cup and \cap, or an expression. */
function parseSide(reader: Reader): Node {
  if (reader.accept('pm')) {
    const of = parseAdditive(reader);
    return { kind: 'call', name: plusMinus, known: true, parts: [of] };
  }
  const left = parseJoined(reader, 0);
  if (!reader.accept('pm')) return left;
  return { kind: 'call', name: plusMinus, known: true, parts: [left, parseAdditive(reader)] };
}

const joiners = [
  { sign: 'minus', words: ['setminus', 'backslash'] },
  { sign: 'union', words: ['cup', 'bigcup'] },
  { sign: 'intersection', words: ['cap', 'bigcap'] },
] as const;

function parseJoined(reader: Reader, level: number): Node {
  const joiner = joiners[level];
  if (!joiner) return parseAdditive(reader);
  let left = parseJoined(reader, level + 1);
  while (reader.accept(...joiner.words)) {
    const right = parseJoined(reader, level + 1);
    left = { kind: 'set-operation', sign: joiner.sign, left: asSet(left), right: asSet(right) };
  }
  return left;
}

/** A list in round brackets means a set where sets are joined. */
function asSet(node: Node): Node {
  if (node.kind === 'tuple') return { kind: 'set', parts: node.parts };
  if (!isCollection(node)) throw new SyntaxError('a number stands where a set is needed');
  return node;
}
