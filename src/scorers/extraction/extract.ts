import { afterAnswerPhrase, answerLine } from './final-answer.ts';
import { lastBoxed } from './last-boxed.ts';
import { lastNumber } from './last-number.ts';

/** Ways to find the answer of a free response, each the last match of its kind. */
export const extractors = {
  boxed: lastBoxed,
  line: answerLine,
  phrase: afterAnswerPhrase,
  number: lastNumber,
  whole: (text: string): string | null => text.trim() || null,
} as const;

export type Extractor = keyof typeof extractors;

/** What each of several extractors found in one response, published side by side; null: nothing. */
export type Extractions = Readonly<Partial<Record<Extractor, string | null>>>;

/**
 * Runs several extractors over one response.
 * @returns what each found, and the first in the given order that found something.
 */
export function extract(
  text: string,
  order: readonly Extractor[],
): { found: Extractions; answer: string | null; by: Extractor | null } {
  const found = Object.fromEntries(order.map((name) => [name, extractors[name](text)]));
  const by = order.find((name) => found[name] !== null) ?? null;
  return { found, answer: by === null ? null : found[by]!, by };
}
