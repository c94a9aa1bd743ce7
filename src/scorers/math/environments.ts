/** A formula in a text, or several joined by "and", "or" and commas. */
export interface Found {
  start: number;
  end: number;
  /** Their LaTeX without the marks around them. */
  formulas: readonly Formula[];
}

export interface Formula {
  latex: string;
  percent: boolean;
}

interface Environment extends Formula {
  start: number;
  end: number;
}

/** The most formulas that are read as one list. */
const most = 6;
const percent = /\s*(?:\\?%|[Pp]ercent(?:age)?|[Pp]ct)/y;
const joining = /\s*(?:,?and|,?or|,)\s*/y;
const fraction = /-?\\frac\{-?\d+(?:[.,]\d+)?\}\{-?\d+(?:[.,]\d+)?\}/y;

/** Remembers which closing marks a text does not hold, so that many opening ones cost nothing. */
export type Missing = Set<string>;

/**
 * The formula that begins at a place, with those that are joined to it: `$$...$$`, `\[...\]`,
 * `$...$`, `\(...\)` and ` [...] `, the last three on one line; and bare fractions.
 * @param boxed takes only formulas that hold a box.
 */
export function formulasAt(
  text: string,
  at: number,
  boxed: boolean,
  missing: Missing,
): Found | null {
  const first = readFormula(text, at, !boxed, missing);
  if (!first || (boxed && !holdsBox(first))) return null;
  const formulas = [first];
  let end = first.end;
  while (formulas.length < most) {
    joining.lastIndex = end;
    if (!joining.test(text)) break;
    const next = readFormula(text, joining.lastIndex, !boxed, missing);
    if (!next || (boxed && !holdsBox(next))) break;
    formulas.push(next);
    end = next.end;
  }
  return { start: at, end, formulas };
}

function holdsBox({ latex }: Formula): boolean {
  return /\\boxed\{[\s\S]+\}/.test(latex);
}

function readFormula(
  text: string,
  at: number,
  bare: boolean,
  missing: Missing,
): Environment | null {
  const char = text[at]!;
  const before = text[at - 1] ?? '';
  if (char === '$' && before !== '\\') {
    if (text[at + 1] === '$') {
      const end = closeDisplay(text, at + 2, '$$', missing);
      if (end !== null) return environment(text, at, at + 2, end, 2);
    }
    if (!/\d/.test(before)) {
      const end = closeDollar(text, at + 1);
      if (end !== null) return environment(text, at, at + 1, end, 1);
    }
    return null;
  }
  if (char === '\\' && before !== '\\') {
    if (text[at + 1] === '[') {
      const end = closeDisplay(text, at + 2, '\\]', missing);
      if (end !== null) return environment(text, at, at + 2, end, 2);
    }
    if (text[at + 1] === '(') {
      const end = closeRound(text, at + 2);
      if (end !== null) return environment(text, at, at + 2, end, 2);
    }
  }
  if (/\s/.test(char) && text[at + 1] === '[') {
    const inside = /[^\n\][]+(?=\]\s)/y;
    inside.lastIndex = at + 2;
    const content = inside.exec(text)?.[0];
    if (content) return environment(text, at, at + 2, at + 2 + content.length, 2);
  }
  if (bare && (char === '\\' || char === '-')) {
    fraction.lastIndex = at;
    const latex = fraction.exec(text)?.[0];
    if (latex)
      return withPercent(text, { start: at, end: at + latex.length, latex, percent: false });
  }
  return null;
}

function environment(
  text: string,
  start: number,
  from: number,
  to: number,
  mark: number,
): Environment {
  return withPercent(text, { start, end: to + mark, latex: text.slice(from, to), percent: false });
}

function withPercent(text: string, found: Environment): Environment {
  percent.lastIndex = found.end;
  const sign = percent.exec(text)?.[0];
  if (sign) return { ...found, end: found.end + sign.length, percent: true };
  return found;
}

/** Where `mark` stands next, not escaped, with something before it. Lines may end inside. */
function closeDisplay(text: string, from: number, mark: string, missing: Missing): number | null {
  if (missing.has(mark)) return null;
  for (let end = text.indexOf(mark, from + 1); end >= 0; end = text.indexOf(mark, end + 1)) {
    if (text[end - 1] !== '\\') return end;
  }
  missing.add(mark);
  return null;
}

/** The next dollar sign on the line that is not escaped. */
function closeDollar(text: string, from: number): number | null {
  for (let i = from; i < text.length && text[i] !== '\n'; i++) {
    if (text[i] === '$' && text[i - 1] !== '\\') return i > from ? i : null;
  }
  return null;
}

function closeRound(text: string, from: number): number | null {
  const line = text.indexOf('\n', from);
  const end = text.indexOf('\\)', from + 1);
  return end > 0 && text[end - 1] !== '\\' && (line < 0 || end < line) ? end : null;
}
