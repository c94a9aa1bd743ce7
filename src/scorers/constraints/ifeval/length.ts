import {
  countMatches,
  space,
  splitSpace,
  strip,
  stripLeft,
  wordCharacter,
} from '../../python/string.ts';
import { type Checks, compareCount, numberOf, textOf } from '../instruction.ts';
import { sentences } from '../text/sentences.ts';

const word = new RegExp(`[${wordCharacter}]+`, 'gu');
const paragraphMark = new RegExp(`[${space}]?\\*\\*\\*[${space}]?`);
/** What ends the first word of a paragraph. */
const wordEnd = /[.,?!'"]/;

/** Numbers of words, sentences and paragraphs. */
export const lengthChecks: Checks = {
  'length_constraints:number_words': (response, parameters) =>
    compareCount(countMatches(response, word), parameters, 'relation', 'num_words'),

  'length_constraints:number_sentences': (response, parameters) =>
    compareCount(sentences(response).length, parameters, 'relation', 'num_sentences'),

  // Paragraphs stand between *** marks; only the first and the last may be empty.
  'length_constraints:number_paragraphs': (response, parameters) => {
    const paragraphs = response.split(paragraphMark);
    let count = paragraphs.length;
    for (const [i, paragraph] of paragraphs.entries()) {
      if (strip(paragraph) !== '') continue;
      if (i !== 0 && i !== paragraphs.length - 1) return false;
      count--;
    }
    return count === numberOf(parameters, 'num_paragraphs');
  },

  'length_constraints:nth_paragraph_first_word': (response, parameters) => {
    const paragraphs = response.split('\n\n');
    const count = paragraphs.filter((paragraph) => strip(paragraph) !== '').length;
    const n = numberOf(parameters, 'nth_paragraph');
    if (n > count) return false;
    // Counted with the empty ones, as the reference does.
    const [first] = splitSpace(paragraphs[n - 1] ?? '');
    if (first === undefined) return false;
    const bare = stripLeft(stripLeft(first, "'"), '"');
    const end = bare.search(wordEnd);
    return (
      count === numberOf(parameters, 'num_paragraphs') &&
      (end < 0 ? bare : bare.slice(0, end)).toLowerCase() ===
        textOf(parameters, 'first_word').toLowerCase()
    );
  },
};
