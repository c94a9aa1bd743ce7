import { sentences } from './sentences.ts';

/** Split in two by the Treebank convention. */
const contractions = [
  /\b(can)(not)\b/gi,
  /\b(d)('ye)\b/gi,
  /\b(gim)(me)\b/gi,
  /\b(gon)(na)\b/gi,
  /\b(got)(ta)\b/gi,
  /\b(lem)(me)\b/gi,
  /\b(more)('n)\b/gi,
  /\b(wan)(na)(?=\s)/gi,
  / ('t)(is)\b/gi,
  / ('t)(was)\b/gi,
];

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
