import type { Scorer } from '../scorer.ts';
import { constraintScorer } from './constraint-scorer.ts';
import type { Constraints } from './follow.ts';
import { ifbenchChecks } from './ifbench/checks.ts';

const version = '2';

/** IFBench, prompt-level strict. */
export const ifbenchStrict: Scorer<Constraints> = constraintScorer({
  id: 'ifbench-strict',
  version,
  summary: 'IFBench: all instructions of the prompt followed, by the response as it is',
  checks: ifbenchChecks,
  strictness: 'strict',
});

/** IFBench, prompt-level loose: the published score. */
export const ifbenchLoose: Scorer<Constraints> = constraintScorer({
  id: 'ifbench-loose',
  version,
  summary: 'IFBench: all instructions followed, forgiving first and last lines and asterisks',
  checks: ifbenchChecks,
  strictness: 'loose',
});
