import { codeAdapters } from './adapters/code.ts';
import { constraintAdapters } from './adapters/constraints.ts';
import { judgeAdapters } from './adapters/judge.ts';
import { mathAdapters } from './adapters/math.ts';
import { stateAdapters } from './adapters/state.ts';
import { textAdapters } from './adapters/text.ts';
import { toolCallAdapters } from './adapters/tool-calls.ts';
import type { Adapters } from './case.ts';

/** Every reference grader that we can be held against, by the name in the cases' `scorer`. */
export const adapters: Adapters = {
  ...textAdapters,
  ...mathAdapters,
  ...judgeAdapters,
  ...codeAdapters,
  ...constraintAdapters,
  ...toolCallAdapters,
  ...stateAdapters,
};
