import type { Model } from '../../catalog/index.ts';
import { blendedPrice } from '../../ranking/filter.ts';
import { paretoProbability } from '../../statistics/pareto/index.ts';
import { citeFact, unverified } from '../cite.ts';
import type { ClaimContext } from '../context.ts';
import { drawScores } from '../draws.ts';
import type { Evaluate } from '../evaluation.ts';
import { describeField, fieldOf } from '../field.ts';
import type { CheckOf } from '../schema.ts';
import { type Standing, type Standings, standingsOf } from '../standings.ts';
import { round } from '../standings-table.ts';
import { type EvidenceTable, type Finding, judge } from '../verdict.ts';
import { list, percent, shortList } from '../wording.ts';

type Cost = CheckOf<'pareto'>['costs'][number];

const costs: Record<
  Cost,
  {
    name: string;
    cheaper: string;
    less: string;
    fact: 'price' | 'active_params_b';
    of: (model: Model) => number | null;
    show: (cost: number) => string;
  }
> = {
  price: {
    name: 'price',
    cheaper: 'cheaper',
    less: 'with a lower price',
    fact: 'price',
    of: blendedPrice,
    show: (cost) => `$${cost.toFixed(2)} a million tokens`,
  },
  active_params: {
    name: 'active parameters',
    cheaper: 'smaller',
    less: 'with fewer active parameters',
    fact: 'active_params_b',
    of: (model) => model.active_params_b,
    show: (cost) => `${cost} billion active parameters`,
  },
};

/** "No model is both cheaper and better", the share of parameters at work, and the speed. */
export const checkPareto: Evaluate<'pareto'> = (context, check) => {
  const { catalog, claim } = context;
  const own = catalog.models.get(check.model)!;
  const field = fieldOf(catalog, check.among, claim.as_of);
  const standings = standingsOf(context, check.measure, field.models);
  const parts = [
    activeShare(own, check.max_active_share),
    ...check.costs.map((cost) => onFront(context, check, standings, own, cost)),
    speed(context, check, own),
  ];
  return {
    parts,
    explanation: [summarise(own, check, parts), ...parts.flatMap((part) => part.explanation)],
    evidence: [costTable(context, standings, check.costs)],
    missing: parts.flatMap((part) => (part.verdict === 'not reproducible' ? part.explanation : [])),
    unverified: unverified(
      standings.rows.map((row) => row.model),
      ['release_date', 'openness', ...check.costs.map((cost) => costs[cost].fact)],
    ),
    evidence_until: standings.evidence_until,
  };
};

/** The parts in one sentence. */
function summarise(own: Model, check: CheckOf<'pareto'>, parts: readonly Finding[]): string {
  const { total_params_b: total, active_params_b: active } = own;
  const chance = (cost: Cost): string => {
    const part = parts.find(({ id }) => id === `pareto-${cost}`);
    const known = part?.probability;
    return `none ${costs[cost].less} is better with probability ${known == null ? 'unknown' : percent(known)}`;
  };
  const measured = parts.find(({ id }) => id === 'speed')!.verdict !== 'not reproducible';
  return [
    total !== null && active !== null
      ? `${own.name} works with ${((100 * active) / total).toFixed(1)} % of its parameters`
      : `How many of its parameters ${own.name} works with is unknown`,
    `of the ${describeField(check.among)} ${list(check.costs.map(chance))}`,
    measured ? 'its speed is measured' : 'its speed is not measured',
  ]
    .join('; ')
    .concat('.');
}

function activeShare(model: Model, most: number): Finding {
  const { total_params_b: total, active_params_b: active } = model;
  const known = total !== null && active !== null;
  return {
    id: 'active-share',
    statement: `${model.name} puts at most ${percent(most)} of its parameters to work on a token`,
    verdict: !known ? 'not reproducible' : active / total <= most ? 'supported' : 'contradicted',
    probability: null,
    explanation: [
      known
        ? `${model.name} uses ${active} of its ${total} billion parameters on each token, ${((100 * active) / total).toFixed(1)} %.`
        : `The total or active parameters of ${model.name} are unknown.`,
    ],
    decides: true,
  };
}

/** Membership of the Pareto front: P(no model is at most as dear and better) (STATISTICS C8). */
function onFront(
  context: ClaimContext,
  check: CheckOf<'pareto'>,
  standings: Standings,
  own: Model,
  cost: Cost,
): Finding {
  const { name, cheaper, of, show } = costs[cost];
  const { rows } = standings;
  const at = rows.findIndex(({ model }) => model.id === own.id);
  const price = of(own);
  const statement = `Of the ${describeField(check.among)} none ${costs[cost].less} is better than ${own.name} on ${standings.name}`;
  if (at < 0 || price === null) {
    return {
      id: `pareto-${cost}`,
      statement,
      verdict: 'not reproducible',
      probability: null,
      explanation: [
        at < 0
          ? `${own.name} cannot be placed on ${standings.name}.`
          : `The ${name} of ${own.name} is unknown.`,
      ],
      decides: true,
    };
  }
  const rivals = rows.flatMap(({ model }, i) => {
    const other = of(model);
    return i !== at && other !== null && other <= price ? [i] : [];
  });
  const unpriced = rows.filter(({ model }) => of(model) === null);
  const draws = drawScores(rows, 'items and sources', context.seed);
  const front = paretoProbability(
    Float64Array.from(rows, ({ model }) => of(model) ?? Number.NaN),
    draws.values,
  );
  const p = front.probability[front.models.indexOf(at)]!;
  const nearest = rivals.map((i) => rows[i]!).sort((a, b) => b.score - a.score)[0];
  const score = (row: Standing): string => row.score.toFixed(1);
  return {
    id: `pareto-${cost}`,
    statement,
    verdict: judge(p),
    probability: p,
    explanation: [
      nearest
        ? `${name[0]!.toUpperCase()}${name.slice(1)} against quality: ${own.name} scores ${score(rows[at]!)} at ${show(price)}; the best of the ${rivals.length} ${cheaper} models is ${nearest.model.name} with ${score(nearest)} at ${show(of(nearest.model)!)}. That none of them is better has probability ${percent(p)}.`
        : `No model of the field with a known ${name} is ${cheaper} than ${own.name}, so it is on the front by ${name}.`,
      ...(unpriced.length > 0
        ? [
            `The ${name} ${cost === 'price' ? 'is' : 'are'} unknown of ${shortList(unpriced.map(({ model }) => model.name))}, which cannot be compared.`,
          ]
        : []),
    ],
    decides: true,
  };
}

function speed({ catalog }: ClaimContext, check: CheckOf<'pareto'>, own: Model): Finding {
  const scores = check.speed
    ? catalog.scoresOf(own.id).filter((score) => score.benchmark === check.speed)
    : [];
  const others = check.speed
    ? catalog.scoresOn(check.speed).filter(({ model }) => model !== own.id)
    : [];
  const best = scores.map(({ score }) => score).sort((a, b) => b - a)[0];
  const slower = others.filter(({ score }) => best !== undefined && score < best);
  const measured = best !== undefined && others.length > 0;
  return {
    id: 'speed',
    statement: `${own.name} answers faster than most`,
    verdict: !measured
      ? 'not reproducible'
      : 2 * slower.length > others.length
        ? 'supported'
        : 'contradicted',
    probability: null,
    explanation: [
      measured
        ? `Measured speed: ${best}, faster than ${slower.length} of ${others.length} others.`
        : `No measured speed of ${own.name} is in the catalogue, so "fast answers" cannot be checked.`,
    ],
    decides: true,
  };
}

function costTable(
  { catalog }: ClaimContext,
  standings: Standings,
  asked: readonly Cost[],
): EvidenceTable {
  return {
    label: `Cost against ${standings.name}`,
    columns: [
      { key: 'model', label: 'model' },
      { key: 'lab', label: 'lab' },
      { key: 'score', label: 'score' },
      { key: 'se', label: 'standard error' },
      { key: 'price', label: 'price ($ a million tokens, 3 in : 1 out)' },
      { key: 'active_params', label: 'active parameters (billion)' },
      { key: 'total_params', label: 'parameters (billion)' },
    ],
    rows: standings.rows.map((row) => ({
      values: {
        model: row.model.name,
        lab: catalog.labs.get(row.model.lab)?.name ?? row.model.lab,
        score: round(row.score, 2),
        se: round(row.se, 2),
        price: blendedPrice(row.model),
        active_params: row.model.active_params_b,
        total_params: row.model.total_params_b,
      },
      citations: asked.map((cost) => citeFact(row.model, costs[cost].fact)),
    })),
    note: `Prices are those of the day on which they were read, not of the claim's date. Sources of the scores: ${list([...new Set(standings.rows.flatMap((row) => row.cited.map((cited) => cited.source)))])}.`,
  };
}
