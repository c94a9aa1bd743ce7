import { strip } from '../../python/string.ts';

/** Stands for a full stop that ends no sentence. */
const inner = '\u0001';
const end = '\u0002';
const starters =
  '(?:Mr|Mrs|Ms|Dr|Prof|Capt|Cpt|Lt|He\\s|She\\s|It\\s|They\\s|Their\\s|Our\\s|We\\s|But\\s|However\\s|That\\s|This\\s|Wherever)';

/** In this order: full stops of titles, sites, numbers, initials and companies are no ends. */
const steps: readonly (readonly [RegExp, string | ((match: string) => string)])[] = [
  [/(Mr|St|Mrs|Ms|Dr)\./g, `$1${inner}`],
  [/\.(com|net|org|io|gov|edu|me)/g, `${inner}$1`],
  [/([0-9])\.([0-9])/g, `$1${inner}$2`],
  [/\.{2,}/g, (dots) => inner.repeat(dots.length) + end],
  [/Ph\.D\./g, `Ph${inner}D${inner}`],
  [/\s([A-Za-z])\. /g, ` $1${inner} `],
  [new RegExp(`([A-Z]\\.[A-Z]\\.(?:[A-Z]\\.)?) (${starters})`, 'g'), `$1${end} $2`],
  [/([A-Za-z])\.([A-Za-z])\.([A-Za-z])\./g, `$1${inner}$2${inner}$3${inner}`],
  [/([A-Za-z])\.([A-Za-z])\./g, `$1${inner}$2${inner}`],
  [new RegExp(` (Inc|Ltd|Jr|Sr|Co)\\. (${starters})`, 'g'), ` $1${end} $2`],
  [/ (Inc|Ltd|Jr|Sr|Co)\./g, ` $1${inner}`],
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
 * Source: the splitter of the IFEval family, a rule of thumb much copied from answers on the web.
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
