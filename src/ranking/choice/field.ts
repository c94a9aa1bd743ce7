import type { Catalog } from '../../catalog/index.ts';
import { drawEstimates } from '../../statistics/composite/index.ts';
import { paretoProbability } from '../../statistics/pareto/index.ts';
import { blendedPrice } from '../filter.ts';
import { summariseModel } from '../summarise-model.ts';
import { type Contender, type Contest, qualifying } from './changes.ts';
import type { AnswerKind, Qualifying } from './choice.ts';
import { memoryOf, monthlyCost } from './cost.ts';
import { isLevel, pickValue } from './pick.ts';
import { pBetter } from './quality.ts';

/** Draws behind P(on the front), as many as behind P(best). */
const draws = 4000;

/** The models that qualify, best first, with where each stands among them. */
export function standField(
  catalog: Pick<Catalog, 'labs'>,
  contest: Contest,
  answers: Record<AnswerKind, string | undefined>,
): Qualifying[] {
  const { query, quality } = contest;
  const all = qualifying(contest);
  if (all.length === 0) return [];
  const best = all.find(({ candidate }) => candidate.id === answers.best)!.candidate;
  const { rows } = quality.rank(all.map(({ candidate }) => candidate.id));
  const front = new Set(
    pickValue(
      all.map(({ candidate }) => candidate),
      query.level,
    )?.front,
  );
  const pFront = frontProbability(all, query.seed);
  return rows.map((row): Qualifying => {
    const { model, candidate } = all.find((each) => each.candidate.id === row.model.id)!;
    const { cost } = candidate;
    return {
      model: summariseModel(model, catalog),
      rank: row.rank,
      rank_set: row.rank_set,
      p_best: row.p_best,
      score: row.score,
      interval: row.interval,
      bounds: row.bounds,
      coverage: row.coverage,
      missing: row.missing,
      sources: row.sources,
      source_ids: [
        ...new Set(row.cells.flatMap((cell) => cell.scores.map((score) => score.source))),
      ].sort(),
      self_reported: row.self_reported,
      cost,
      price_usd_per_m: blendedPrice(model),
      usd_per_month: monthlyCost(model, query.monthly),
      memory: memoryOf(model, query.fits),
      on_front: cost === null ? null : front.has(candidate.id),
      p_front: pFront.get(candidate.id) ?? null,
      p_better: pBetter(candidate, best),
      level_with_best: candidate.id !== best.id && isLevel(candidate, best, query.level),
      answers: (Object.keys(answers) as AnswerKind[]).filter(
        (kind) => answers[kind] === candidate.id,
      ),
    };
  });
}

/** Share of draws in which no other is both cheaper and better, for models with a known cost. */
function frontProbability(all: readonly Contender[], seed: number): Map<string, number> {
  const priced = all.flatMap(({ candidate }) =>
    candidate.cost === null ? [] : [{ ...candidate, cost: candidate.cost }],
  );
  const size = priced.length;
  if (size === 0) return new Map();
  const covariance = new Float64Array(size * size);
  priced.forEach(({ variance }, i) => {
    covariance[i * size + i] = variance;
  });
  const values = drawEstimates(
    Float64Array.from(priced, ({ score }) => score),
    covariance,
    { seed, to: draws },
  );
  const { models, probability } = paretoProbability(
    Float64Array.from(priced, ({ cost }) => cost),
    values,
  );
  return new Map([...models].map((at, k) => [priced[at]!.id, probability[k]!]));
}
