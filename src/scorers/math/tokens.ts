export interface Token {
  kind: 'number' | 'letter' | 'command' | 'text' | 'sign';
  /** Of a command without its backslash; of `text` what the braces hold. */
  value: string;
  /** Of `text`: the command, such as `overline`. */
  command?: string;
}

/** Commands whose braces hold a name and no formula. */
const naming =
  /^(?:text(?:bf|it|rm|normal)?|mbox|mathrm|mathbf|mathit|mathcal|mathsf|mathbb|bar|overline|vec|overrightarrow|tilde|widetilde|hat|widehat|operatorname\*?|begin|end|mathord|boldsymbol|mathscr|mathfrak)$/;

/** Says nothing about the value. */
const layout = new Set(
  [
    'displaystyle',
    'quad',
    'qquad',
    'limits',
    'nolimits',
    'big',
    'Big',
    'bigg',
    'Bigg',
    'bigl',
    'bigr',
  ]
    .concat(['Bigl', 'Bigr', 'biggl', 'biggr', 'Biggl', 'Biggr', 'hspace', 'vspace', 'phantom'])
    .concat([
      'textstyle',
      'scriptstyle',
      'left',
      'right',
      'mleft',
      'mright',
      'middle',
      'rm',
      'bf',
      'it',
    ]),
);

/** Escaped signs that mean something else than the bare ones. */
const escaped: Readonly<Record<string, string>> = { '{': 'lbrace', '}': 'rbrace', '|': 'Vert' };

/** `\quadx` is a gap and an x. */
const spacing = /^\\(?:[,;:! >]|q?quad(?=[a-z]))/;
const number = /^(?:\d+(?:\.\d+)?|\.\d+)/;
/** The signs that the reference reads; others, ∞ and ° among them, make a formula unreadable to it. */
const unicode: Readonly<Record<string, string>> = {
  '×': 'times',
  '⋅': 'cdot',
  '÷': 'div',
  '≤': 'le',
  '≥': 'ge',
  '≠': 'ne',
  '≈': 'approx',
  '∪': 'cup',
  '∩': 'cap',
  '±': 'pm',
  '∅': 'emptyset',
  π: 'pi',
  '−': '-',
};

/** @throws SyntaxError at a character that no formula holds. */
export function tokenise(latex: string): Token[] {
  const tokens: Token[] = [];
  let rest = latex;
  const take = (length: number): void => {
    rest = rest.slice(length);
  };
  while (rest !== '') {
    const space = /^[ \t\n\r\f\v]+/.exec(rest) ?? spacing.exec(rest);
    if (space) {
      take(space[0].length);
      continue;
    }
    const digits = number.exec(rest)?.[0];
    if (digits) {
      tokens.push({ kind: 'number', value: digits });
      take(digits.length);
      continue;
    }
    const command = /^\\([a-zA-Z]+\*?|.)/su.exec(rest);
    if (command) {
      take(command[0].length);
      const name = command[1]!;
      if (layout.has(name)) continue;
      if (naming.test(name)) {
        const inner = braced(rest);
        if (inner === null) throw new SyntaxError(`\\${name} without braces`);
        tokens.push({ kind: 'text', command: name, value: inner.content });
        take(inner.length);
      } else {
        const bracket = /[()[\]]/.test(name);
        tokens.push({ kind: bracket ? 'sign' : 'command', value: escaped[name] ?? name });
      }
      continue;
    }
    const [char] = rest;
    take(char!.length);
    const named = unicode[char!];
    if (named !== undefined) {
      tokens.push({ kind: named === '-' ? 'sign' : 'command', value: named });
    } else if (/\p{L}/u.test(char!)) tokens.push({ kind: 'letter', value: char! });
    else if (/[-+*/^_=<>()[\]{}|,;:!&%'?.]/.test(char!)) {
      const pair = char + (rest[0] ?? '');
      const sign = ['<=', '>=', '!=', '**', '=='].includes(pair) ? pair : char!;
      take(sign.length - 1);
      tokens.push({ kind: 'sign', value: sign === '**' ? '^' : sign });
    } else throw new SyntaxError(`${char} is no part of a formula`);
  }
  return tokens;
}

/** The braces that `text` begins with, white space before them aside. */
function braced(text: string): { content: string; length: number } | null {
  const start = /^\s*\{/.exec(text)?.[0].length;
  if (start === undefined) return null;
  let depth = 1;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) {
      return { content: text.slice(start, i), length: i + 1 };
    }
  }
  return null;
}
