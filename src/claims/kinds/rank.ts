import { unverified } from '../cite.ts';
import type { ClaimContext } from '../context.ts';
import { type Draws, drawScores, probabilityOf, rankIn } from '../draws.ts';
import type { Evaluate, Evaluation } from '../evaluation.ts';
import { belongs, describeField, fieldOf } from '../field.ts';
import type { CheckOf, FieldFilter } from '../schema.ts';
import { type Standing, type Standings, standingsOf } from '../standings.ts';
import { rankSetsOf, standingsTable } from '../standings-table.ts';
import { type Finding, judge } from '../verdict.ts';
import { counted, inDraws, list, ordinal } from '../wording.ts';
import { checkPrintedAverages } from './printed-averages.ts';

/** "Model X holds place r of the field on this measure", and is first of groups within it. */
export const checkRank: Evaluate<'rank'> = (context, check) => {
  const field = fieldOf(context.catalog, check.among ?? {}, context.claim.as_of);
  if (check.printed_averages !== undefined) {
    return checkPrintedAverages(context, check, field, check.printed_averages);
  }
  const standings = standingsOf(context, check.measure, field.models);
  const at = standings.rows.findIndex(({ model }) => model.id === check.model);
  if (at < 0) return notRanked(context, check, standings);
  return ranked(context, check, standings, at);
};

function ranked(
  context: ClaimContext,
  check: CheckOf<'rank'>,
  standings: Standings,
  at: number,
): Evaluation {
  const { catalog, seed } = context;
  const { rows } = standings;
  const own = rows[at]!;
  const asserted = check.rank ?? 1;
  const all = drawScores(rows, 'items and sources', seed);
  const items = drawScores(rows, 'items', seed);
  const place = describeField(check.among ?? {});
  const statement = `${own.model.name} is ${ordinal(asserted)} of the ${place} on ${standings.name}`;
  const holds = (draws: Draws): number =>
    probabilityOf(draws, (values) => rankIn(values, at) === asserted);
  const p = holds(all);
  const [low, high] = rankSetsOf(rows, seed)[at]!;
  const parts: Finding[] = [
    {
      id: 'noise',
      statement,
      verdict: judge(p),
      probability: p,
      explanation: [
        `With the sampling of items and the spread between sources it is ${ordinal(asserted)} ${inDraws(p)}, with the items alone ${inDraws(holds(items))}; its simultaneous rank set is ${low} to ${high}.`,
      ],
      decides: true,
    },
    ...(check.first_among ?? []).map((group) => firstAmong(context, group, rows, at, all)),
    {
      id: 'as-scored',
      statement: `${statement}, as scored`,
      verdict: at + 1 === asserted ? 'supported' : 'contradicted',
      probability: null,
      explanation: [describeOrder(rows, at, standings.unit)],
      decides: false,
    },
  ];
  return {
    parts,
    explanation: [
      `As scored, ${own.model.name} is ${ordinal(at + 1)} of ${rows.length} ${place} on ${standings.name}: ${describeOrder(rows, at, standings.unit)}`,
      ...parts.filter((part) => part.decides).flatMap((part) => part.explanation),
      ...openCells(rows, at),
      ...tooFewScores(standings),
    ],
    evidence: [standingsTable(catalog, standings, all, seed)],
    missing: [],
    unverified: unverified(
      rows.map((row) => row.model),
      deciding(check.among ?? {}),
    ),
    evidence_until: standings.evidence_until,
  };
}

function firstAmong(
  { catalog }: ClaimContext,
  group: FieldFilter,
  rows: readonly Standing[],
  at: number,
  draws: Draws,
): Finding {
  const members = rows.flatMap((row, i) => (belongs(catalog, row.model, group) ? [i] : []));
  const p = probabilityOf(draws, (values) => rankIn(values, at, members) === 1);
  const name = describeField(group);
  return {
    id: `first-of-${name.replaceAll(' ', '-')}`,
    statement: `${rows[at]!.model.name} is first of the ${name}`,
    verdict: members.includes(at) ? judge(p) : 'contradicted',
    probability: members.includes(at) ? p : null,
    explanation: [
      members.includes(at)
        ? `It is first of the ${members.length} ${name} ${inDraws(p)}.`
        : `It is not one of the ${name} by the catalogue's facts.`,
    ],
    decides: true,
  };
}

/** "61.5 points, 0.9 ahead of gpt-oss-120b (60.7)." */
function describeOrder(rows: readonly Standing[], at: number, unit: string): string {
  const own = rows[at]!;
  const above = rows[at - 1];
  const below = rows[at + 1];
  const gap = (other: Standing): string => Math.abs(own.score - other.score).toFixed(1);
  const behind = above && `${gap(above)} behind ${above.model.name} (${above.score.toFixed(1)})`;
  const ahead = below && `${gap(below)} ahead of ${below.model.name} (${below.score.toFixed(1)})`;
  const sides = [behind, ahead].filter((side) => side !== undefined);
  return `${own.score.toFixed(1)} ${unit}${sides.length > 0 ? `, ${sides.join(' and ')}` : ''}.`;
}

/** Missing cells of the model, and of rivals that could stand on either side of it because of theirs. */
function openCells(rows: readonly Standing[], at: number): string[] {
  const own = rows[at]!;
  const [low, high] = own.bounds;
  const open = rows.filter(
    (row, i) =>
      row.missing.length > 0 && (i === at || (row.bounds[0] < high && row.bounds[1] > low)),
  );
  if (open.length === 0) return [];
  const shown = open.slice(0, 4).map(({ model, missing, bounds }) => {
    const ends = bounds.map((end) => end.toFixed(1)).join(' to ');
    return `${model.name} has no score on ${list(missing)} and can average ${ends}`;
  });
  const more = open.length > 4 ? ` So it is with ${open.length - 4} more.` : '';
  return [
    `${shown.join('; ')}.${more} In the draws a missing score falls evenly between the lowest and the highest that any model has there.`,
  ];
}

function tooFewScores({ unranked }: Standings): string[] {
  if (unranked.length === 0) return [];
  return [
    `${counted(unranked.length, 'model')} of the field ${unranked.length === 1 ? 'has' : 'have'} too few scores to be placed; the claim is checked among the others.`,
  ];
}

function notRanked(
  { catalog }: ClaimContext,
  check: CheckOf<'rank'>,
  standings: Standings,
): Evaluation {
  const model = catalog.models.get(check.model)!;
  const unranked = standings.unranked.find((row) => row.model.id === check.model);
  const reason = unranked?.reason ?? 'no score of it counts, or it is outside the field';
  const missing = [`${model.name} on ${standings.name}: ${reason}`];
  return {
    parts: [
      {
        id: 'noise',
        statement: `${model.name} is ${ordinal(check.rank ?? 1)} on ${standings.name}`,
        verdict: 'not reproducible',
        probability: null,
        explanation: missing,
        decides: true,
      },
    ],
    explanation: [`${model.name} cannot be placed on ${standings.name}: ${reason}.`],
    evidence: [],
    missing,
    unverified: [],
    evidence_until: standings.evidence_until,
  };
}

/** The facts by which a filter chooses; the release date always counts. */
export function deciding(filter: FieldFilter): ('openness' | 'architecture' | 'release_date')[] {
  return [
    'release_date',
    ...(filter.openness ? (['openness'] as const) : []),
    ...(filter.architecture ? (['architecture'] as const) : []),
  ];
}
