import { PythonSyntaxError, type Token } from './tokens.ts';

/** Names that are values. */
export const constants: Readonly<Record<string, null | boolean>> = {
  None: null,
  True: true,
  False: false,
};
/** Names that are words of the language. */
export const keywords = new Set(
  `and as assert async await break class continue def del elif else except finally for from global
  if import in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);
const maxDepth = 200;

/** Goes through tokens. */
export class TokenReader {
  protected at = 0;
  private depth = 0;
  protected readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') this.fail();
  }

  /** Reads one level deeper. @throws PythonSyntaxError on more levels than any sane text has. */
  protected deeper<T>(read: () => T): T {
    if (++this.depth > maxDepth) this.fail();
    const value = read();
    this.depth--;
    return value;
  }

  protected identifier(): string {
    const token = this.next();
    if (token.kind !== 'name' || keywords.has(token.text)) this.fail();
    if (Object.hasOwn(constants, token.text)) this.fail();
    return token.text;
  }

  protected peek(): Token {
    return this.tokens[this.at]!;
  }

  protected next(): Token {
    return this.tokens[this.at++] ?? this.fail();
  }

  protected is(sign: string): boolean {
    return this.stands('sign', sign);
  }

  protected accept(sign: string): boolean {
    return this.take('sign', sign);
  }

  protected isName(name: string): boolean {
    return this.stands('name', name);
  }

  protected acceptName(name: string): boolean {
    return this.take('name', name);
  }

  private stands(kind: Token['kind'], text: string): boolean {
    const token = this.peek();
    return token.kind === kind && token.text === text;
  }

  private take(kind: Token['kind'], text: string): boolean {
    const found = this.stands(kind, text);
    if (found) this.at++;
    return found;
  }

  protected expect(sign: string): void {
    if (!this.accept(sign)) this.fail();
  }

  protected fail(): never {
    const token = this.tokens[this.at] ?? { text: 'the end' };
    throw new PythonSyntaxError(`unexpected ${token.text || 'end'}`);
  }
}
