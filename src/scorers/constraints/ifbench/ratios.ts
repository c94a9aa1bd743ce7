import { codePoints } from '../../python/string.ts';
import { type Checks, numberOf, textOf } from '../instruction.ts';
import { markedSentences } from '../text/marked-sentences.ts';
import { isStopWord } from '../text/stop-words.ts';
import { plainWords, unmarkedWords } from '../text/words.ts';

const endingWith = (sentences: readonly string[], mark: string) =>
  sentences.filter((sentence) => sentence.endsWith(mark)).length;

function trigrams(text: string): Set<string> {
  const letters = [...text];
  return new Set(letters.slice(2).map((_, i) => letters.slice(i, i + 3).join('')));
}

/** Shares and balances. */
export const ratioChecks: Checks = {
  'ratio:stop_words': (response, parameters) => {
    const words = plainWords(response);
    const share = words.filter((word) => isStopWord(word.toLowerCase())).length / words.length;
    return share * 100 <= numberOf(parameters, 'percentage');
  },

  'ratio:sentence_type': (response) => {
    const sentences = markedSentences(response);
    return endingWith(sentences, '.') === 2 * endingWith(sentences, '?');
  },

  'ratio:sentence_balance': (response) => {
    const sentences = markedSentences(response);
    const statements = endingWith(sentences, '.');
    return statements === endingWith(sentences, '?') && statements === endingWith(sentences, '!');
  },

  // Of the different runs of three characters in the response, how many the reference text has.
  'ratio:overlap': (response, parameters) => {
    const reference = trigrams(textOf(parameters, 'reference_text'));
    const own = trigrams(response);
    const shared = [...own].filter((trigram) => reference.has(trigram)).length;
    const percent = (shared / own.size) * 100;
    const wanted = numberOf(parameters, 'percentage');
    return percent >= wanted - 2 && percent <= wanted + 2;
  },

  'ratio:sentence_words': (response) => {
    const sentences = markedSentences(response);
    const words = unmarkedWords(response.toLowerCase());
    return (
      sentences.length === 3 &&
      new Set(sentences.map(codePoints)).size === 1 &&
      new Set(words).size === words.length
    );
  },
};
