import type { ScoreContext } from '../scorer.ts';
import { type GoldCase, goldSet } from './gold-set.ts';
import { askJudge, type JudgeRule } from './judge-scorer.ts';
import type { Grade } from './verdict.ts';

/** How a judge did on responses that people have judged. */
export interface JudgeAgreement {
  cases: number;
  agreed: number;
  /** Took what is wrong. */
  falseAccepts: number;
  /** Gave no verdict, or could not be reached. */
  failed: number;
  disagreements: { tests: string; response: string; expected: Grade; given: Grade | null }[];
}

/** Puts the gold set to a judge. @throws nothing of the judge's own: its failures are counted. */
export async function agreementWithGold(
  rule: JudgeRule,
  context: ScoreContext,
  cases: readonly GoldCase[] = goldSet,
): Promise<JudgeAgreement> {
  const result: JudgeAgreement = {
    cases: cases.length,
    agreed: 0,
    falseAccepts: 0,
    failed: 0,
    disagreements: [],
  };
  for (const { question, answer, response, grade, tests } of cases) {
    context.signal?.throwIfAborted();
    const expected = grade === 'not-attempted' && !rule.mayAbstain ? 'incorrect' : grade;
    let given: Grade | null = null;
    try {
      given = (await askJudge(rule, { question, gold: answer, response }, context)).grade;
    } catch (error) {
      if (context.signal?.aborted) throw error;
      result.failed++;
    }
    if (given === expected) result.agreed++;
    else {
      if (given === 'correct') result.falseAccepts++;
      result.disagreements.push({ tests, response, expected, given });
    }
  }
  return result;
}
