import { badTarget, settle, withoutAnswer } from '../judgement.ts';
import { lastMatch } from '../python-regex.ts';
import type { Scorer } from '../scorer.ts';

const strict = /#### (-?[0-9.,]+)/;
const flexible = /(-?[$0-9.,]{2,})|(-?[0-9]+)/g;
const thought = /The answer is (-?[0-9.,]+)[^\n]/;

/**
 * The extractions of lm-evaluation-harness' gsm8k tasks: `strict` the first `#### N`, `flexible` the
 * last thing that looks like a number, `cot-strict` the first "The answer is N.".
 */
export const extractGsm8k = {
  strict: (text: string): string | null => strict.exec(text)?.[1] ?? null,
  flexible: (text: string): string | null => {
    const found = lastMatch(flexible, text);
    return found === undefined ? null : (found[1] ?? found[2]!).trim();
  },
  'cot-strict': (text: string): string | null => thought.exec(text)?.[1] ?? null,
} as const;

export type Gsm8kRule = keyof typeof extractGsm8k;

/**
 * The comparison of those tasks: both sides lose commas, dollar signs, everything up to the last
 * `#### ` and one final full stop, and must then be the same letters ("18.00" is not "18").
 * @param gold the reference solution or its number alone.
 */
export function sameGsm8k(extracted: string, gold: string): boolean {
  return bare(extracted) === bare(gold);
}

function bare(text: string): string {
  const plain = text.replaceAll(',', '').replaceAll('$', '');
  // The reference's greedy pattern takes quadratic time on a long text without the marks.
  const at = plain.lastIndexOf('#### ');
  return (at < 0 ? plain : plain.slice(at + 5)).replace(/\.(?=\n?$)/, '').toLowerCase();
}

const openai = /(?:####|A:) (-?[0-9.,]+)/;

/**
 * The flags of openai/grade-school-math's example solutions: the number after `#### ` (there `A: `)
 * without commas, equal as text; a solution without one is wrong.
 */
export function isCorrectOpenai(solution: string, gold: string): boolean {
  const given = openai.exec(solution)?.[1]?.replaceAll(',', '');
  return given !== undefined && given === openai.exec(gold)?.[1]?.replaceAll(',', '');
}

const rules: readonly Gsm8kRule[] = ['strict', 'flexible', 'cot-strict'];

function gsm8kScorer(rule: Gsm8kRule, summary: string): Scorer<string> {
  const id = rule === 'flexible' ? 'gsm8k' : `gsm8k-${rule}`;
  return {
    id,
    version: '1',
    summary,
    needs: [],
    heavy: false,
    check(target): asserts target is string {
      if (typeof target !== 'string' || !/[0-9]/.test(target))
        throw badTarget(id, 'the reference solution or its number, as text', target);
    },
    score(answer, target) {
      if (answer.reasoning_unclosed) return withoutAnswer(answer);
      const found = extractGsm8k[rule](answer.text);
      const all = rules.map((each) => {
        const extracted = extractGsm8k[each](answer.text);
        return [each, { extracted, correct: extracted !== null && sameGsm8k(extracted, target) }];
      });
      return settle(answer, found, found !== null && sameGsm8k(found, target), {
        detail: Object.fromEntries(all),
      });
    },
  };
}

export const gsm8kFlexible = gsm8kScorer(
  'flexible',
  'the last number of the response, as lm-eval’s gsm8k flexible-extract',
);
export const gsm8kStrict = gsm8kScorer(
  'strict',
  'the number after ####, as lm-eval’s gsm8k strict-match',
);
export const gsm8kThought = gsm8kScorer(
  'cot-strict',
  'the number after "The answer is", as lm-eval’s gsm8k_cot strict-match',
);
