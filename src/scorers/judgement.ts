import { ScorerError } from './error.ts';
import type { Answer, Judgement } from './scorer.ts';

/** What may go with a verdict. */
export interface Remarks {
  explanation?: string | null;
  detail?: Judgement['detail'];
}

/**
 * The judgement of an answer from which `extracted` was taken. Where nothing was, the outcome says
 * why: `truncated` when the tokens ran out or the reasoning never ended, `refused`, or `unparsed`.
 *
 * @param extracted null: no answer was found.
 */
export function settle(
  answer: Answer,
  extracted: string | null,
  right: boolean,
  { explanation = null, detail = null }: Remarks = {},
): Judgement {
  if (extracted === null) return withoutAnswer(answer, { explanation, detail });
  return {
    outcome: right ? 'correct' : 'incorrect',
    value: right ? 1 : 0,
    answer: extracted,
    explanation,
    detail,
  };
}

/** The judgement where no answer was found. Counts 0: the model was asked and did not answer. */
export function withoutAnswer(answer: Answer, { explanation, detail }: Remarks = {}): Judgement {
  const [outcome, reason] = whyNone(answer);
  return {
    outcome,
    value: 0,
    answer: null,
    explanation: explanation ?? reason,
    detail: detail ?? null,
  };
}

function whyNone(answer: Answer): [Judgement['outcome'], string] {
  if (answer.reasoning_unclosed) return ['truncated', 'the reasoning never ended'];
  if (answer.finish === 'length') return ['truncated', 'ran out of tokens before an answer'];
  if (answer.finish === 'refused') return ['refused', 'the model declined'];
  if (answer.text.trim() === '') return ['unparsed', 'the response is empty'];
  return ['unparsed', 'no answer was found in the response'];
}

/**
 * A target that is not one, named with what was wanted and what was there.
 * @param wanted completes "the target of SCORER must be ...".
 */
export function badTarget(scorer: string, wanted: string, target: unknown): ScorerError {
  return new ScorerError(
    'target',
    `the target of ${scorer} must be ${wanted}; it is ${describe(target)}`,
  );
}

function describe(target: unknown): string {
  const json = JSON.stringify(target) ?? String(target);
  return json.length > 80 ? `${json.slice(0, 77)}...` : json;
}
