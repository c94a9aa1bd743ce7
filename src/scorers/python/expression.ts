import { OperatorReader, other } from './operators.ts';
import { type Expression, rank } from './syntax.ts';
import { constants, keywords } from './token-reader.ts';
import { PythonSyntaxError, type Token, tokenise } from './tokens.ts';
import { unparse } from './unparse.ts';
import { Float, type Value } from './value.ts';

/**
 * Reads one expression.
 *
 * @throws PythonSyntaxError
 */
export function parseExpression(source: string): Expression {
  const reader = new Reader(tokenise(source));
  const root = reader.items();
  reader.expectEnd();
  return root;
}

class Reader extends OperatorReader {
  /** An expression, or several with commas: a tuple. */
  items(one: () => Expression = () => this.starred()): Expression {
    const first = one();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.accept(',')) {
      if (this.peek().kind === 'end' || this.is(')') || this.is(']')) break;
      items.push(one());
    }
    return { kind: 'tuple', items };
  }

  /** An element of a list, a tuple or a call: `*x`, `x := 1`, or an expression. */
  private starred(): Expression {
    if (this.accept('*')) return other('star', rank.or, `*${unparse(this.binary(0), rank.bitOr)}`);
    const read = this.expression();
    if (read.kind !== 'name' || !this.accept(':=')) return read;
    return other('walrus', rank.walrus, `${read.name} := ${unparse(this.expression())}`);
  }

  protected trailed(): Expression {
    let read = this.atom();
    for (;;) {
      if (this.accept('.')) read = { kind: 'attribute', of: read, name: this.identifier() };
      else if (this.accept('(')) read = this.call(read);
      else if (this.accept('[')) {
        const index = this.items(() => this.slice());
        this.expect(']');
        read = { kind: 'subscript', of: read, index };
      } else return read;
    }
  }

  private slice(): Expression {
    const part = () => (this.is(':') || this.is(']') || this.is(',') ? null : this.starred());
    const from = part();
    if (!this.accept(':')) return from ?? this.fail();
    const to = part();
    const step = this.accept(':') ? part() : null;
    const [a, b, c] = [from, to, step].map((each) => (each ? unparse(each) : ''));
    return other('slice', rank.test, `${a}:${b}${c === '' ? '' : `:${c}`}`);
  }

  private call(of: Expression): Expression {
    const positional: Expression[] = [];
    const named: [string | null, Expression][] = [];
    let unpacked = false;
    while (!this.accept(')')) {
      const after = this.tokens[this.at + 1];
      if (this.accept('**')) {
        named.push([null, this.expression()]);
        unpacked = true;
      } else if (this.peek().kind === 'name' && after?.kind === 'sign' && after.text === '=') {
        const name = this.identifier();
        this.expect('=');
        named.push([name, this.expression()]);
      } else {
        const star = this.is('*');
        if (unpacked || (named.length > 0 && !star)) this.fail();
        const item = this.starred();
        const alone = positional.length === 0 && named.length === 0;
        const generator = alone && !star ? this.comprehension('(', unparse(item), ')') : null;
        if (generator && !this.is(')')) this.fail();
        positional.push(generator ?? item);
      }
      if (!this.is(')')) this.expect(',');
    }
    return { kind: 'call', of, positional, named };
  }

  /** What follows the element of a comprehension; null where it is none. */
  private comprehension(open: string, element: string, close: string): Expression | null {
    let text = element;
    for (;;) {
      const start = this.acceptName('async') ? ' async for ' : ' for ';
      if (!this.acceptName('for')) break;
      const target = this.items(() => this.binary(0));
      if (!this.acceptName('in')) this.fail();
      const names = target.kind === 'tuple' ? target.items : [target];
      text += `${start}${names.map((each) => unparse(each)).join(', ')} in ${unparse(this.logic('or'))}`;
      while (this.acceptName('if')) text += ` if ${unparse(this.logic('or'))}`;
    }
    return text === element ? null : other('comprehension', rank.atom, `${open}${text}${close}`);
  }

  private atom(): Expression {
    const token = this.next();
    if (token.kind === 'string') return this.strings(token);
    if (token.kind === 'number') {
      return /j$/i.test(token.text)
        ? other('complex', rank.atom, token.text)
        : { kind: 'constant', value: numberOf(token.text) };
    }
    if (token.kind === 'name') {
      if (Object.hasOwn(constants, token.text)) {
        return { kind: 'constant', value: constants[token.text]! };
      }
      if (keywords.has(token.text)) this.fail();
      return { kind: 'name', name: token.text };
    }
    if (token.text === '...') return { kind: 'ellipsis' };
    if (token.text === '[') return this.brackets();
    if (token.text === '{') return this.braces();
    if (token.text !== '(') this.fail();
    return this.parentheses();
  }

  /** Strings side by side are one. */
  private strings(first: Token): Expression {
    const all = [first];
    while (this.peek().kind === 'string') all.push(this.next());
    const plain = all.filter(({ written }) => written === undefined);
    if (plain.length === all.length) {
      return { kind: 'constant', value: all.map(({ text }) => text).join('') };
    }
    const bytes = all.filter(({ written }) => /^[rR]?[bB]/.test(written ?? ''));
    if (bytes.length > 0 && bytes.length < all.length) this.fail();
    const what = bytes.length > 0 ? 'bytes' : 'f-string';
    return other(what, rank.atom, all.map(({ text, written }) => written ?? text).join(' '));
  }

  private brackets(): Expression {
    if (this.accept(']')) return { kind: 'list', items: [] };
    const first = this.starred();
    const comprehension = this.comprehensionOrMore('[', unparse(first), ']');
    return comprehension ?? { kind: 'list', items: [first, ...this.until(']')] };
  }

  private parentheses(): Expression {
    if (this.accept(')')) return { kind: 'tuple', items: [] };
    if (this.acceptName('yield')) {
      const from = this.acceptName('from') ? ' from' : '';
      const of = this.is(')') ? '' : ` ${unparse(this.items())}`;
      this.expect(')');
      return other('yield', rank.yield, `yield${from}${of}`);
    }
    const inner = this.items();
    const generator = this.comprehension('(', unparse(inner), ')');
    this.expect(')');
    if (!generator && inner.kind === 'other' && inner.what === 'star') this.fail();
    return generator ?? inner;
  }

  private braces(): Expression {
    if (this.accept('}')) return { kind: 'dict', entries: [] };
    if (this.is('**')) return { kind: 'dict', entries: this.entries([]) };
    const first = this.starred();
    if (this.accept(':')) {
      const value = this.expression();
      const pair = `${unparse(first)}: ${unparse(value)}`;
      const comprehension = this.comprehensionOrMore('{', pair, '}');
      return comprehension ?? { kind: 'dict', entries: this.entries([[first, value]]) };
    }
    const comprehension = this.comprehensionOrMore('{', unparse(first), '}');
    return comprehension ?? { kind: 'set', items: [first, ...this.until('}')] };
  }

  /** A comprehension with its end; null: the elements after the first one follow, or the end. */
  private comprehensionOrMore(open: string, element: string, close: string): Expression | null {
    const comprehension = this.comprehension(open, element, close);
    if (comprehension) this.expect(close);
    else if (!this.is(close)) this.expect(',');
    return comprehension;
  }

  private entries(entries: [Expression, Expression][]): [Expression, Expression][] {
    while (!this.accept('}')) {
      if (this.accept('**')) {
        entries.push([other('unpacked', rank.atom, '**'), this.binary(0)]);
      } else {
        const key = this.expression();
        this.expect(':');
        entries.push([key, this.expression()]);
      }
      if (!this.is('}')) this.expect(',');
    }
    return entries;
  }

  private until(end: string): Expression[] {
    const items: Expression[] = [];
    while (!this.accept(end)) {
      items.push(this.starred());
      if (!this.is(end)) this.expect(',');
    }
    return items;
  }
}

function numberOf(text: string): Value {
  const plain = text.replaceAll('_', '').toLowerCase();
  if (/^0\d*[1-9]\d*$/.test(plain)) {
    throw new PythonSyntaxError(`the number ${text} is not read`);
  }
  if (!/^0[xob]/.test(plain) && /[.e]/.test(plain)) return new Float(Number(plain));
  const whole = Number(plain);
  return Number.isSafeInteger(whole) ? whole : BigInt(plain);
}
