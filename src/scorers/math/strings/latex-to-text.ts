/** Signs that commands stand for, as latex2text of pylatexenc 3 writes them. */
const signs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...[
        'alpha α',
        'beta β',
        'gamma γ',
        'delta δ',
        'epsilon ϵ',
        'varepsilon ε',
        'zeta ζ',
        'eta η',
      ],
      ...['theta θ', 'vartheta ϑ', 'iota ι', 'kappa κ', 'lambda λ', 'mu μ', 'nu ν', 'xi ξ', 'pi π'],
      ...[
        'rho ρ',
        'sigma σ',
        'tau τ',
        'upsilon υ',
        'phi ϕ',
        'varphi φ',
        'chi χ',
        'psi ψ',
        'omega ω',
      ],
      ...['Gamma Γ', 'Delta Δ', 'Theta Θ', 'Lambda Λ', 'Xi Ξ', 'Pi Π', 'Sigma Σ', 'Phi Φ', 'Psi Ψ'],
      ...[
        'Omega Ω',
        'infty ∞',
        'cdot ·',
        'times ×',
        'pm ±',
        'mp ∓',
        'ge ≥',
        'geq ≥',
        'le ≤',
        'leq ≤',
      ],
      ...['ne ≠', 'neq ≠', 'in ∈', 'notin ∉', 'cup ∪', 'cap ∩', 'setminus ∖', 'mid |', 'div ÷'],
      ...['approx ≈', 'equiv ≡', 'circ ∘', 'star ⋆', 'emptyset ∅', 'angle ∠', 'ldots …', 'dots …'],
      ...[
        'cdots ⋯',
        'rightarrow →',
        'to →',
        'sum ∑',
        'prod ∏',
        'int ∫',
        'ell ℓ',
        'hbar ħ',
        'lvert |',
      ],
      ...[
        'rvert |',
        'lfloor ⌊',
        'rfloor ⌋',
        'lceil ⌈',
        'rceil ⌉',
        'langle ⟨',
        'rangle ⟩',
        'lbrace {',
      ],
      ...['rbrace }', 'subset ⊂', 'subseteq ⊆', 'partial ∂', 'nabla ∇', 'prime ′', 'perp ⊥'],
    ].map((pair) => pair.split(' ') as [string, string]),
  ),
  ...Object.fromEntries(
    [
      'sin',
      'cos',
      'tan',
      'cot',
      'sec',
      'csc',
      'log',
      'ln',
      'exp',
      'max',
      'min',
      'gcd',
      'lim',
      'det',
    ]
      .concat([
        'arcsin',
        'arccos',
        'arctan',
        'sinh',
        'cosh',
        'tanh',
        'arg',
        'deg',
        'dim',
        'sup',
        'inf',
      ])
      .map((name) => [name, name]),
  ),
  quad: '  ',
  qquad: '    ',
};

/** Escaped characters. */
const escapes: Readonly<Record<string, string>> = {
  '{': '{',
  '}': '}',
  $: '$',
  '%': '%',
  '#': '#',
  '&': '&',
  _: '_',
  ' ': ' ',
  ',': ' ',
  ';': ' ',
  ':': ' ',
  '!': '',
  '\\': '\n',
  '|': '‖',
};

/** Put after what they mark, so that a marked letter is not the bare one. */
const marks: Readonly<Record<string, string>> = {
  vec: '\u20d7',
  hat: '\u0302',
  bar: '\u0305',
  tilde: '\u0303',
  dot: '\u0307',
  ddot: '\u0308',
};

/** The same for letters that the reference writes in Unicode's mathematical alphabets. */
const alphabets: Readonly<Record<string, string>> = {
  mathbf: '\ue000',
  mathbb: '\ue001',
  mathcal: '\ue002',
  mathfrak: '\ue003',
  mathit: '\ue004',
  mathsf: '\ue005',
  mathtt: '\ue006',
  textbf: '\ue000',
  textit: '\ue004',
  emph: '\ue004',
};

const matrix = /^(?:[pbBvV]?(?:small)?matrix|array)$/;

/**
 * A formula as plain text, as latex2text of pylatexenc 3 writes it: fractions as `a/b`, roots
 * as `√(a)`, signs as characters; layout and unknown commands vanish, what they hold stays. A brace
 * that nothing opened is passed over, and what is never closed ends with the text.
 *
 * @throws SyntaxError when it is nested beyond any formula.
 */
export function latexToText(latex: string): string {
  return toText(latex, 0);
}

function toText(latex: string, depth: number): string {
  const source = { latex, at: 0, depth };
  const text = readUntil(source, null);
  return text
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”');
}

interface Source {
  latex: string;
  at: number;
  /** Of groups, arguments and formulas. */
  depth: number;
}

const maxDepth = 200;

function readUntil(source: Source, closing: '}' | null): string {
  let text = '';
  while (source.at < source.latex.length) {
    if (source.latex[source.at] === '}') {
      source.at++;
      if (closing !== null) return text;
      continue;
    }
    text += readOne(source);
  }
  return text;
}

/** One character, group or command. */
function readOne(source: Source): string {
  if (++source.depth > maxDepth) throw new SyntaxError('a formula nested too deep');
  const text = readDeeper(source);
  source.depth--;
  return text;
}

function readDeeper(source: Source): string {
  const char = source.latex[source.at++]!;
  if (char === '{') return readUntil(source, '}');
  if (char === '~') return '\u00a0';
  if (char === '$') return '';
  if (char !== '\\') return char;
  const name = /^(?:[a-zA-Z]+|.|$)/su.exec(source.latex.slice(source.at))![0];
  source.at += name.length;
  if (name === '(') return readMath(source, '\\)');
  if (name === '[') return readMath(source, '\\]');
  if (!/^[a-zA-Z]/.test(name)) return escapes[name] ?? '';
  skipSpace(source);
  return readCommand(source, name);
}

function readCommand(source: Source, name: string): string {
  if (name === 'frac')
    return `${bracketed(readArgument(source))}/${bracketed(readArgument(source))}`;
  if (name === 'sqrt') return `${readDegree(source)}(${readArgument(source)})`;
  if (name === 'begin') return readEnvironment(source);
  if (name === 'left' || name === 'right') return '';
  if (Object.hasOwn(marks, name))
    return Array.from(readArgument(source), (c) => c + marks[name]!).join('');
  if (Object.hasOwn(alphabets, name)) return inAlphabet(readArgument(source), name);
  return signs[name] ?? '';
}

/** Above and below the line, all but single characters get brackets. */
function bracketed(text: string): string {
  return Array.from(text).length > 1 ? `(${text})` : text;
}

/** The sign of the root whose degree stands in square brackets. */
function readDegree(source: Source): string {
  const end = source.latex[source.at] === '[' ? source.latex.indexOf(']', source.at) : -1;
  if (end < 0) return '√';
  const degree = source.latex.slice(source.at + 1, end).trim();
  source.at = end + 1;
  return degree === '3' ? '∛' : degree === '4' ? '∜' : '√';
}

const inAlphabet = (text: string, name: string) =>
  text.replace(/[a-zA-Z]/g, `$&${alphabets[name]!}`);

/** Letters in a formula with marks of its own around it are written in italics. */
function readMath(source: Source, closing: string): string {
  return inAlphabet(toText(upTo(source, closing), source.depth), 'mathit');
}

/** What stands before a mark, or up to the end where there is none; goes on behind the mark. */
function upTo(source: Source, mark: string): string {
  const found = source.latex.indexOf(mark, source.at);
  const end = found < 0 ? source.latex.length : found;
  const inner = source.latex.slice(source.at, end);
  source.at = end + mark.length;
  return inner;
}

/** A group, or the next character or command. */
function readArgument(source: Source): string {
  skipSpace(source);
  return source.at < source.latex.length ? readOne(source) : '';
}

function readEnvironment(source: Source): string {
  const name = readArgument(source);
  let inner = upTo(source, `\\end{${name}}`);
  if (!matrix.test(name)) return toText(inner, source.depth);
  if (name === 'array') inner = inner.replace(/^\s*\{[^}]*\}/, '');
  const rows = inner.split('\\\\').map((row) =>
    row
      .split('&')
      .map((cell) => toText(cell, source.depth).trim())
      .join(' '),
  );
  return `[ ${rows.join('; ')} ]`;
}

function skipSpace(source: Source): void {
  while (/\s/.test(source.latex[source.at] ?? '')) source.at++;
}
