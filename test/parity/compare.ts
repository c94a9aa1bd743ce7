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
  let judged = 0;
  for (const given of cases) {
    const reason = skip?.(given);
    if (reason !== undefined) {
      skipped[reason] = (skipped[reason] ?? 0) + 1;
      continue;
    }
    judged++;
    const ours = await judge(given);
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

/** Whether a verdict takes the answer: true, a letter, a list that is not empty. */
function accepts(verdict: unknown): boolean {
  if (Array.isArray(verdict)) return verdict.length > 0;
  return verdict !== false && verdict !== null && verdict !== undefined;
}
