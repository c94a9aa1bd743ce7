import { normalQuantile } from '../../statistics/distributions/normal-quantile.ts';
import { type Contender, type Contest, qualifying } from './changes.ts';
import type { AnswerKind, Beside } from './choice.ts';
import { byScore, pickValue } from './pick.ts';
import { pBetter } from './quality.ts';

/** The models that an answer has to be seen beside: for the best the next, for the others the best and their neighbours on the front. */
export function standBeside(contest: Contest, kind: AnswerKind, answer: Contender): Beside[] {
  const all = qualifying(contest).sort((a, b) => byScore(a.candidate, b.candidate));
  const others = all.filter((each) => each !== answer);
  const [first] = others;
  if (!first) return [];
  const best = all[0]!;
  const beside = [
    best === answer
      ? besideOne(contest, 'runner-up', answer, first)
      : besideOne(contest, 'best', answer, best),
  ];
  if (kind !== 'value') return beside;
  const front = pickValue(
    all.map(({ candidate }) => candidate),
    contest.query.level,
  )!.front;
  const at = front.indexOf(answer.candidate.id);
  const neighbour = (role: 'dearer' | 'cheaper', id: string | undefined): Beside[] => {
    const found = others.find(({ candidate }) => candidate.id === id);
    return found ? [besideOne(contest, role, answer, found)] : [];
  };
  return [...beside, ...neighbour('dearer', front[at + 1]), ...neighbour('cheaper', front[at - 1])];
}

function besideOne(
  { query, quality }: Contest,
  role: Beside['role'],
  answer: Contender,
  other: Contender,
): Beside {
  const [one, two] = [answer, other].map(({ candidate }) => quality.ratings.get(candidate.id)!);
  const z = normalQuantile((1 + query.level) / 2);
  const open = [one!, two!].reduce((sum, { bounds }) => sum + (bounds[1] - bounds[0]) / 2, 0);
  return {
    role,
    id: other.candidate.id,
    name: other.model.name,
    cost: other.candidate.cost,
    difference: one!.score - two!.score,
    half_width: z * Math.hypot(one!.se, two!.se) + open,
    p_better: pBetter(one!, two!),
  };
}
