import { space, stripRight } from '../../python/string.ts';

/**
 * English abbreviations after which a sentence goes on, without their final full stop. Stands in
 * for the trained model of the reference, which no package carries.
 */
const abbreviations = new Set(
  `mr mrs ms dr prof rev hon sr jr st mt gen col capt cpt lt sgt maj cmdr gov sen rep pres supt
  inc ltd co corp bros dept univ assn vs viz cf al e.g i.e eg ie a.m p.m u.s u.k u.n d.c ph.d m.d
  b.a m.a b.sc m.sc jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd no vol fig approx
  est ft`.split(/\s+/),
);

const endMark = `(?=([)";}\\]*:@'({[!?])|[${space}]+([^${space}]+))`;
const several = `(?:-{2,}|\\.{2,}|(?:\\.[${space}]){2,}\\.)`;
const afterWord = `[${space}]|$|[)";}\\]*:@'({[!?]|${several}`;
const token = new RegExp(
  `${several}|(?=[^("\`{[:;&#*@)}\\]\\-,])[^${space}]+?(?=${afterWord}|,(?=${afterWord}))|[^${space}]`,
  'g',
);
const initial = /^\p{L}\.$/u;
const numeric = /^-?[.,]?\d[\d,.-]*\.$/;
const closing = new RegExp(`^["')\\]}]+?(?:[${space}]+|(?=--)|$)`, 'my');
const lastSpace = new RegExp(`[${space}](?=[^${space}]*$)`);

/** Whether a full stop at the end of a token ends a sentence, given the token after it. */
function stops(word: string, next: string): boolean {
  if (/^[.?!]$/.test(word)) return true;
  if (!word.endsWith('.') || word.endsWith('..')) return false;
  const type = word.slice(0, -1).toLowerCase();
  if (abbreviations.has(type) || abbreviations.has(type.slice(type.lastIndexOf('-') + 1)))
    return false;
  // After an initial or a number a small letter or a mark goes on; after an initial a capital too.
  if (initial.test(word)) return !/^(?:[;:,.!?]$|[\p{Lu}\p{Ll}])/u.test(next);
  return !(numeric.test(word) && /^(?:[;:,.!?]$|\p{Ll})/u.test(next));
}

function holdsStop(context: string): boolean {
  const tokens = context.match(token) ?? [];
  return tokens.some((word, i) => i + 1 < tokens.length && stops(word, tokens[i + 1]!));
}

/**
 * The sentences of an English text by the Punkt procedure: a mark `. ? !` with white space or a
 * further mark behind it ends a sentence, unless the word before it is an abbreviation, an
 * initial or an ellipsis; closing quotes and brackets belong to the sentence before.
 *
 * Source: Kiss and Strunk 2006, Unsupervised Multilingual Sentence Boundary Detection, sections
 * 4.1 to 4.3, with the word shapes that NLTK uses. The trained statistics (abbreviations,
 * collocations, frequent starters, case) are replaced by a short list of abbreviations.
 */
export function sentences(text: string): string[] {
  const marks = new RegExp(`[.?!]${endMark}`, 'g');
  const starts: { end: number; next: number }[] = [];
  let held: { match: RegExpExecArray; from: number; to: number } | null = null;
  const settle = () => {
    if (!held) return;
    const { match, from, to } = held;
    const after = match[1] ?? text.slice(match.index + 1).match(nextToken)![0];
    if (!holdsStop(text.slice(from, to) + match[0] + after)) return;
    const end = match.index + 1;
    starts.push({ end, next: match[2] === undefined ? end : end + after.length - match[2].length });
  };
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const before = text.slice(held?.to ?? 0, match.index);
    const gap = before.search(lastSpace);
    const from: number = gap > 0 ? (held?.to ?? 0) + gap + 1 : (held?.from ?? 0);
    // Of marks that touch each other only the last can end the sentence.
    if (held && held.to <= from) settle();
    held = { match, from, to: match.index };
  }
  settle();
  return realign(text, starts);
}

const nextToken = new RegExp(`^[${space}]+[^${space}]+`);

function realign(text: string, breaks: readonly { end: number; next: number }[]): string[] {
  const end = stripRight(text).length;
  const parts: { from: number; to: number }[] = [];
  let from = 0;
  for (const stop of breaks) {
    parts.push({ from, to: stop.end });
    from = stop.next;
  }
  parts.push({ from, to: end });
  const out: string[] = [];
  let shift = 0;
  for (const [i, part] of parts.entries()) {
    const start = part.from + shift;
    shift = 0;
    const next = parts[i + 1];
    closing.lastIndex = 0;
    const moved = next ? closing.exec(text.slice(next.from, next.to)) : null;
    if (next && moved) {
      out.push(text.slice(start, next.from + moved[0].trimEnd().length));
      shift = moved[0].length;
    } else if (start < part.to) out.push(text.slice(start, part.to));
  }
  return out;
}
