import { syllable } from 'syllable';
import { ScorerError } from '../../error.ts';
import { splitSpace, strip } from '../../python/string.ts';
import { type Check, type Checks, numberOf, textOf } from '../instruction.ts';
import { markedSentences } from '../text/marked-sentences.ts';
import { treebankWords } from '../text/treebank-words.ts';
import { bare, bareLeft, bareRight, unmarkedWords } from '../text/words.ts';

const cluster = /[bcdfghjklmnpqrstvwxyz]{2}/;
const letterA = 'a'.charCodeAt(0);

function isPrime(n: number): boolean {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false;
  return n > 1;
}

/** Whether every neighbour pair of a list fits. */
const pairs = <T>(list: readonly T[], fits: (one: T, next: T) => boolean) =>
  list.every((one, i) => i + 1 === list.length || fits(one, list[i + 1]!));

const same = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

const startVerb: Check = () => {
  throw new ScorerError(
    'unavailable',
    'no tagger of parts of speech that agrees with the reference',
  );
};

/** What each word must be like. */
export const wordChecks: Checks = {
  'words:alphabet': (response) => {
    const words = splitSpace(bare(response))
      .map((word) => bare(word).toLowerCase())
      .filter(Boolean);
    if (!/^[a-z]/.test(words[0] ?? '')) return false;
    const start = words[0]!.charCodeAt(0) - letterA;
    return words.every((word, i) => word.charCodeAt(0) === letterA + ((start + i) % 26));
  },

  'words:vowel': (response) => {
    const text = strip(response);
    const vowels = new Set(text.toLowerCase().match(/[aeiou]/g));
    return !text.includes('\n') && vowels.size <= 3;
  },

  'words:consonants': (response) =>
    splitSpace(response.toLowerCase()).every((word) => cluster.test(word)),

  'words:palindrome': (response) =>
    unmarkedWords(response.toLowerCase()).filter(
      (word) => word.length >= 5 && word === [...word].reverse().join(''),
    ).length >= 10,

  'words:prime_lengths': (response) =>
    unmarkedWords(response).every((word) => isPrime([...word].length)),

  'words:repeats': (response, parameters) => {
    const most = numberOf(parameters, 'small_n');
    const counts = new Map<string, number>();
    for (const word of unmarkedWords(response.toLowerCase())) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return [...counts.values()].every((count) => count <= most);
  },

  'words:no_consecutive': (response) =>
    pairs(unmarkedWords(response.toLowerCase()), (one, next) => one[0] !== next[0]),

  'words:odd_even_syllables': (response) =>
    pairs(
      unmarkedWords(response.toLowerCase()).map((word) => syllable(word) % 2),
      (one, next) => one !== next,
    ),

  'words:start_verb': startVerb,

  'words:last_first': (response) =>
    pairs(markedSentences(response), (one, next) =>
      same(splitSpace(bareRight(one)).at(-1), splitSpace(bareLeft(next))[0]),
    ),

  'words:paragraph_last_first': (response) =>
    response.split('\n').every((paragraph) => {
      const words = splitSpace(paragraph).map(bare).filter(Boolean);
      return words.length === 0 || same(words[0], words.at(-1));
    }),

  'words:words_position': (response, parameters) => {
    const words = treebankWords(response).filter((word) => bare(word) !== '');
    const keyword = textOf(parameters, 'keyword');
    return words.length >= 2 && words[1] === keyword && words.at(-2) === keyword;
  },

  'words:keywords_specific_position': (response, parameters) => {
    const sentence = markedSentences(response)[numberOf(parameters, 'n') - 1] ?? '';
    return (
      splitSpace(sentence).map(bare)[numberOf(parameters, 'm') - 1] ===
      textOf(parameters, 'keyword')
    );
  },
};
