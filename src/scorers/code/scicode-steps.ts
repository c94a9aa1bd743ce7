import { z } from 'zod';
import { badTarget, withoutAnswer } from '../judgement.ts';
import type { Judgement, Scorer } from '../scorer.ts';
import { openShared } from './open-shared.ts';
import { runSciCode } from './scicode.ts';

const target = z.object({
  /** Import lines that every step may use. */
  dependencies: z.string(),
  steps: z
    .array(
      z
        .object({
          step_number: z.string().min(1),
          test_cases: z.array(z.string()),
          /** The value of `target` for each case, as {@link runSciCode} takes them. */
          targets: z.array(z.unknown()),
        })
        .refine(({ test_cases, targets }) => test_cases.length === targets.length),
    )
    .min(1)
    .refine((steps) => steps.some(({ test_cases }) => test_cases.length > 0)),
});

/** A whole problem of SciCode; steps without cases are given and not judged. */
export type SciCodeProblemTarget = z.infer<typeof target>;

/** What the loop leaves: the code of each step, null where the model gave none. */
const outcome = z.object({ codes: z.array(z.string().nullable()) });

/**
 * All steps of a problem, each run with the code of the steps before it. The value is the share of
 * the judged steps that pass, so that `correct` means the whole problem is solved.
 */
export const sciCodeSteps: Scorer<SciCodeProblemTarget> = {
  id: 'scicode-steps',
  version: '1',
  summary: 'Runs every step of a problem of SciCode; needs numpy, scipy and sympy',
  needs: ['sandbox'],
  // The sandbox has limits of its own.
  heavy: false,
  check(given): asserts given is SciCodeProblemTarget {
    if (target.safeParse(given).success) return;
    const wanted = 'a problem with "dependencies" and "steps", each with a target for each case';
    throw badTarget(sciCodeSteps.id, wanted, given);
  },
  async score(answer, { dependencies, steps }, { sandbox, signal }): Promise<Judgement> {
    const codes = outcome.safeParse(answer.outcome_data).data?.codes ?? [];
    const isAnswered = steps.some(({ test_cases }, i) => test_cases.length > 0 && codes[i] != null);
    if (!isAnswered) return withoutAnswer(answer);
    const place = sandbox ?? (await openShared());
    const verdicts: Record<string, string> = {};
    for (const [i, { step_number, test_cases, targets }] of steps.entries()) {
      if (test_cases.length === 0) continue;
      const code = codes[i] ?? null;
      if (code === null) {
        verdicts[step_number] = 'no code';
        continue;
      }
      const previous_code = codes
        .slice(0, i)
        .map((each) => each ?? '')
        .join('\n');
      const step = { dependencies, previous_code, test_cases, targets };
      const { verdict } = await runSciCode(place, step, code, { signal });
      verdicts[step_number] = verdict;
    }
    return judgementOf(verdicts);
  },
};

function judgementOf(verdicts: Readonly<Record<string, string>>): Judgement {
  const all = Object.values(verdicts);
  const passed = all.filter((verdict) => verdict === 'passes').length;
  const value = passed / all.length;
  return {
    outcome: value === 1 ? 'correct' : value === 0 ? 'incorrect' : 'partial',
    value,
    answer: `${passed} of ${all.length} steps`,
    explanation: null,
    detail: { passed, steps: all.length, verdicts },
  };
}
