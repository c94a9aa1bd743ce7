import { PythonSyntaxError, type Token, tokenise } from './tokens.ts';
import { Float, type Value } from './value.ts';

/** The part of Python's expressions in which models write calls. */
export type Expression =
  | { kind: 'constant'; value: Value }
  | { kind: 'ellipsis' }
  | { kind: 'name'; name: string }
  | { kind: 'attribute'; of: Expression; name: string }
  | { kind: 'subscript'; of: Expression; index: Expression }
  /** A name may stand twice among the named ones: that is for whoever carries the call out. */
  | { kind: 'call'; of: Expression; positional: Expression[]; named: [string, Expression][] }
  /** Only among positional arguments: `*list`, `**dictionary` and `name := value`. */
  | { kind: 'starred'; sign: '*' | '**'; of: Expression }
  | { kind: 'assignment'; name: string; value: Expression }
  /** Only as an index: `first:end` or `first:end:step`. */
  | { kind: 'slice'; first: Expression | null; end: Expression | null; step: Expression | null }
  | { kind: 'list' | 'tuple' | 'set'; items: Expression[] }
  | { kind: 'dict'; entries: [Expression, Expression][] }
  | { kind: 'unary'; sign: string; of: Expression }
  | { kind: 'binary'; sign: string; left: Expression; right: Expression };

const constants: Readonly<Record<string, Value>> = { None: null, True: true, False: false };
const keywords = new Set(
  `and as assert async await break class continue def del elif else except finally for from global
  if import in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);
/** Weakest first; all bind to the left. */
const levels = [
  ['+', '-'],
  ['*', '/', '//', '%'],
] as const;
const maxDepth = 200;

/**
 * Reads one expression. Comparisons, conditions, comprehensions, lambdas and f-strings are not read.
 *
 * @throws PythonSyntaxError
 */
export function parseExpression(source: string): Expression {
  const reader = new Reader(tokenise(source));
  const root = reader.items();
  reader.expectEnd();
  return root;
}

class Reader {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** An expression, or several with commas: a tuple. */
  items(): Expression {
    const first = this.expression();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.accept(',')) {
      if (this.peek().kind === 'end' || this.is(')') || this.is(']')) break;
      items.push(this.expression());
    }
    return { kind: 'tuple', items };
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') this.fail();
  }

  private expression(): Expression {
    if (++this.depth > maxDepth) this.fail();
    const read: Expression = this.acceptName('not')
      ? { kind: 'unary', sign: 'not', of: this.expression() }
      : this.binary(0);
    this.depth--;
    return read;
  }

  private binary(level: number): Expression {
    const signs: readonly string[] | undefined = levels[level];
    if (!signs) return this.unary();
    let left = this.binary(level + 1);
    while (this.peek().kind === 'sign' && signs.includes(this.peek().text)) {
      const sign = this.next().text;
      left = { kind: 'binary', sign, left, right: this.binary(level + 1) };
    }
    return left;
  }

  private unary(): Expression {
    for (const sign of ['-', '+', '~']) {
      if (!this.accept(sign)) continue;
      if (++this.depth > maxDepth) this.fail();
      const of = this.unary();
      this.depth--;
      return { kind: 'unary', sign, of };
    }
    const base = this.trailed();
    if (!this.accept('**')) return base;
    return { kind: 'binary', sign: '**', left: base, right: this.unary() };
  }

  private trailed(): Expression {
    let read = this.atom();
    for (;;) {
      if (this.accept('.')) read = { kind: 'attribute', of: read, name: this.identifier() };
      else if (this.accept('(')) read = this.call(read);
      else if (this.accept('[')) {
        const index = this.index();
        this.expect(']');
        read = { kind: 'subscript', of: read, index };
      } else return read;
    }
  }

  /** What stands in square brackets behind a value. */
  private index(): Expression {
    const first = this.slice();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.accept(',') && !this.is(']')) items.push(this.slice());
    return { kind: 'tuple', items };
  }

  private slice(): Expression {
    const part = (): Expression | null =>
      this.is(':') || this.is(',') || this.is(']') ? null : this.expression();
    const first = part();
    if (!this.accept(':')) return first ?? this.fail();
    const end = part();
    return { kind: 'slice', first, end, step: this.accept(':') ? part() : null };
  }

  private assignment(): Expression {
    const name = this.identifier();
    this.expect(':=');
    return { kind: 'assignment', name, value: this.expression() };
  }

  private call(of: Expression): Expression {
    const positional: Expression[] = [];
    const named: [string, Expression][] = [];
    let unpacked = false;
    while (!this.accept(')')) {
      const after = this.tokens[this.at + 1];
      const sign = this.peek().kind === 'name' && after?.kind === 'sign' ? after.text : '';
      if (sign === '=') {
        const name = this.identifier();
        this.expect('=');
        named.push([name, this.expression()]);
      } else if (this.accept('**')) {
        unpacked = true;
        positional.push({ kind: 'starred', sign: '**', of: this.expression() });
      } else if (!unpacked && this.accept('*')) {
        positional.push({ kind: 'starred', sign: '*', of: this.expression() });
      } else {
        if (unpacked || named.length > 0) this.fail();
        positional.push(sign === ':=' ? this.assignment() : this.expression());
      }
      if (!this.is(')')) this.expect(',');
    }
    return { kind: 'call', of, positional, named };
  }

  private atom(): Expression {
    const token = this.next();
    if (token.kind === 'string') {
      let value = token.text;
      while (this.peek().kind === 'string') value += this.next().text;
      return { kind: 'constant', value };
    }
    if (token.kind === 'number') return { kind: 'constant', value: numberOf(token.text) };
    if (token.kind === 'name') {
      if (Object.hasOwn(constants, token.text)) {
        return { kind: 'constant', value: constants[token.text]! };
      }
      if (keywords.has(token.text)) this.fail();
      return { kind: 'name', name: token.text };
    }
    if (token.text === '...') return { kind: 'ellipsis' };
    if (token.text === '[') return { kind: 'list', items: this.until(']') };
    if (token.text === '{') return this.braces();
    if (token.text !== '(') this.fail();
    if (this.accept(')')) return { kind: 'tuple', items: [] };
    const inner = this.items();
    this.expect(')');
    return inner;
  }

  private braces(): Expression {
    if (this.accept('}')) return { kind: 'dict', entries: [] };
    const first = this.expression();
    if (!this.accept(':')) {
      if (!this.is('}')) this.expect(',');
      return { kind: 'set', items: [first, ...this.until('}')] };
    }
    const entries: [Expression, Expression][] = [[first, this.expression()]];
    while (!this.accept('}')) {
      this.expect(',');
      if (this.accept('}')) break;
      const key = this.expression();
      this.expect(':');
      entries.push([key, this.expression()]);
    }
    return { kind: 'dict', entries };
  }

  private until(end: string): Expression[] {
    const items: Expression[] = [];
    while (!this.accept(end)) {
      items.push(this.expression());
      if (!this.is(end)) this.expect(',');
    }
    return items;
  }

  private identifier(): string {
    const token = this.next();
    if (token.kind !== 'name' || keywords.has(token.text)) this.fail();
    return token.text;
  }

  private peek(): Token {
    return this.tokens[this.at]!;
  }

  private next(): Token {
    return this.tokens[this.at++] ?? this.fail();
  }

  private is(sign: string): boolean {
    const token = this.peek();
    return token.kind === 'sign' && token.text === sign;
  }

  private accept(sign: string): boolean {
    if (!this.is(sign)) return false;
    this.at++;
    return true;
  }

  private acceptName(name: string): boolean {
    const token = this.peek();
    if (token.kind !== 'name' || token.text !== name) return false;
    this.at++;
    return true;
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) this.fail();
  }

  private fail(): never {
    const token = this.tokens[this.at] ?? { text: 'the end' };
    throw new PythonSyntaxError(`unexpected ${token.text || 'end'}`);
  }
}

function numberOf(text: string): Value {
  const plain = text.replaceAll('_', '').toLowerCase();
  if (plain.endsWith('j') || /^0\d*[1-9]\d*$/.test(plain)) {
    throw new PythonSyntaxError(`the number ${text} is not read`);
  }
  if (!/^0[xob]/.test(plain) && /[.e]/.test(plain)) return new Float(Number(plain));
  const whole = Number(plain);
  return Number.isSafeInteger(whole) ? whole : BigInt(plain);
}
