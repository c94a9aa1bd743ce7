import { ScorerError } from '../../error.ts';
import {
  countMatches,
  givenPattern,
  isDigit,
  splitSpace,
  withoutPunctuation,
} from '../../python/string.ts';
import { type Checks, numberOf, textOf } from '../instruction.ts';
import { bare, countWords, plainWords } from '../text/words.ts';

const conjunctions = new Set(['and', 'but', 'for', 'nor', 'or', 'so', 'yet']);
const pronouns = new Set(
  `i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his
  himself she her hers herself it its itself they them their theirs themselves`.split(/\s+/),
);
const number = /\p{Nd}+/gu;
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
/** How often each of the five keywords is asked for. */
const keywordCounts = [1, 2, 3, 5, 7];

/** How many words, numbers, names and marks of some kind there are. */
export const countChecks: Checks = {
  'count:word_count_range': (response, parameters) => {
    const words = countWords(response);
    return words >= numberOf(parameters, 'min_words') && words <= numberOf(parameters, 'max_words');
  },

  'count:unique_word_count': (response, parameters) =>
    new Set(splitSpace(response.toLowerCase()).map(bare)).size >= numberOf(parameters, 'N'),

  // "And" and "and," are two: the reference tells words apart as they are written.
  'count:conjunctions': (response, parameters) => {
    const found = splitSpace(response).filter((word) => conjunctions.has(bare(word).toLowerCase()));
    return new Set(found).size >= numberOf(parameters, 'small_n');
  },

  // The names that count are listed in the prompt.
  'count:person_names': (response, parameters, { prompt }) => {
    const listed = /list of person names: ([^.]*)/.exec(prompt ?? '')?.[1];
    if (listed === undefined) {
      throw new ScorerError('unavailable', 'the prompt does not list the person names');
    }
    const names = listed.split(',').map((name) => name.trim());
    const found = names.filter((name) => givenPattern(`\\b${name}\\b`, 'u').test(response));
    return new Set(found).size >= numberOf(parameters, 'N');
  },

  'count:numbers': (response, parameters) =>
    countMatches(withoutPunctuation(response), number) === numberOf(parameters, 'N'),

  'count:pronouns': (response, parameters) =>
    plainWords(response.toLowerCase()).filter((word) => pronouns.has(word)).length >=
    numberOf(parameters, 'N'),

  'count:punctuation': (response) => {
    const rest = response.replace(/\?!|!\?|‽/, '');
    return rest !== response && [...'.,!?;:'].every((mark) => rest.includes(mark));
  },

  'count:keywords_multiple': (response, parameters) =>
    keywordCounts.every(
      (count, i) =>
        countMatches(response, givenPattern(textOf(parameters, `keyword${i + 1}`), 'giu')) ===
        count,
    ),

  // Numbers and bare punctuation in a Japanese place are let pass.
  'count:words_japanese': (response, parameters) => {
    const step = numberOf(parameters, 'N');
    return splitSpace(response).every((word, i) => {
      const plain = bare(word);
      return (i + 1) % step !== 0 || plain === '' || isDigit(plain) || japanese.test(plain);
    });
  },
};
