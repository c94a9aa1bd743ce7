import { extract } from '../extraction/extract.ts';
import { lastNumber, readNumber } from '../extraction/last-number.ts';
import { badTarget, settle, withoutAnswer } from '../judgement.ts';
import type { Scorer } from '../scorer.ts';

/** The number, or the number with how far off an answer may be: `absolute`, or `relative` to it. */
export type NumberTarget =
  | number
  | { readonly value: number; readonly absolute?: number; readonly relative?: number };

/**
 * A number of one's own benchmark: taken from the last box, else the last answer line or phrase,
 * else the last number of the response. Equal within the tolerance, which is 0 unless given.
 */
export const numberScorer: Scorer<NumberTarget> = {
  id: 'number',
  version: '1',
  summary: 'the number that the response ends on, equal within a stated tolerance',
  needs: [],
  heavy: false,
  check(target): asserts target is NumberTarget {
    const { value, absolute, relative } = parts(target as NumberTarget);
    const finite = [value, absolute, relative].every(Number.isFinite);
    if (!finite || absolute < 0 || relative < 0) {
      throw badTarget(
        'number',
        'a number, or { value, absolute, relative } with tolerances',
        target,
      );
    }
  },
  score(answer, target) {
    if (answer.reasoning_unclosed) return withoutAnswer(answer);
    const { found } = extract(answer.text, ['boxed', 'line', 'phrase', 'number']);
    const written = [found.boxed, found.line, found.phrase, found.number]
      .map((text) => (text ? lastNumber(text) : null))
      .find((text) => text !== null);
    const given = written === undefined ? undefined : readNumber(written);
    if (given === undefined) return withoutAnswer(answer, { detail: found });
    const { value, absolute, relative } = parts(target);
    const right = Math.abs(given - value) <= Math.max(absolute, relative * Math.abs(value));
    return settle(answer, written!, right, { detail: found });
  },
};

function parts(target: NumberTarget | null): { value: number; absolute: number; relative: number } {
  if (typeof target !== 'object' || target === null) {
    return { value: target as number, absolute: 0, relative: 0 };
  }
  return { value: target.value, absolute: target.absolute ?? 0, relative: target.relative ?? 0 };
}
