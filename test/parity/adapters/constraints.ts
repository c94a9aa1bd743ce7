import {
  type Constraints,
  follow,
  type Strictness,
} from '../../../src/scorers/constraints/follow.ts';
import { ifbenchChecks } from '../../../src/scorers/constraints/ifbench/checks.ts';
import { ifevalChecks } from '../../../src/scorers/constraints/ifeval/checks.ts';
import type { Checks } from '../../../src/scorers/constraints/instruction.ts';
import { type Adapter, type Adapters, type Case, textOf } from '../case.ts';

function followed(given: Case, checks: Checks, strictness: Strictness) {
  const output = textOf(given, 'model_output');
  return follow(output, given.input as Constraints, checks, strictness).map(
    (entry) => entry.followed,
  );
}

/** The file holds one verdict a row, strict or loose. */
const ifbench = (strictness: Strictness): Adapter => ({
  judge: (given) => followed(given, ifbenchChecks, strictness),
  expected: ({ expected_verdict }) =>
    (expected_verdict as { follow_instruction_list: boolean[] }).follow_instruction_list,
  bound: 0.97,
});

type Verdicts = Record<Strictness, (boolean | null)[]>;

/** Instruction checkers. A verdict of null is one that the reference did not assert. */
export const constraintAdapters: Adapters = {
  ifeval: {
    judge: (given): Verdicts => ({
      strict: followed(given, ifevalChecks, 'strict'),
      loose: followed(given, ifevalChecks, 'loose'),
    }),
    same: (ours, theirs) =>
      (['strict', 'loose'] as const).every((strictness) =>
        (theirs as Verdicts)[strictness].every(
          (verdict, i) => verdict === null || verdict === (ours as Verdicts)[strictness][i],
        ),
      ),
    bound: 0.995,
  },
  ifbench_strict: ifbench('strict'),
  ifbench_loose: ifbench('loose'),
};
