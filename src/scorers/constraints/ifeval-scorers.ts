import type { Scorer } from '../scorer.ts';
import { constraintScorer } from './constraint-scorer.ts';
import type { Constraints } from './follow.ts';
import { ifevalChecks } from './ifeval/checks.ts';

const version = '2';

/** IFEval, prompt-level strict: every instruction followed by the response as it is. */
export const ifevalStrict: Scorer<Constraints> = constraintScorer({
  id: 'ifeval-strict',
  version,
  summary: 'IFEval: all instructions of the prompt followed, by the response as it is',
  checks: ifevalChecks,
  strictness: 'strict',
});

/** IFEval, prompt-level loose: each instruction followed by one of eight readings of the response. */
export const ifevalLoose: Scorer<Constraints> = constraintScorer({
  id: 'ifeval-loose',
  version,
  summary: 'IFEval: all instructions followed, forgiving first and last lines and asterisks',
  checks: ifevalChecks,
  strictness: 'loose',
});
