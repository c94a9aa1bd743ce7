import { withoutAnswer } from '../judgement.ts';
import type { Answer, Judgement, Scorer } from '../scorer.ts';
import { type Call, callText } from './call.ts';
import { callsFault } from './check-calls.ts';
import { decodeCalls } from './decode.ts';
import { DecodeError } from './decode-python.ts';
import type { FunctionDescription } from './function-description.ts';
import {
  type CallTarget,
  type ReadTarget,
  type RelevanceTarget,
  readRelevance,
  readTarget,
} from './target.ts';

const version = '2';

const shown = (calls: readonly Call[]) => calls.map(callText).join(', ');

function settled(right: boolean, answer: string, explanation: string | null, type: string | null) {
  return {
    outcome: right ? 'correct' : 'incorrect',
    value: right ? 1 : 0,
    answer,
    explanation,
    detail: type === null ? null : { error_type: type },
  } satisfies Judgement;
}

/** Endpoints take no dots in names: they were sent with underscores. */
const withoutDots = (name: string) => name.replaceAll('.', '_');

const read = new WeakMap<object, ReadTarget>();

/** BFCL's single-turn categories with a call: the calls of the answer against the accepted ones. */
export const bfclAst: Scorer<CallTarget> = {
  id: 'bfcl-ast',
  version,
  summary: 'BFCL: the function calls of the answer are among those accepted, value by value',
  needs: [],
  heavy: false,
  check(target): asserts target is CallTarget {
    readTarget(bfclAst.id, target);
  },
  score(answer, target) {
    let known = read.get(target);
    if (!known) {
      known = readTarget(bfclAst.id, target);
      read.set(target, known);
    }
    if (answer.reasoning_unclosed) return withoutAnswer(answer);
    let calls: Call[];
    try {
      calls = decodeCalls(answer, known.mode, known.language);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return withoutAnswer(answer, { explanation: `no calls in the answer: ${error.message}` });
    }
    if (calls.length === 0) {
      return withoutAnswer(answer, { explanation: 'no calls in the answer' });
    }
    const { functions, accepted } = named(known, answer);
    const fault = callsFault(calls, functions, accepted, known.shape, known.language);
    return settled(fault === null, shown(calls), fault?.message ?? null, fault?.type ?? null);
  },
};

function named(target: ReadTarget, answer: Answer): Pick<ReadTarget, 'functions' | 'accepted'> {
  if (answer.tool_calls.length === 0) return target;
  const renamed = <T extends Pick<FunctionDescription, 'name'>>(one: T): T => ({
    ...one,
    name: withoutDots(one.name),
  });
  return { functions: target.functions.map(renamed), accepted: target.accepted.map(renamed) };
}

/** Whether an answer holds at least one call. */
function calls(answer: Answer, mode: 'tools' | 'prompt'): string | null {
  try {
    const found = decodeCalls(answer, mode);
    return found.length === 0 ? null : shown(found);
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
}

/** BFCL's irrelevance categories: no function fits, so that a call is wrong. */
export const bfclIrrelevance = relevanceScorer(
  'bfcl-irrelevance',
  'BFCL: no function fits the question, and the answer calls none',
  (found) => settled(found === null, found ?? 'no call', found && 'a function was called', null),
);

/** BFCL's relevance category: some function fits, and any call is right. */
export const bfclRelevance = relevanceScorer(
  'bfcl-relevance',
  'BFCL: a function fits the question, and the answer calls one',
  (found, answer) =>
    found === null
      ? withoutAnswer(answer, { explanation: 'no calls in the answer' })
      : settled(true, found, null, null),
);

function relevanceScorer(
  id: string,
  summary: string,
  judge: (found: string | null, answer: Answer) => Judgement,
): Scorer<RelevanceTarget> {
  return {
    id,
    version,
    summary,
    needs: [],
    heavy: false,
    check(target): asserts target is RelevanceTarget {
      readRelevance(id, target);
    },
    score(answer, target) {
      const { mode } = readRelevance(id, target);
      // Cut short, nothing was rightly called, nor rightly left undone.
      if (answer.reasoning_unclosed) return withoutAnswer(answer);
      return judge(calls(answer, mode), answer);
    },
  };
}
