import { sentences } from './sentences.ts';

/**
 * What the Penn Treebank's convention (R. MacIntyre's tokenizer of 1995) writes as two words although
 * nothing inside marks it: a modal with "not", and verbs grown together with what follows them.
 */
const grownTogether: readonly (readonly [string, string])[] = [
  ['can', 'not'],
  ['gon', 'na'],
  ['got', 'ta'],
  ['wan', 'na'],
  ['gim', 'me'],
  ['lem', 'me'],
  ['d', "'ye"],
  ['more', "'n"],
  ["'t", 'is'],
  ["'t", 'was'],
];

const contractions = grownTogether.map(([one, two]) => {
  const start = one.startsWith("'") ? ' ' : '\\b';
  return new RegExp(`${start}(${one})(${two})\\b`, 'gi');
});

/** In this order: each step sees what the one before has set apart by spaces. */
const steps: readonly (readonly [RegExp, string])[] = [
  [/([«“‘„]|`+)/g, ' $1 '],
  [/^"/g, '`` '],
  [/``/g, ' `` '],
  [/([ ([{<])("|'{2})/g, '$1 `` '],
  [/(?<![\p{L}\p{N}_])'(?!(?:re|ve|ll|m|t|s|d|n)(?![\p{L}\p{N}_]))(?=[\p{L}\p{N}_])/giu, "' "],
  [/([^.])(\.)([\])}>"'»”’ ]*)\s*$/g, '$1 $2 $3 '],
  [/([:,])([^\d])/g, ' $1 $2'],
  [/([:,])$/g, ' $1 '],
  [/\.{2,}/g, ' $& '],
  [/[;@#$%&]/g, ' $& '],
  [/([^.])(\.)([\])}>"']*)\s*$/g, '$1 $2$3 '],
  [/[?!]/g, ' $& '],
  [/([^'])' /g, "$1 ' "],
  [/\*/g, ' * '],
  [/[\][(){}<>]/g, ' $& '],
  [/--/g, ' -- '],
];

const ending: readonly (readonly [RegExp, string])[] = [
  [/[»”’]/g, ' $& '],
  [/''/g, " '' "],
  [/"/g, " '' "],
  [/\s+/g, ' '],
  [/([^' ])('[sS]|'[mM]|'[dD]|') /g, '$1 $2 '],
  [/([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) /g, '$1 $2 '],
];

function sentenceWords(sentence: string): string[] {
  // One space for many: tokens stay the same, and no pattern can run wild on a long gap.
  let text = sentence.replace(/\s+/g, ' ');
  for (const [pattern, put] of steps) text = text.replace(pattern, put);
  text = ` ${text} `;
  for (const [pattern, put] of ending) text = text.replace(pattern, put);
  for (const pattern of contractions) text = text.replace(pattern, ' $1 $2 ');
  return text.split(/\s+/).filter((word) => word !== '');
}

/**
 * The words and marks of an English text by the Penn Treebank convention, sentence by sentence: a
 * full stop is a word of its own only at the end of a sentence, contractions are two words.
 *
 * Source: the tokenisation rules of the Penn Treebank as NLTK's `word_tokenize` applies them.
 */
export function treebankWords(text: string): string[] {
  return sentences(text).flatMap(sentenceWords);
}
