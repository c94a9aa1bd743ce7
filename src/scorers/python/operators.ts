import { type Expression, rank } from './syntax.ts';
import { TokenReader } from './token-reader.ts';
import { unparse } from './unparse.ts';

/** Weakest first; all bind to the left. */
const levels = [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '//', '%', '@']] as const;
const comparisons = new Set(['<', '>', '==', '>=', '<=', '!=']);
/** An expression that is only read, with its text. */
export const other = (what: string, rank: number, text: string): Expression => ({
  kind: 'other',
  what,
  rank,
  text,
});

/** Reads what operators make of expressions; what they stand between is read elsewhere. */
export abstract class OperatorReader extends TokenReader {
  protected abstract trailed(): Expression;

  protected expression(): Expression {
    return this.deeper(() => (this.isName('lambda') ? this.lambda() : this.condition()));
  }

  private condition(): Expression {
    const then = this.logic('or');
    if (!this.acceptName('if')) return then;
    const test = this.logic('or');
    if (!this.acceptName('else')) this.fail();
    const text = [unparse(then, rank.or), 'if', unparse(test, rank.or), 'else'].join(' ');
    return other('condition', rank.test, `${text} ${unparse(this.expression(), rank.test)}`);
  }

  private lambda(): Expression {
    this.acceptName('lambda');
    const named: string[] = [];
    while (!this.is(':')) {
      const stars = this.accept('**') ? '**' : this.accept('*') ? '*' : '';
      if (this.accept('/')) named.push('/');
      else if (stars === '*' && this.is(',')) named.push('*');
      else {
        const name = this.identifier();
        const value = stars === '' && this.accept('=') ? `=${unparse(this.expression())}` : '';
        named.push(`${stars}${name}${value}`);
      }
      if (!this.is(':')) this.expect(',');
    }
    this.expect(':');
    const start = named.length > 0 ? `lambda ${named.join(', ')}` : 'lambda';
    return other('lambda', rank.test, `${start}: ${unparse(this.expression(), rank.test)}`);
  }

  protected logic(sign: 'or' | 'and'): Expression {
    const one = () => (sign === 'or' ? this.logic('and') : this.not());
    const of = [one()];
    while (this.acceptName(sign)) of.push(one());
    if (of.length === 1) return of[0]!;
    // Python puts later parts into parentheses more readily.
    const text = of.map((each, i) => unparse(each, rank[sign] + 1 + i)).join(` ${sign} `);
    return other(sign, rank[sign], text);
  }

  private not(): Expression {
    if (!this.acceptName('not')) return this.comparison();
    return { kind: 'unary', sign: 'not', of: this.deeper(() => this.not()) };
  }

  private comparison(): Expression {
    const first = this.binary(0);
    let text = unparse(first, rank.comparison + 1);
    let compared = false;
    for (let sign = this.comparator(); sign !== null; sign = this.comparator()) {
      text += ` ${sign} ${unparse(this.binary(0), rank.comparison + 1)}`;
      compared = true;
    }
    return compared ? other('comparison', rank.comparison, text) : first;
  }

  private comparator(): string | null {
    const { kind, text } = this.peek();
    if (kind === 'sign' && comparisons.has(text)) return this.next().text;
    if (this.acceptName('in')) return 'in';
    if (this.acceptName('is')) return this.acceptName('not') ? 'is not' : 'is';
    const after = this.tokens[this.at + 1];
    if (!this.isName('not') || after?.kind !== 'name' || after.text !== 'in') return null;
    this.at += 2;
    return 'not in';
  }

  protected binary(level: number): Expression {
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
      return { kind: 'unary', sign, of: this.deeper(() => this.unary()) };
    }
    const base = this.acceptName('await')
      ? other('await', rank.await, `await ${unparse(this.trailed(), rank.atom)}`)
      : this.trailed();
    if (!this.accept('**')) return base;
    return { kind: 'binary', sign: '**', left: base, right: this.unary() };
  }
}
