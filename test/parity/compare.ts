import { isDeepStrictEqual } from 'node:util';
import type { Adapter, Case } from './case.ts';

export interface Disagreement {
  id: string;
  scorer: string;
  ours: unknown;
  theirs: unknown;
  given: Case;
}

/** How our verdicts of one scorer's cases compare with the reference's. */
export interface Agreement {
  scorer: string;
  cases: number;
  /** Cases that say nothing, by reason. */
  skipped: Readonly<Record<string, number>>;
  agreed: number;
  /** We took what the reference did not, or something else than it did. */
  falseAccepts: number;
  /** We did not take what the reference did. */
  falseRejects: number;
  disagreements: Disagreement[];
  bound: number;
  /** Within the bound, and no more false accepts than allowed. */
  met: boolean;
}

/** Judges all cases of one scorer. */
export async function compareCases(
  scorer: string,
  adapter: Adapter,
  cases: readonly Case[],
): Promise<Agreement> {
  const { judge, skip, bound, same = isDeepStrictEqual } = adapter;
  const expected = adapter.expected ?? ((given: Case) => given.expected_verdict);
  const skipped: Record<string, number> = {};
  const disagreements: Disagreement[] = [];
  const waiting = cases.filter((given) => {
    const reason = skip?.(given);
    if (reason !== undefined) skipped[reason] = (skipped[reason] ?? 0) + 1;
    return reason === undefined;
  });
  const judged = waiting.length;
  const verdicts = adapter.judgeAll
    ? await adapter.judgeAll(waiting)
    : await inTurn(waiting, judge, adapter.parallel ?? 1);
  for (const [i, given] of waiting.entries()) {
    const ours = verdicts[i];
    const theirs = expected(given);
    if (!same(ours, theirs)) disagreements.push({ id: given.id, scorer, ours, theirs, given });
  }
  const falseAccepts = disagreements.filter(({ ours }) => accepts(ours)).length;
  const agreed = judged - disagreements.length;
  return {
    scorer,
    cases: judged,
    skipped,
    agreed,
    falseAccepts,
    falseRejects: disagreements.length - falseAccepts,
    disagreements,
    bound,
    met:
      agreed >= bound * judged &&
      falseAccepts <= (adapter.falseAccepts ?? Number.POSITIVE_INFINITY),
  };
}

/** Judges some cases at a time; the verdicts stand in the order of the cases. */
async function inTurn(
  cases: readonly Case[],
  judge: Adapter['judge'],
  parallel: number,
): Promise<unknown[]> {
  const verdicts: unknown[] = new Array(cases.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < cases.length) {
      const i = next++;
      verdicts[i] = await judge(cases[i]!);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return verdicts;
}

/** Whether a verdict takes the answer: true, a letter, a list that is not empty. */
function accepts(verdict: unknown): boolean {
  if (Array.isArray(verdict)) return verdict.length > 0;
  return verdict !== false && verdict !== null && verdict !== undefined;
}
