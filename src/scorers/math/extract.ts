import { type Found, formulasAt, type Missing } from './environments.ts';
import type { Node } from './node.ts';
import { minus } from './node.ts';
import { normaliseLatex } from './normalise.ts';
import { parseLatex } from './parse.ts';
import { plainPatterns, readPlain } from './plain.ts';
import { readDecimal } from './rational.ts';

/** How an answer is looked for. */
export interface ExtractOptions {
  /** Kinds of answers that count. Default both. */
  kinds?: readonly ('latex' | 'plain')[];
  /** Boxes go before "the final answer is ..."; default true. False: after it, as one of equal rank. */
  boxFirst?: boolean;
}

/** An answer as it stands in a text. */
export interface Extracted {
  /** Null when it is no formula that can be read. */
  node: Node | null;
  /** What was read, without layout. */
  text: string;
}

/** A place in a text where an answer may stand. */
interface Candidate {
  start: number;
  end: number;
  read: () => Extracted;
}

/**
 * The answer of a response by the rules of Math-Verify 0.8.0: what stands in a box or after "the
 * final answer is", then after "answer:", after "answer", then any formula or number; of equal ones
 * the last. What cannot be read gives way to the next.
 *
 * @returns null when nothing looks like an answer; a null node when nothing could be read.
 */
export function extractMath(text: string, options: ExtractOptions = {}): Extracted | null {
  const { kinds = ['latex', 'plain'], boxFirst = true } = options;
  const missing: Missing = new Set();
  const latex = kinds.includes('latex');
  const plain = kinds.includes('plain');
  const boxes = (): Candidate[] => (latex ? boxCandidates(text, missing) : []);
  const anchored = (anchor: RegExp, reach: number, close?: RegExp): Candidate[] =>
    latex ? anchoredFormulas(text, anchor, reach, missing, close) : [];
  const numbers = (...patterns: string[]): Candidate[] =>
    plain ? patterns.flatMap((pattern) => plainCandidates(text, pattern)) : [];
  const either = `(?:${plainPatterns.expression}|${plainPatterns.number})`;
  const answer = '[Aa][Nn][Ss][Ww][Ee][Rr]';
  const final = `[Ff][Ii][Nn][Aa][Ll] ${answer}`;
  const is = '[Ii][Ss]';
  const ranks: (() => Candidate[])[] = [
    () => [
      ...anchored(new RegExp(`${final} ${is}:?\\s*`, 'g'), 0, /\.?\s?I hope/y),
      ...(boxFirst ? boxes() : []),
      ...numbers(`${final} ${is}:?\\s*${either}\\.?\\s?I hope`),
    ],
    () => [
      ...anchored(new RegExp(`${final}[\\s\\S]{0,100}?\\s+is:?\\s*`, 'g'), 0),
      ...(boxFirst ? [] : boxes()),
      ...numbers(`${final}.{0,100}?\\s+is:?${either}`),
    ],
    () => [
      ...anchored(new RegExp(`${answer}:`, 'g'), 50),
      ...numbers(`${answer}:(?:.{0,100}=\\s*|.{0,50}?)${either}(?!\\s*=)`),
    ],
    () => [
      ...anchored(new RegExp(answer, 'g'), 50),
      ...numbers(`${answer}(?:.{0,100}=\\s*|.{0,50}?)${either}(?!\\s*=)`),
    ],
    () => [
      ...anchored(/(?:)/g, text.length),
      ...numbers(plainPatterns.expression, plainPatterns.number),
    ],
  ];
  let first: Extracted | null = null;
  for (const rank of ranks) {
    const candidates = rank().sort((a, b) => b.end - a.end || a.start - b.start);
    for (const candidate of candidates) {
      const found = candidate.read();
      if (found.text !== '') first ??= found;
      if (found.node) return { node: found.node, text: first?.text ?? '' };
    }
  }
  return first;
}

/**
 * Formulas that begin within `reach` characters after an anchor.
 * @param close must follow the formula.
 */
function anchoredFormulas(
  text: string,
  anchor: RegExp,
  reach: number,
  missing: Missing,
  close?: RegExp,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (let match = anchor.exec(text); match; match = anchor.exec(text)) {
    const from = match.index + match[0].length;
    for (let at = from; at <= Math.min(from + reach, text.length - 1); at++) {
      const found = formulasAt(text, at, false, missing);
      if (!found) continue;
      if (close) {
        close.lastIndex = found.end;
        if (!close.test(text)) continue;
      }
      candidates.push({ start: match.index, end: found.end, read: () => readFound(found, false) });
      anchor.lastIndex = found.end;
      break;
    }
    if (match[0] === '' && anchor.lastIndex <= match.index) {
      // Without an anchor the search above went to the end and found nothing more.
      break;
    }
  }
  return candidates;
}

function boxCandidates(text: string, missing: Missing): Candidate[] {
  const candidates: Candidate[] = [];
  for (let at = 0; at < text.length; ) {
    const found = formulasAt(text, at, true, missing);
    if (found) candidates.push({ ...found, read: () => readFound(found, false) });
    at = found ? found.end : at + 1;
  }
  const start = text.indexOf('\\boxed{');
  const end = text.lastIndexOf('}') + 1;
  if (start >= 0 && end > start + '\\boxed{'.length + 1) {
    const latex = text.slice(start, end);
    const found = { start, end, formulas: [{ latex, percent: false }] };
    candidates.push({ start, end, read: () => readFound(found, true) });
  }
  return candidates;
}

function readFound({ formulas }: Found, box: boolean): Extracted {
  const all = formulas.map(({ latex, percent }) => readFormula(latex, percent, box));
  const [first] = all;
  if (all.length === 1 || all.some(({ node }) => node === null)) return first!;
  const parts = all.flatMap(({ node }) => (node!.kind === 'set' ? node!.parts : [node!]));
  return { node: { kind: 'set', parts }, text: all.map(({ text }) => text).join(' and ') };
}

function readFormula(latex: string, percent: boolean, box: boolean): Extracted {
  const text = normaliseLatex(latex, box);
  const node = readLatex(text);
  return { node: node && percent ? { kind: 'percent', of: node } : node, text };
}

/** Where a chain of equations cannot be read, its last side may be. */
function readLatex(text: string): Node | null {
  const whole = tryParse(text);
  if (whole || /[,;]/.test(text)) return whole;
  const sides = text.split(/(?<![\\<!>])=/);
  return sides.length > 2 ? tryParse(sides.at(-1)!) : null;
}

function tryParse(text: string): Node | null {
  try {
    return parseLatex(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

function plainCandidates(text: string, pattern: string): Candidate[] {
  return Array.from(text.matchAll(new RegExp(pattern, 'g')), (match) => {
    const { start, end, text: written, kind, percent } = readPlain(match);
    return {
      start,
      end,
      read: () => {
        const node =
          kind === 'number'
            ? readNumber(written)
            : tryParse(written.replace(/\n/g, ' ').replace(/\.(?!\d)/g, ''));
        return { node: node && percent ? { kind: 'percent', of: node } : node, text: written };
      },
    };
  });
}

function readNumber(digits: string): Node {
  const bare = digits.replace('-', '');
  const node: Node = { kind: 'number', value: readDecimal(bare), decimal: bare.includes('.') };
  return digits.startsWith('-') ? minus(node) : node;
}
