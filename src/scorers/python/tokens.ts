/** A token of a Python expression. */
export interface Token {
  kind: 'name' | 'number' | 'string' | 'sign' | 'end';
  /** As written, names in their normal form; of a string what it stands for. */
  text: string;
  /** Of bytes and f-strings: as written. */
  written?: string;
}

/** A text that is no Python expression of the kind that is read here. */
export class PythonSyntaxError extends Error {
  override readonly name = 'PythonSyntaxError';
}

const space = /(?:[ \t\f\r\n]|\\\r?\n|#[^\n]*)*/y;
const name = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const number =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.?(?:\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y;
const sign = /\*\*|\/\/|<<|>>|<=|>=|==|!=|:=|->|\.\.\.|[-+*/%@&|^~<>()[\]{},:.=;!]/y;
const stringStart = /((?:[bBfF]?[rR]|[rR][bBfF]|[bBfFuU])?)('''|"""|'|")/y;
/** Blank lines before the expression, and what may not follow them. */
const indented = /^(?:[ \t\f]*(?:#[^\n]*)?\r?\n)*[ \t]/;
const opening = /^[([{]$/;
const closing = /^[)\]}]$/;
/** The end of a line, in white space that holds no more than comments and joined lines. */
const lineEnd = /(?:^|[^\\\r])\r?\n/;

/** @throws PythonSyntaxError */
export function tokenise(source: string): Token[] {
  if (indented.test(source) || source.includes('\0')) {
    throw new PythonSyntaxError('an indent, or a character that no source holds');
  }
  const tokens: Token[] = [];
  let at = 0;
  let depth = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (!found || found[0] === '') return null;
    at = pattern.lastIndex;
    return found;
  };
  for (;;) {
    const gap = take(space)?.[0] ?? '';
    if (at >= source.length) break;
    if (depth === 0 && tokens.length > 0 && lineEnd.test(gap)) {
      throw new PythonSyntaxError('a second line');
    }
    const start = take(stringStart);
    if (start) {
      const prefix = start[1]!.toLowerCase();
      const { text, end } = readString(source, at, prefix, start[2]!);
      const written = /[bf]/.test(prefix) ? { written: source.slice(start.index, end) } : {};
      tokens.push({ kind: 'string', text, ...written });
      at = end;
      continue;
    }
    const first = source[at]!;
    const digits = /\d/.test(first) || (first === '.' && /\d/.test(source[at + 1] ?? ''));
    const kind = digits ? 'number' : /[\p{L}_]/u.test(first) ? 'name' : 'sign';
    const found = take(digits ? number : kind === 'name' ? name : sign);
    if (!found) throw new PythonSyntaxError(`unexpected ${JSON.stringify(first)}`);
    if (opening.test(found[0])) depth++;
    else if (closing.test(found[0])) depth--;
    tokens.push({ kind, text: kind === 'name' ? found[0].normalize('NFKC') : found[0] });
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

const simple: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

function readString(source: string, from: number, prefix: string, quote: string) {
  const raw = prefix.includes('r');
  let text = '';
  for (let at = from; at < source.length; at++) {
    if (source.startsWith(quote, at)) return { text, end: at + quote.length };
    const one = source[at]!;
    if (one === '\n' && quote.length === 1) break;
    if (one !== '\\') {
      text += one;
      continue;
    }
    const sequence = /^(?:[0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S])/.exec(
      source.slice(at + 1, at + 10),
    )?.[0];
    if (sequence === undefined) break;
    text += raw ? `\\${sequence[0]}` : escapedCharacter(sequence);
    at += raw ? 1 : sequence.length;
  }
  throw new PythonSyntaxError('a string does not end');
}

function escapedCharacter(sequence: string): string {
  if (/^[0-7]/.test(sequence)) return String.fromCodePoint(Number.parseInt(sequence, 8));
  if (sequence.length > 1) {
    const code = Number.parseInt(sequence.slice(1), 16);
    if (code > 0x10ffff) throw new PythonSyntaxError('no such character');
    return String.fromCodePoint(code);
  }
  if (/[xuUN]/.test(sequence)) throw new PythonSyntaxError('an escape is cut short');
  return Object.hasOwn(simple, sequence) ? simple[sequence]! : `\\${sequence}`;
}
