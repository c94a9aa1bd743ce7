import { exactValue } from '../exact.ts';
import { minus, type Node } from '../node.ts';
import { sameEverywhere } from '../probe.ts';
import { equalRational } from '../rational.ts';
import { stripHendrycks } from './hendrycks.ts';
import { latexToText } from './latex-to-text.ts';
import { parseTyped } from './parse-typed.ts';

/**
 * The grader of openai/prm800k (grading/grader.py), which the GLM-4.5 harness uses for MATH-500 and
 * AIME before it asks a model: equal after the normalisation of hendrycks/math; or equal after a
 * second one; or, part by part of a tuple, equal by simplification. Fractions that are not reduced
 * and decimals for a whole number are wrong.
 *
 * @param given what was taken out of the response.
 */
export function gradePrm800k(given: string, gold: string): boolean {
  if (stripText(gold) === stripText(given)) return true;
  const [a, b] = [normalise(gold), normalise(given)];
  if (a === b) return true;
  if (b === '') return false;
  const [golds, parts] = [splitTuple(a), splitTuple(b)];
  if (golds.length > 1 && (a[0] !== b[0] || a.at(-1) !== b.at(-1))) return false;
  // An empty gold has no parts, and then the reference has no verdict: none is not right.
  if (golds.length !== parts.length || golds.length === 0) return false;
  return golds.every((part, i) => samePart(part, parts[i]!));
}

function samePart(gold: string, given: string): boolean {
  if (isFraction(gold) && isFraction(given)) return gold === given;
  if (isWholeText(gold) !== isWholeText(given)) return false;
  return sameBySimplification(gold, given);
}

const enclosing = /^\\text\{([^\n]+?)\}\n?$/;

/** hendrycks' normalisation, as the copy in prm800k has it: a percent sign alone stays. */
function stripText(answer: string): string {
  const trimmed = answer.trim();
  const inner = enclosing.exec(trimmed)?.[1]?.trim() ?? trimmed;
  return stripHendrycks(inner, null) ?? inner;
}

const units = ['degree', 'cm', 'centimeter', 'meter', 'mile', 'second', 'minute', 'hour', 'day']
  .concat(['week', 'month', 'year', 'foot', 'feet', 'inch', 'yard'])
  .map((unit) => new RegExp(`${unit}(?:es)?s? *(?:\\^[0-9]+)?`, 'g'));

function normalise(answer: string): string {
  let text = enclosing.exec(answer)?.[1] ?? answer;
  text = text
    .replaceAll('\\%', '%')
    .replaceAll('\\$', '$')
    .replaceAll('$', '')
    .replaceAll('%', '')
    .replaceAll(' or ', ' , ')
    .replaceAll(' and ', ' , ')
    .replaceAll('million', '*10^6')
    .replaceAll('billion', '*10^9')
    .replaceAll('trillion', '*10^12');
  for (const unit of units) text = text.replace(unit, '');
  text = text.replace(/\^ *\\circ/g, '');
  if (text.startsWith('{') && text.endsWith('}') && text !== '{') text = text.slice(1, -1);
  text = text.replace(/,\\! */g, '');
  const value = readFloat(text);
  if (value !== null && isWholeNumber(value)) text = writeWhole(value);
  if (text.includes('\\')) text = asTyped(text);
  text = text
    .replace(/- */g, '-')
    .replace(/([0-9]) +([0-9])/g, '$1+$2')
    .replaceAll(' ', '')
    .replaceAll('{', '')
    .replaceAll('}', '')
    .toLowerCase();
  return isWholeText(text) ? writeWhole(Math.trunc(readFloat(text.replaceAll(',', ''))!)) : text;
}

const typed: readonly (readonly [from: string, to: string])[] = [
  ['√', 'sqrt'],
  ['π', 'pi'],
  ['∞', 'inf'],
  ['∪', 'U'],
  ['·', '*'],
  ['×', '*'],
];

function asTyped(latex: string): string {
  const spaced = latex
    .replaceAll('\\tfrac', '\\frac')
    .replaceAll('\\dfrac', '\\frac')
    .replaceAll('\\frac', ' \\frac');
  try {
    return typed
      .reduce((text, [from, to]) => text.replaceAll(from, to), latexToText(spaced))
      .trim();
  } catch (error) {
    if (error instanceof SyntaxError) return latex;
    throw error;
  }
}

/** What Python's float() accepts; null for the rest. */
function readFloat(text: string): number | null {
  const bare = text.trim();
  if (/^[-+]?(?:inf|infinity)$/i.test(bare)) return bare.startsWith('-') ? -Infinity : Infinity;
  const digits = /^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+)?$/i;
  return digits.test(bare) ? Number(bare.replaceAll('_', '')) : null;
}

function isWholeNumber(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value - Math.round(value)) <= 1e-7;
}

function writeWhole(value: number): string {
  return String(BigInt(Math.round(value)));
}

function isWholeText(text: string): boolean {
  const value = readFloat(withoutGrouping(text));
  return value !== null && isWholeNumber(value);
}

function withoutGrouping(text: string): string {
  for (let rest = text; ; ) {
    const next = rest.replace(/(\d),(\d\d\d)(?=$|\D)/g, '$1$2');
    if (next === rest) return rest;
    rest = next;
  }
}

function isFraction(text: string): boolean {
  return /^-?[0-9]+[^\n]?\/0*[1-9][0-9]*[^\n]?\n?$/.test(text);
}

function splitTuple(text: string): string[] {
  const bare = withoutGrouping(text);
  if (bare === '') return [];
  const inside = bare.slice(1, -1);
  const bracketed = bare.length > 2 && /^[()[\]].*[()[\]]$/s.test(bare) && !/[()[\]]/.test(inside);
  return bracketed ? inside.split(',').map((part) => part.trim()) : [bare];
}

/** The reference asks sympy only about what sympy is quick with. */
function mayEvaluate(expression: string): boolean {
  const letters = new Set(
    expression.replaceAll('sqrt', '').replaceAll('frac', '').match(/\p{L}/gu) ?? [],
  );
  if (letters.size > 2) return false;
  return !/\^\{|\^\(|\^[0-9]+\^|\^[0-9][0-9]+/.test(expression);
}

/**
 * The reference simplifies the text `(gold)-(given)`, so that brackets which only match there do.
 */
function sameBySimplification(gold: string, given: string): boolean {
  const text = `(${gold})-(${given})`;
  if (!mayEvaluate(text)) return false;
  try {
    const difference = parseTyped(text);
    if (difference.kind !== 'sum') return false;
    const [first, ...rest] = difference.parts;
    return sameValue(first!, minus(rest.length === 1 ? rest[0]! : { kind: 'sum', parts: rest }));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return false;
    throw error;
  }
}

function sameValue(gold: Node, given: Node): boolean {
  const [x, y] = [exactValue(gold), exactValue(given)];
  if (x && y) return equalRational(x, y);
  // A decimal is never exactly an irrational number, however near.
  const mixed = (x && holdsDecimal(gold)) || (y && holdsDecimal(given));
  return !mixed && sameEverywhere(gold, given);
}

function holdsDecimal(node: Node): boolean {
  if (node.kind === 'number') return node.decimal;
  if (node.kind === 'power') return holdsDecimal(node.base) || holdsDecimal(node.exponent);
  return 'parts' in node && (node.parts as readonly Node[]).some(holdsDecimal);
}
