import { isLower, isUpper } from '../../python/string.ts';
import { type Checks, textOf } from '../instruction.ts';
import { detectLanguage } from '../text/language.ts';

/**
 * Whether a text is in a language. A text without letters is in none, and the reference lets it
 * pass: its detector fails there, and a failure of the detector counts as followed.
 */
function isIn(language: string, text: string): boolean {
  const found = detectLanguage(text, language);
  return found === null || found === language;
}

/** The language of the response, and its letter case where the prompt wants English in one case. */
export const languageChecks: Checks = {
  'language:response_language': (response, parameters) =>
    isIn(textOf(parameters, 'language'), response),
  'change_case:english_capital': (response) => isUpper(response) && isIn('en', response),
  'change_case:english_lowercase': (response) => isLower(response) && isIn('en', response),
};
