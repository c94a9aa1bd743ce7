import { extract } from '../extraction/extract.ts';
import { badTarget, settle, withoutAnswer } from '../judgement.ts';
import type { Answer, Judgement, Scorer } from '../scorer.ts';

/** One right answer, or several of which any will do. */
export type TextTarget = string | readonly string[];

/** @throws ScorerError */
function checkTexts(id: string, target: unknown): asserts target is TextTarget {
  const all = Array.isArray(target) ? target : [target];
  if (all.length === 0 || !all.every((each) => typeof each === 'string' && each.trim() !== '')) {
    throw badTarget(id, 'a text or a list of texts, none empty', target);
  }
}

function listOf(target: TextTarget): readonly string[] {
  return typeof target === 'string' ? [target] : target;
}

/** The whole response, white space at its ends aside, is a right answer letter by letter. */
export const exact: Scorer<TextTarget> = {
  id: 'exact',
  version: '1',
  summary: 'the whole response equals a right answer, letter by letter',
  needs: [],
  heavy: false,
  check: (target): asserts target is TextTarget => checkTexts('exact', target),
  score(answer, target) {
    const text = answer.text.trim();
    if (answer.reasoning_unclosed || text === '') return withoutAnswer(answer);
    return settle(
      answer,
      text,
      listOf(target).some((each) => each.trim() === text),
    );
  },
};

/** Case, accents' encoding, punctuation at the ends, articles and runs of white space do not count. */
export function loosely(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[\p{P}\p{S}\s]+|[\p{P}\s]+$/gu, '')
    .replace(/^(?:the|an?)\s+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The answer that the response announces (box, answer line, phrase) or else all of it, compared loosely. */
export const exactLoose: Scorer<TextTarget> = {
  id: 'exact-loose',
  version: '1',
  summary:
    'the announced answer or the whole response equals a right answer but for case, punctuation and articles',
  needs: [],
  heavy: false,
  check: (target): asserts target is TextTarget => checkTexts('exact-loose', target),
  score(answer, target) {
    if (answer.reasoning_unclosed) return withoutAnswer(answer);
    const { found, answer: given } = extract(answer.text, ['boxed', 'line', 'phrase', 'whole']);
    const right = new Set(listOf(target).map(loosely));
    return settle(answer, given, given !== null && right.has(loosely(given)), { detail: found });
  },
};

/** A right answer occurs somewhere in the response, case aside, not as a part of a longer word. */
export const contains: Scorer<TextTarget> = {
  id: 'contains',
  version: '1',
  summary: 'a right answer occurs in the response as whole words, case aside',
  needs: [],
  heavy: false,
  check: (target): asserts target is TextTarget => checkTexts('contains', target),
  score: (answer, target) => containing(answer, listOf(target)),
};

function containing(answer: Answer, wanted: readonly string[]): Judgement {
  if (answer.reasoning_unclosed || answer.text.trim() === '') return withoutAnswer(answer);
  const text = answer.text.normalize('NFKC').toLowerCase();
  const found = wanted.find((each) => hasWords(text, each.normalize('NFKC').toLowerCase().trim()));
  return {
    outcome: found === undefined ? 'incorrect' : 'correct',
    value: found === undefined ? 0 : 1,
    answer: found ?? null,
    explanation: found === undefined ? 'none of the right answers occurs' : null,
    detail: null,
  };
}

/** Only where both sides are written with spaces between words; 北京 has no edges to look for. */
function hasWords(text: string, words: string): boolean {
  const wordly = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const glued = (inside: string | undefined, outside: string | undefined): boolean =>
      inside !== undefined && outside !== undefined && wordly.test(inside) && wordly.test(outside);
    const end = at + words.length;
    if (!glued(words[0], text[at - 1]) && !glued(words.at(-1), text[end])) return true;
  }
  return false;
}
