import { splitSpace } from '../../python/string.ts';
import { type Checks, numberOf, textOf } from '../instruction.ts';
import { markedSentences } from '../text/marked-sentences.ts';
import { bareLeft } from '../text/words.ts';

/** How many words of a sentence stand beside a word with the same first letter. */
function alliterating(sentence: string): number {
  const letters = splitSpace(sentence.toLowerCase())
    .map((word) => bareLeft(word)[0])
    .filter((letter) => letter !== undefined);
  return letters.filter((letter, i) => letter === letters[i - 1] || letter === letters[i + 1])
    .length;
}

/** How sentences follow each other. */
export const sentenceChecks: Checks = {
  'sentence:alliteration_increment': (response) => {
    const counts = markedSentences(response).map(alliterating);
    return counts.every((count, i) => i === 0 || count > counts[i - 1]!);
  },

  'sentence:increment': (response, parameters) => {
    const lengths = markedSentences(response).map((sentence) => splitSpace(sentence).length);
    const step = numberOf(parameters, 'small_n');
    return lengths.every((length, i) => i === 0 || length === lengths[i - 1]! + step);
  },

  'sentence:keyword': (response, parameters) => {
    const sentence = markedSentences(response)[numberOf(parameters, 'N') - 1] ?? '';
    return sentence.toLowerCase().includes(textOf(parameters, 'word').toLowerCase());
  },
};
