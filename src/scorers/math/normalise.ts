import { boxedContent } from './boxes.ts';
import { unitWords } from './units.ts';

/** Says nothing about the value. */
const noise = /\\mathrm\{th\}|\\!\s*|\\text\s*\{\s*\}|\\?\$|(?<!\\)["']|\\displaystyle/g;

const opening = /\\m?left(?=\\[{|lv]|[[({|]|\\l)/g;
const closing = /\\m?right(?=\\[}|rv]|[\])}|]|\\r)/g;

/** Rewritten everywhere, in this order; earlier ones go before later ones at the same place. */
const rewritings: readonly (readonly [from: RegExp, to: string])[] = [
  [/\\math(?:rm|it|bf)/, '\\text'],
  [/\\text(?:normal|bf|it|rm)/, '\\text'],
  [/\\[dtc]frac/, '\\frac'],
  [/\s\./, ' 0.'],
  [/\{\./, '{0.'],
  [/~=/, '\\approx'],
  [/\s*\{\s*,\s*\}/, ','],
  [/(?<![a-zA-Z]),?\s*(?:and|or)(?![a-zA-Z])/, ','],
  [/,?\s*\\text\{\s*(?:and|or)\s*\}/, ','],
  [/(?<!\\)\\\s/, ' '],
  [/infinity/, '\\infty'],
  [/,?\\ldots/, ' '],
  [/\s*percentage/, '\\%'],
  [/\\text\{percentage\}/, '\\%'],
  [/\s*percent/, '\\%'],
  [/\\text\{percent\}/, '\\%'],
  [/\s*pct/, '\\%'],
  [/\\text\{pct\}/, '\\%'],
  [/(?<!\\)inf(?!inity)/, '\\infty'],
  [/ sqrt/, '\\sqrt'],
];

const rewriting = new RegExp(rewritings.map(([from]) => `(${from.source})`).join('|'), 'g');

function rewrite(text: string): string {
  return text.replace(rewriting, (...found) => {
    const which = found.slice(1, rewritings.length + 1).findIndex((group) => group !== undefined);
    return rewritings[which]![1];
  });
}

/** What stands last in `\text` or `\mbox`, with a power of it (`cm^2`): a unit. */
const textUnit = /\\(?:text|mbox)\{.*?\}(?:\^\d|\{\^\d\})?$/;
const wordUnit = new RegExp(`(\\d|\\}|\\s)\\s*(?:${unitWords.join('|')})(?:s|es)?\\s*$`);

/**
 * Brings the LaTeX of an answer into the form that {@link parseLatex} reads: boxes opened, layout
 * and trailing units dropped, percent in words as a sign, braces where LaTeX lets them be left out.
 *
 * @param box whether it was found as a box outside a formula: then the last one counts.
 */
export function normaliseLatex(latex: string, box: boolean): string {
  let text = boxedContent(latex, !box) ?? latex;
  text = text
    .replaceAll('\\mathrm{T}', 'T')
    .replaceAll('\\mathrm{d}', 'd')
    .replaceAll('{\\rm d}', 'd')
    .replaceAll('\\left[\\begin{matrix}', '\\begin{bmatrix}')
    .replaceAll('\\end{matrix}\\right]', '\\end{bmatrix}')
    .replace(opening, '')
    .replace(closing, '');
  text = rewrite(text.replace(noise, '')).replace(/[\n\t]/g, ' ');
  if (!text.includes('matrix')) text = text.replace(/\\\\(?=[a-zA-Z])/g, '\\');
  text = withoutUnits(text);
  if (text.startsWith('.')) text = `0${text}`;
  if (text === '0.5') text = '\\frac{1}{2}';
  return withBraces(text).trim();
}

function withoutUnits(text: string): string {
  const bare = text.replace(textUnit, '').trim();
  let rest = bare === '' ? text : bare;
  for (let i = 0; i < 2; i++) {
    const shorter = rest.replace(wordUnit, '$1');
    if (shorter !== '') rest = shorter;
  }
  return rest;
}

/** `\frac12`, `\sqrt3`, `^(x)`, `\log_28`: with the braces that they mean. */
function withBraces(text: string): string {
  const braced = text
    .replace(/\^\s?\((.*?)\)/g, '^{$1}')
    .replace(/\\?sqrt\s?\((.*?)\)/g, '\\sqrt{$1}')
    .replace(/\\frac\s?(\d)\s?(\d+)/g, '\\frac{$1}{$2}')
    .replace(/\\log_\s?(\d)\s?(\d+)/g, '\\log_{$1}{$2}')
    .replace(/\\frac\s?\{(.*?)\}\s?(\d)/g, '\\frac{$1}{$2}')
    .replace(/\\frac\s?(\d)\s?\{(.*?)\}/g, '\\frac{$1}{$2}')
    .replace(/\\sqrt\s?(\d)/g, '\\sqrt{$1}')
    .replaceAll(' sqrt', '\\sqrt')
    .replace(/\\sqrt\s*([^\s{[])/g, '\\sqrt{$1}')
    .replace(/\\frac\s*([^\s{])\s*([^\s{])/g, '\\frac{$1}{$2}')
    .replace(/\\frac\s*([^\s{])\s*(?=\{)/g, '\\frac{$1}');
  const slash = /^(-?\d+)\/(-?\d+)$/.exec(braced);
  return slash ? `\\frac{${slash[1]}}{${slash[2]}}` : braced;
}
