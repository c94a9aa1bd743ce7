import { boundary, countMatches, givenPattern } from '../../python/string.ts';
import { type Checks, compareCount, textOf, textsOf } from '../instruction.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** Keywords that must or must not occur, and how often words and letters do. */
export const keywordChecks: Checks = {
  'keywords:existence': (response, parameters) =>
    textsOf(parameters, 'keywords').every((word) => givenPattern(word, 'iu').test(response)),

  'keywords:frequency': (response, parameters) =>
    compareCount(
      countMatches(response, givenPattern(textOf(parameters, 'keyword').trim(), 'giu')),
      parameters,
      'relation',
      'frequency',
    ),

  'keywords:forbidden_words': (response, parameters) =>
    !textsOf(parameters, 'forbidden_words').some((word) =>
      givenPattern(`${boundary}${word}${boundary}`, 'iu').test(response),
    ),

  // The data set holds a few signs that are no letters. The reference draws a letter at random
  // there; here the verdict is that of most letters.
  'keywords:letter_frequency': (response, parameters) => {
    const letter = textOf(parameters, 'letter').trim().toLowerCase();
    const text = response.toLowerCase();
    const enough = (one: string) =>
      compareCount(text.split(one).length - 1, parameters, 'let_relation', 'let_frequency');
    if (/^[a-z]$/.test(letter)) return enough(letter);
    return [...alphabet].filter(enough).length > alphabet.length / 2;
  },
};
