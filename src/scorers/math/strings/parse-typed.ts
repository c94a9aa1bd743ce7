import { call, minus, type Node, symbol, whole } from '../node.ts';
import { readDecimal } from '../rational.ts';

/** Names that are no product of their letters; of others with so few letters none matters here. */
const constants: Readonly<Record<string, Node>> = {
  pi: { kind: 'constant', name: 'pi' },
  oo: { kind: 'constant', name: 'infinity' },
};

const token = /\s*(?:(\d+\.?\d*|\.\d+)|([\p{L}_][\p{L}\p{N}_]*)|(\*\*|[-+*/()!^]))/uy;

type Token = { kind: 'number' | 'name' | 'sign'; value: string };

/**
 * Reads an expression as sympy's parser does with implicit multiplication: `2/3x` is two thirds of
 * x, `ab` is a times b, `sqrt(2)` and `pi` have their meaning.
 *
 * @throws SyntaxError where sympy's parser stops, and for what is no expression.
 */
export function parseTyped(text: string): Node {
  const tokens = tokenise(text);
  let at = 0;
  const is = (...signs: string[]): boolean =>
    tokens[at]?.kind === 'sign' && signs.includes(tokens[at]!.value);
  const accept = (...signs: string[]): string | undefined =>
    is(...signs) ? tokens[at++]!.value : undefined;

  function sum(): Node {
    const parts = [product()];
    for (let sign = accept('+', '-'); sign; sign = accept('+', '-')) {
      const part = product();
      parts.push(sign === '-' ? minus(part) : part);
    }
    return parts.length === 1 ? parts[0]! : { kind: 'sum', parts };
  }

  function product(): Node {
    const parts = [signed()];
    for (;;) {
      if (accept('*')) parts.push(signed());
      else if (accept('/')) {
        parts.push({ kind: 'power', base: signed(), exponent: whole(-1n) });
      } else if (tokens[at] && (tokens[at]!.kind !== 'sign' || is('('))) parts.push(raised());
      else return parts.length === 1 ? parts[0]! : { kind: 'product', parts };
    }
  }

  function signed(): Node {
    if (accept('-')) return minus(signed());
    if (accept('+')) return signed();
    return raised();
  }

  function raised(): Node {
    const base = postfix();
    return accept('**', '^') ? { kind: 'power', base, exponent: signed() } : base;
  }

  function postfix(): Node {
    let node = atom();
    while (accept('!')) node = call('factorial', node);
    return node;
  }

  function atom(): Node {
    const next = tokens[at++];
    if (next?.kind === 'number') {
      const decimal = next.value.includes('.');
      return { kind: 'number', value: readDecimal(next.value), decimal };
    }
    if (next?.kind === 'name') return named(next.value);
    if (next?.value === '(') {
      const inner = sum();
      if (!accept(')')) throw new SyntaxError('a bracket never closes');
      return inner;
    }
    throw new SyntaxError(`${next?.value ?? 'the end'} stands where a value is needed`);
  }

  function named(name: string): Node {
    if (name === 'sqrt' || name === 'ln') {
      if (!is('(')) throw new SyntaxError(`${name} without brackets`);
      const inner = atom();
      const half: Node = { kind: 'power', base: whole(2n), exponent: whole(-1n) };
      return name === 'sqrt'
        ? { kind: 'power', base: inner, exponent: half }
        : call('log', inner, { kind: 'constant', name: 'e' });
    }
    if (Object.hasOwn(constants, name)) return constants[name]!;
    if (name.includes('_')) return symbol(name);
    const parts = name.match(/\d+|\D/gu)!.map((part): Node => {
      return /\d/.test(part)
        ? { kind: 'number', value: readDecimal(part), decimal: false }
        : { kind: 'symbol', name: `letter ${part}` };
    });
    if (is('(')) {
      const inner = atom();
      const last = name.at(-1)!;
      const applied: Node = { kind: 'call', name: last, known: false, parts: [inner] };
      parts.splice(-1, 1, applied);
    }
    return parts.length === 1 ? parts[0]! : { kind: 'product', parts };
  }

  const node = sum();
  if (at < tokens.length) throw new SyntaxError(`${tokens[at]!.value} is left over`);
  return node;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) throw new SyntaxError(`${text[at]} is no part of an expression`);
    const [, number, name, sign] = found;
    if (number !== undefined) {
      if (/^0+[1-9]\d*$/.test(number)) throw new SyntaxError('a whole number that begins with 0');
      tokens.push({ kind: 'number', value: number });
    } else if (name !== undefined) tokens.push({ kind: 'name', value: name });
    else tokens.push({ kind: 'sign', value: sign! });
  }
  return tokens;
}
