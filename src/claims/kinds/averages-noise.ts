import { averageOf } from '../averages.ts';
import { type Draws, drawScores, probabilityOf, rankIn } from '../draws.ts';
import { type Finding, judge } from '../verdict.ts';
import { inDraws, list, ordinal, percent } from '../wording.ts';
import { assertion, type Question } from './averages-question.ts';

/** The claim over draws around the averages. */
export function fromNoise(
  question: Question,
  noise: 'items' | 'items and sources',
  decides: boolean,
): Finding {
  const { averages, at, check, groups, context } = question;
  const centred = averages.map((row) => ({
    ...row,
    score: averageOf(row),
    bounds: [averageOf(row), averageOf(row)] as [number, number],
  }));
  const draws = drawScores(centred, noise, context.seed);
  const inGroups = groups.every(({ members }) => members.includes(at));
  const p = inGroups
    ? probabilityOf(
        draws,
        (values) =>
          rankIn(values, at) === (check.rank ?? 1) &&
          groups.every(({ members }) => rankIn(values, at, members) === 1),
      )
    : 0;
  const label =
    noise === 'items'
      ? 'With the noise of the items alone'
      : 'With the spread between sources as well';
  return {
    id: noise === 'items' ? 'item-noise' : 'source-noise',
    statement: `${assertion(question)}, ${noise === 'items' ? 'noise of the items alone' : 'with the spread between sources'}`,
    verdict: judge(p),
    probability: p,
    explanation: [
      `${label} the whole claim holds ${inDraws(p)}: ${describeChances(question, draws)}.`,
    ],
    decides,
  };
}

function describeChances({ averages, at, check, groups }: Question, draws: Draws): string {
  const asserted = check.rank ?? 1;
  const chance = (rank: number): number =>
    probabilityOf(draws, (values) => rankIn(values, at) === rank);
  const ranks = [asserted - 1, asserted, asserted + 1].filter(
    (rank) => rank >= 1 && rank <= averages.length,
  );
  return list([
    ...ranks.map((rank) => `${ordinal(rank)} in ${percent(chance(rank))}`),
    ...groups.map(
      ({ name, members }) =>
        `first of the ${name} in ${percent(probabilityOf(draws, (values) => members.includes(at) && rankIn(values, at, members) === 1))}`,
    ),
  ]);
}
