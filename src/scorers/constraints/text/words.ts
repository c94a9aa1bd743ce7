import {
  asciiPunctuation,
  countMatches,
  splitSpace,
  strip,
  stripLeft,
  stripRight,
  withoutPunctuation,
  wordCharacter,
} from '../../python/string.ts';

const word = new RegExp(`[${wordCharacter}]+`, 'gu');

/** Runs of word characters, as a `\w+` tokeniser finds them. */
export const plainWords = (text: string): string[] => text.match(word) ?? [];
/** How many {@link plainWords} a text has. */
export const countWords = (text: string) => countMatches(text, word);

const edge = `${asciiPunctuation} `;
/** A text without punctuation and spaces at its ends. */
export const bare = (text: string) => strip(text, edge);
export const bareLeft = (text: string) => stripLeft(text, edge);
export const bareRight = (text: string) => stripRight(text, edge);

/** The words between spaces of a text from which all punctuation is taken out. */
export const unmarkedWords = (text: string) => splitSpace(withoutPunctuation(text));
