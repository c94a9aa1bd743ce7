import { lastBoxed } from '../extraction/last-boxed.ts';
import { badTarget, settle, withoutAnswer } from '../judgement.ts';
import type { Scorer } from '../scorer.ts';
import { extractMath } from './extract.ts';
import { sameAnswer } from './grade.ts';
import { sameHendrycks } from './strings/hendrycks.ts';
import { gradePrm800k } from './strings/prm800k.ts';

/** The right answer in LaTeX, without dollar signs or a box: `\frac{1}{2}`. */
export type MathTarget = string;

function checkGold(id: string, target: unknown): asserts target is MathTarget {
  if (typeof target !== 'string' || target.trim() === '') {
    throw badTarget(id, 'the right answer in LaTeX, as text', target);
  }
}

/** Marked as a formula, unless it is one already; the sign of dollars, `\\$`, marks none. */
function asFormula(gold: string): string {
  return /(?<!\\)\$|\\boxed|\\\(|\\\[/.test(gold) ? gold : `$${gold}$`;
}

/** What the string graders make of the last box; published beside the verdict of `math`. */
function byOthers(text: string, gold: string): Record<string, unknown> {
  const boxed = lastBoxed(text);
  return {
    boxed,
    hendrycks: boxed !== null && sameHendrycks(boxed, gold),
    prm800k: boxed !== null && gradePrm800k(boxed, gold),
  };
}

/**
 * Equivalence in mathematics: numbers, fractions, percent, units, roots, sets, intervals, tuples,
 * matrices, relations and expressions, with the answer found by the rules of Math-Verify 0.8.0.
 */
export const math: Scorer<MathTarget> = {
  id: 'math',
  version: '2',
  summary: 'equal in mathematics, by the rules of Math-Verify 0.8.0 (our own implementation)',
  needs: [],
  // Hostile formulas may cost much.
  heavy: true,
  check: (target): asserts target is MathTarget => checkGold('math', target),
  score(answer, target) {
    if (answer.reasoning_unclosed) return withoutAnswer(answer);
    const gold = extractMath(asFormula(target)) ?? { node: null, text: target };
    const given = extractMath(answer.text);
    const detail = byOthers(answer.text, target);
    if (given === null || given.text === '') return withoutAnswer(answer, { detail });
    return settle(answer, given.text, sameAnswer(gold, given), { detail });
  },
};

/** The last box, judged by one of the string graders. */
function boxScorer(
  id: string,
  version: string,
  summary: string,
  same: (given: string, gold: string) => boolean,
): Scorer<MathTarget> {
  return {
    id,
    version,
    summary,
    needs: [],
    heavy: true,
    check: (target): asserts target is MathTarget => checkGold(id, target),
    score(answer, target) {
      if (answer.reasoning_unclosed) return withoutAnswer(answer);
      const boxed = lastBoxed(answer.text);
      return settle(answer, boxed, boxed !== null && same(boxed, target));
    },
  };
}

export const mathHendrycks = boxScorer(
  'math-hendrycks',
  '1',
  'the last box equals the answer as text, normalised as in hendrycks/math',
  sameHendrycks,
);

export const mathPrm800k = boxScorer(
  'math-prm800k',
  '2',
  'the last box by the grader of openai/prm800k, as the GLM-4.5 harness uses it before its model check',
  gradePrm800k,
);
