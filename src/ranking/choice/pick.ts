import type { AnswerKind, Choice } from './choice.ts';
import { frontOf, kneeOf } from './knee.ts';
import { pBetter } from './quality.ts';

/** What the three answers are picked by. */
export interface Candidate {
  id: string;
  score: number;
  variance: number;
  /** Lower end of the score's interval. */
  low: number;
  /** Null when unknown. */
  cost: number | null;
}

/** Best first; equal scores by what is surer, then cheaper, then by id, so that input order is nothing. */
export function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || b.low - a.low || byCost(a, b);
}

function bySafety(a: Candidate, b: Candidate): number {
  return b.low - a.low || b.score - a.score || byCost(a, b);
}

function byCost(a: Candidate, b: Candidate): number {
  // Infinity - Infinity is no order.
  const [x, y] = [a.cost ?? Infinity, b.cost ?? Infinity];
  return (x === y ? 0 : x - y) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export interface Value {
  id: string;
  basis: NonNullable<Choice['value_basis']>;
  /** Ids, cheapest first. */
  front: string[];
}

/** @returns undefined when no candidate has a known cost. */
export function pickValue(candidates: readonly Candidate[], level: number): Value | undefined {
  const sorted = [...candidates].sort(byScore);
  const front = frontOf(sorted);
  const dearest = front.at(-1);
  if (!dearest) return undefined;
  const ids = front.map(({ id }) => id);
  const knee = kneeOf(
    front.map(({ cost }) => cost),
    front.map(({ score }) => score),
  );
  if (knee !== undefined) return { id: ids[knee]!, basis: 'knee', front: ids };
  const cheapest = front.find((each) => isLevel(each, dearest, level)) ?? dearest;
  const priced = candidates.filter(({ cost }) => cost !== null).length;
  const basis = priced === 1 ? 'only one with a known cost' : 'cheapest level with the best';
  return { id: cheapest.id, basis, front: ids };
}

/** Not told apart from a better one: the probability that it is better is above 1 - level. */
export function isLevel(
  one: Pick<Candidate, 'score' | 'variance'>,
  best: Pick<Candidate, 'score' | 'variance'>,
  level: number,
): boolean {
  return pBetter(one, best) > 1 - level;
}

/** Id of one kind of answer; undefined when there is none. */
export function pick(
  kind: AnswerKind,
  candidates: readonly Candidate[],
  level: number,
): string | undefined {
  if (kind === 'value') return pickValue(candidates, level)?.id;
  const order = kind === 'best' ? byScore : bySafety;
  return candidates.reduce<Candidate | undefined>(
    (first, each) => (first === undefined || order(each, first) < 0 ? each : first),
    undefined,
  )?.id;
}
