import { ScorerError } from '../error.ts';
import type { Answer, Judgement, Scorer } from '../scorer.ts';
import { type Constraints, type Followed, follow, type Strictness } from './follow.ts';
import type { Checks } from './instruction.ts';

/** What a constraint scorer is made of. */
export interface ConstraintScorerParts {
  readonly id: string;
  readonly version: string;
  readonly summary: string;
  readonly checks: Checks;
  readonly strictness: Strictness;
}

/**
 * A scorer that is right when all instructions of a prompt are followed. `detail.instructions`
 * holds the verdict on each, from which the instruction-level accuracy is made. A prompt of which
 * a check lacks its resource has the outcome `error`: it is not scored.
 */
export function constraintScorer(parts: ConstraintScorerParts): Scorer<Constraints> {
  const { id, version, summary, checks, strictness } = parts;
  return {
    id,
    version,
    summary,
    needs: [],
    heavy: false,
    check(target): asserts target is Constraints {
      checkTarget(id, checks, target);
    },
    score: (answer, target) => judge(answer, follow(answer.text, target, checks, strictness)),
  };
}

function judge(answer: Answer, instructions: readonly Followed[]): Judgement {
  const detail = { instructions };
  const absent = instructions.find((entry) => entry.followed === null);
  if (absent) {
    const explanation = `not scored: ${absent.id}: ${absent.unavailable}`;
    return { outcome: 'error', value: null, answer: null, explanation, detail };
  }
  const broken = instructions.filter((entry) => !entry.followed).map((entry) => entry.id);
  const explanation = broken.length === 0 ? null : `not followed: ${broken.join(', ')}`;
  if (answer.reasoning_unclosed) {
    return { outcome: 'truncated', value: 0, answer: null, explanation, detail };
  }
  return {
    outcome: broken.length === 0 ? 'correct' : 'incorrect',
    value: broken.length === 0 ? 1 : 0,
    answer: answer.text,
    explanation,
    detail,
  };
}

function checkTarget(scorer: string, checks: Checks, target: unknown): void {
  function fail(what: string): never {
    throw new ScorerError('target', `the target of ${scorer} ${what}`);
  }
  if (typeof target !== 'object' || target === null) fail('must be an object');
  const { instruction_id_list, kwargs, prompt } = target as Record<string, unknown>;
  if (!Array.isArray(instruction_id_list) || instruction_id_list.length === 0) {
    fail('needs instruction_id_list, a list of instructions');
  }
  for (const id of instruction_id_list) {
    if (typeof id !== 'string' || !Object.hasOwn(checks, id)) {
      fail(`names an unknown instruction ${JSON.stringify(id)}`);
    }
  }
  const objects =
    Array.isArray(kwargs) &&
    kwargs.every((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry));
  if (!objects || kwargs.length !== instruction_id_list.length) {
    fail('needs kwargs, an object for each instruction');
  }
  if (prompt !== undefined && typeof prompt !== 'string') fail('has a prompt that is no text');
  // A dry run finds parameters that do not fit before any model is called.
  follow('.', target as Constraints, checks, 'strict');
}
