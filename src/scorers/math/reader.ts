import type { Node } from './node.ts';
import type { Token } from './tokens.ts';

/** The rules that bind less tightly than what is inside brackets, for the parts that stand inside. */
export interface Rules {
  /** A formula or a list of them. */
  list: (reader: Reader) => Node;
  /** Parts with commas in groups with semicolons. */
  groups: (reader: Reader) => Node[][];
  additive: (reader: Reader) => Node;
  product: (reader: Reader) => Node;
}

/** Depth of brackets beyond which a formula is not read: the parser calls itself. */
const deepest = 200;

/** The tokens of a formula with a place in them. */
export class Reader {
  readonly #tokens: readonly Token[];
  readonly rules: Rules;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], rules: Rules) {
    this.#tokens = tokens;
    this.rules = rules;
  }

  /** The next token, or the one `ahead` of it. */
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  take(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw new SyntaxError('the formula ends too early');
    this.#at++;
    return token;
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Whether the next token is one of these signs or commands. */
  is(...values: string[]): boolean {
    const token = this.peek();
    const plain = token?.kind === 'sign' || token?.kind === 'command';
    return plain === true && values.includes(token!.value);
  }

  /** Takes the next token if it is one of these signs or commands. */
  accept(...values: string[]): string | undefined {
    return this.is(...values) ? this.take().value : undefined;
  }

  /** @throws SyntaxError when another token comes. */
  expect(...values: string[]): string {
    const value = this.accept(...values);
    if (value === undefined) {
      throw new SyntaxError(
        `${values.join(' or ')} wanted, ${this.peek()?.value ?? 'the end'} found`,
      );
    }
    return value;
  }

  /** Reads something inside brackets. @throws SyntaxError when nested too deep. */
  inside<T>(read: () => T): T {
    if (++this.#depth > deepest) throw new SyntaxError('nested too deep');
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }

  /** Reads something, or takes it all back and returns null when that fails. */
  attempt<T>(read: () => T): T | null {
    const at = this.#at;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.#at = at;
      return null;
    }
  }
}
