import { badTarget, settle, withoutAnswer } from '../judgement.ts';
import type { Scorer } from '../scorer.ts';

/**
 * A JavaScript pattern (flags default `u`). With `answer`, the first group of the last match must
 * equal it, white space at the ends aside; without, any match is right.
 */
export interface RegexTarget {
  readonly pattern: string;
  readonly flags?: string;
  readonly answer?: string;
}

export const regex: Scorer<RegexTarget> = {
  id: 'regex',
  version: '1',
  summary: 'the response matches a pattern, or what the pattern captures last equals the answer',
  needs: [],
  // A careless pattern on a hostile response can run for ever.
  heavy: true,
  check(target): asserts target is RegexTarget {
    const { pattern, flags, answer } = (target ?? {}) as Partial<RegexTarget>;
    const texts = [flags, answer].every((each) => each === undefined || typeof each === 'string');
    if (typeof pattern !== 'string' || pattern === '' || !texts) {
      throw badTarget('regex', '{ pattern, flags, answer } as texts', target);
    }
    try {
      compile({ pattern, ...(flags === undefined ? {} : { flags }) });
    } catch (error) {
      throw badTarget('regex', `a valid pattern (${(error as Error).message})`, target);
    }
  },
  score(answer, target) {
    if (answer.reasoning_unclosed) return withoutAnswer(answer);
    let last: RegExpMatchArray | undefined;
    for (const match of answer.text.matchAll(compile(target))) last = match;
    if (last === undefined) {
      if (target.answer !== undefined || answer.text.trim() === '') return withoutAnswer(answer);
      return settle(answer, answer.text.trim(), false, {
        explanation: 'the pattern matches nowhere',
      });
    }
    const found = (last[1] ?? last[0]).trim();
    return settle(answer, found, target.answer === undefined || found === target.answer.trim());
  },
};

function compile({ pattern, flags = 'u' }: RegexTarget): RegExp {
  return new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`);
}
