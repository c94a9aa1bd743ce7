import { isUpper } from '../../python/string.ts';
import { type Checks, compareCount } from '../instruction.ts';
import { treebankWords } from '../text/treebank-words.ts';

/** Words in capitals, and commas. */
export const letterCaseChecks: Checks = {
  'change_case:capital_word_frequency': (response, parameters) =>
    compareCount(
      treebankWords(response).filter(isUpper).length,
      parameters,
      'capital_relation',
      'capital_frequency',
    ),

  'punctuation:no_comma': (response) => !response.includes(','),
};
