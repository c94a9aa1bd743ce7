import { badTarget } from '../judgement.ts';
import type { Answer, Judgement, Scorer } from '../scorer.ts';

/** The choices as texts, in the order of the continuations that were measured. */
export interface LikelihoodTarget {
  /** Index of the right one. */
  readonly answer: number;
  readonly choices: readonly string[];
}

type Measure = 'raw' | 'bytes' | 'characters' | 'tokens';

const encoder = new TextEncoder();

/**
 * The choice to which the model gives the highest log-likelihood; `bytes` divides it by the UTF-8
 * length of the choice's text first (`acc_norm`). The other measures stand in the detail.
 *
 * Equal likelihoods share the credit: 1/k when the right choice is one of k best. The reference
 * takes the first of them, which gives a model that is always undecided full marks wherever the
 * right choice comes first (TruthfulQA mc1).
 */
function likelihoodScorer(id: string, measure: Measure, summary: string): Scorer<LikelihoodTarget> {
  return {
    id,
    version: '1',
    summary,
    needs: [],
    heavy: false,
    check(target): asserts target is LikelihoodTarget {
      const { answer, choices } = (target ?? {}) as Partial<LikelihoodTarget>;
      const texts = Array.isArray(choices) && choices.every((choice) => isText(choice));
      if (!texts || choices.length < 2 || !Number.isInteger(answer) || !(answer! in choices)) {
        throw badTarget(id, '{ answer: index, choices: two texts or more, none empty }', target);
      }
    },
    score(answer, target) {
      const sums = sumsOf(answer, target.choices.length);
      if (typeof sums === 'string') return unmeasured(sums);
      const best = Object.fromEntries(
        (['raw', 'bytes', 'characters', 'tokens'] as const).map((each) => [
          each,
          argmax(normalised(answer, target.choices, sums, each)),
        ]),
      ) as Record<Measure, number[]>;
      return judged(best[measure], target, { best, loglikelihoods: sums });
    },
  };
}

function isText(choice: unknown): boolean {
  return typeof choice === 'string' && choice !== '';
}

/** One log-likelihood a choice, or what is wrong: no fault of the model's. */
function sumsOf({ loglikelihoods }: Answer, count: number): number[] | string {
  if (loglikelihoods === null) return 'the attempt holds no log-likelihoods';
  if (loglikelihoods.length !== count) {
    return `${loglikelihoods.length} log-likelihoods for ${count} choices`;
  }
  const sums = loglikelihoods.map(({ logprob }) => logprob);
  return sums.every(Number.isFinite) ? sums : 'a log-likelihood is not a finite number';
}

function unmeasured(reason: string): Judgement {
  return { outcome: 'error', value: null, answer: null, explanation: reason, detail: null };
}

function normalised(
  answer: Answer,
  choices: readonly string[],
  sums: readonly number[],
  measure: Measure,
): number[] {
  const lengths: Record<Measure, (i: number) => number> = {
    raw: () => 1,
    bytes: (i) => encoder.encode(choices[i]!).length,
    characters: (i) => Array.from(choices[i]!).length,
    tokens: (i) => answer.loglikelihoods![i]!.tokens,
  };
  return sums.map((sum, i) => sum / lengths[measure](i));
}

/** Indices of all that share the highest value. */
function argmax(values: readonly number[]): number[] {
  const highest = Math.max(...values);
  return values.flatMap((value, i) => (value === highest ? [i] : []));
}

function judged(
  best: readonly number[],
  target: LikelihoodTarget,
  detail: Record<string, unknown>,
): Judgement {
  const right = best.includes(target.answer);
  const value = right ? 1 / best.length : 0;
  return {
    outcome: value === 1 ? 'correct' : right ? 'partial' : 'incorrect',
    value,
    answer: best.map((i) => target.choices[i]!).join(' | '),
    explanation: best.length === 1 ? null : `${best.length} choices share the highest likelihood`,
    detail,
  };
}

export const choiceLikelihood = likelihoodScorer(
  'choice-loglikelihood',
  'raw',
  'the choice with the highest log-likelihood (lm-eval acc, mc1)',
);

export const choiceLikelihoodNorm = likelihoodScorer(
  'choice-loglikelihood-norm',
  'bytes',
  'the choice with the highest log-likelihood a byte of its text (acc_norm)',
);
