import { badTarget, withoutAnswer } from '../judgement.ts';
import type { Judgement, ScoreContext, Scorer } from '../scorer.ts';
import { askUntilVerdict } from './ask.ts';
import { judgeMessages } from './prompt.ts';
import { parseVerdict, type Verdict } from './verdict.ts';

export interface JudgedTarget {
  readonly question: string;
  /** The right answer. */
  readonly answer: string;
}

export interface JudgeRule {
  id: string;
  version: string;
  summary: string;
  rules: readonly string[];
  mayAbstain: boolean;
}

/**
 * A scorer that asks a judge model. A judge that gives no verdict, or cannot be reached, leaves an
 * error and never a wrong answer. Which judge it was stands in the score's record.
 */
export function judgeScorer(rule: JudgeRule): Scorer<JudgedTarget> {
  const { id, version, summary } = rule;
  return {
    id,
    version,
    summary,
    needs: ['judge'],
    heavy: false,
    check(target): asserts target is JudgedTarget {
      const { question, answer } = (target ?? {}) as Partial<JudgedTarget>;
      const texts = [question, answer].every((each) => typeof each === 'string' && each.trim());
      if (!texts) throw badTarget(id, '{ question, answer } as texts, none empty', target);
    },
    async score(answer, { question, answer: gold }, context) {
      // There is nothing to judge, and no reason to pay for it.
      if (answer.reasoning_unclosed || answer.text.trim() === '') return withoutAnswer(answer);
      const verdict = await askJudge(rule, { question, gold, response: answer.text }, context);
      return judgementOf(verdict);
    },
  };
}

/** @throws ScorerError `unavailable` when there is no judge or it gives no verdict. */
export async function askJudge(
  { id, rules, mayAbstain }: JudgeRule,
  asked: { question: string; gold: string; response: string },
  context: ScoreContext,
): Promise<Verdict> {
  return await askUntilVerdict(
    id,
    judgeMessages({ ...asked, rules, mayAbstain }),
    (reply) => {
      const verdict = parseVerdict(reply);
      return verdict && (mayAbstain || verdict.grade !== 'not-attempted') ? verdict : null;
    },
    context,
  );
}

function judgementOf({ grade, extracted, reason, confidence }: Verdict): Judgement {
  const outcome = grade === 'correct' ? 'correct' : grade === 'incorrect' ? 'incorrect' : 'refused';
  return {
    outcome,
    value: grade === 'correct' ? 1 : 0,
    answer: extracted,
    explanation: reason,
    detail: { grade, confidence },
  };
}
