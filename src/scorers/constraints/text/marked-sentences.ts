import { strip } from '../../python/string.ts';
import { isStopWord } from './stop-words.ts';

/** Stands for a full stop that ends no sentence. */
const inner = '\u0001';
const end = '\u0002';
/** Two or three capital letters with full stops, or the short ending of a company's or a person's name. */
const acronym = '[A-Z]\\.[A-Z]\\.(?:[A-Z]\\.)?';
const suffix = '(?:Inc|Ltd|Jr|Sr|Co)';

/** A function word with a capital begins a sentence even after such a full stop. */
function endBefore(
  word: RegExp,
): readonly [RegExp, (match: string, ...groups: string[]) => string] {
  return [
    word,
    (match, before, next) => (isStopWord(next!.toLowerCase()) ? `${before}${end} ${next}` : match),
  ];
}

/** In this order: full stops of titles, sites, numbers, initials and companies are no ends. */
const steps: readonly (readonly [
  RegExp,
  string | ((match: string, ...groups: string[]) => string),
])[] = [
  [/(Mr|St|Mrs|Ms|Dr)\./g, `$1${inner}`],
  [/\.(com|net|org|io|gov|edu|me)/g, `${inner}$1`],
  [/([0-9])\.([0-9])/g, `$1${inner}$2`],
  [/\.{2,}/g, (dots) => inner.repeat(dots.length) + end],
  [/Ph\.D\./g, `Ph${inner}D${inner}`],
  [/\s([A-Za-z])\. /g, ` $1${inner} `],
  endBefore(new RegExp(`(${acronym}) ([A-Z][a-z]*)\\b`, 'g')),
  [/([A-Za-z])\.([A-Za-z])\.([A-Za-z])\./g, `$1${inner}$2${inner}$3${inner}`],
  [/([A-Za-z])\.([A-Za-z])\./g, `$1${inner}$2${inner}`],
  endBefore(new RegExp(`( ${suffix})\\. ([A-Z][a-z]*)\\b`, 'g')),
  [new RegExp(` (${suffix})\\.`, 'g'), ` $1${inner}`],
  [/ ([A-Za-z])\./g, ` $1${inner}`],
  [/\.”/g, '”.'],
  [/\."/g, '".'],
  [/!"/g, '"!'],
  [/\?"/g, '"?'],
  [/[.?!]/g, `$&${end}`],
];

/**
 * Sentences by their marks alone: every `. ? !` ends one wherever it stands, unless the full stop
 * belongs to a title, a site, a number, an initial or a company; several full stops end one
 * together. Line breaks are spaces.
 *
 * Follows the splitter of the IFEval family in what it takes for no end. What begins a sentence after
 * an acronym is decided by a list of function words there; here by NLTK's stop words, so that "U.S.
 * The" ends one here and not there.
 */
export function markedSentences(text: string): string[] {
  let marked = ` ${text}  `.replaceAll('\n', ' ');
  for (const [pattern, put] of steps) marked = marked.replace(pattern, put as string);
  const parts = marked
    .replaceAll(inner, '.')
    .split(end)
    .map((part) => strip(part));
  if (parts.at(-1) === '') parts.pop();
  return parts;
}
