import { unverified } from '../cite.ts';
import type { ClaimContext } from '../context.ts';
import { drawScores, probabilityOf, topOf } from '../draws.ts';
import type { Evaluate } from '../evaluation.ts';
import { fieldOf } from '../field.ts';
import type { CheckOf, Measure } from '../schema.ts';
import { latestPublished, type Standings, standingsOf } from '../standings.ts';
import { standingsTable } from '../standings-table.ts';
import { type EvidenceTable, type Finding, judge } from '../verdict.ts';
import { inDraws, list, nationality } from '../wording.ts';
import { deciding } from './rank.ts';

type Group = CheckOf<'top-countries'>['groups'][number];

/** "The best of this group come from country X", on every measure that is asked for. */
export const checkTopCountries: Evaluate<'top-countries'> = (context, check) => {
  const looks = check.measures.flatMap((measure) =>
    check.groups.map((group) => look(context, measure, group)),
  );
  const all = looks.flatMap(({ standings }) => standings.rows);
  return {
    parts: looks.map(({ part }) => part),
    explanation: [...summarise(check, looks), ...looks.flatMap(({ part }) => part.explanation)],
    evidence: looks.flatMap(({ table }) => table ?? []),
    missing: looks.flatMap(({ part }) =>
      part.verdict === 'not reproducible' ? part.explanation : [],
    ),
    unverified: unverified(
      [...new Set(all.map((row) => row.model))],
      deciding({ openness: 'open' }),
    ),
    evidence_until: latestPublished(all.flatMap((row) => row.cited)),
  };
};

/** "closed: 3, 3 and 3 of the 3 best are American" over the measures. */
function summarise(check: CheckOf<'top-countries'>, looks: readonly Look[]): string[] {
  const names = [...new Set(looks.map(({ standings }) => standings.name))];
  const groups = check.groups.map((group) => {
    const counts = looks.flatMap((each) => (each.group === group ? (each.count ?? []) : []));
    if (counts.length === 0) return undefined;
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    const count =
      least === most ? (least === group.top ? 'all' : `${least}`) : `${least} to ${most}`;
    return `${count} of the ${group.top} best ${group.name} models are ${nationality(group.country)}`;
  });
  const known = groups.filter((group) => group !== undefined);
  return known.length === 0 ? [] : [`As scored on ${list(names)}, ${list(known)}.`];
}

interface Look {
  group: Group;
  part: Finding;
  standings: Standings;
  /** Models of the country in the top as scored; undefined when too few can be placed. */
  count: number | undefined;
  table: EvidenceTable | undefined;
}

function look(context: ClaimContext, measure: Measure, group: Group): Look {
  const { models } = fieldOf(context.catalog, group.among, context.claim.as_of);
  const standings = standingsOf(context, measure, models);
  const { rows } = standings;
  const id =
    `${group.name}-${measure.suite ?? measure.benchmark ?? `ability-${measure.ability}`}`.replaceAll(
      ' ',
      '-',
    );
  const asserted = group.at_least === group.top ? `all ${group.top}` : `at least ${group.at_least}`;
  const statement = `Of the ${group.top} best ${group.name} models on ${standings.name} ${asserted} are ${nationality(group.country)}`;
  if (rows.length < group.top) {
    return {
      part: {
        id,
        statement,
        verdict: 'not reproducible',
        probability: null,
        explanation: [
          `Only ${rows.length} ${group.name} models can be placed on ${standings.name}; the check asks for the ${group.top} best.`,
        ],
        decides: true,
      },
      group,
      standings,
      count: undefined,
      table: undefined,
    };
  }
  const draws = drawScores(rows, 'items and sources', context.seed);
  const isFrom = rows.map(({ model }) => model.country === group.country);
  const p = probabilityOf(
    draws,
    (values) => topOf(values, group.top).filter((i) => isFrom[i]).length >= group.at_least,
  );
  const top = rows.slice(0, group.top);
  const count = top.filter(({ model }) => model.country === group.country).length;
  const others = top.filter(({ model }) => model.country !== group.country);
  const placed = rows.filter(({ model }) => model.country === group.country).length;
  return {
    part: {
      id,
      statement,
      verdict: judge(p),
      probability: p,
      explanation: [
        `On ${standings.name} ${count} of the ${group.top} best ${group.name} models are ${nationality(group.country)}${others.length > 0 && others.length <= 4 ? ` (not so ${list(others.map(({ model }) => `${model.name}, ${model.country ?? 'country unknown'}`))})` : ''}; ${asserted} ${inDraws(p)}. ${placed} of the ${rows.length} ${group.name} models that can be placed are ${nationality(group.country)}.`,
      ],
      decides: true,
    },
    group,
    standings,
    count,
    table: firstRows(
      standingsTable(
        context.catalog,
        standings,
        draws,
        context.seed,
        `Best ${group.name} models on ${standings.name}`,
      ),
      Math.max(group.top, 10),
    ),
  };
}

function firstRows(table: EvidenceTable, count: number): EvidenceTable {
  const left = table.rows.length - count;
  if (left <= 0) return table;
  return {
    ...table,
    rows: table.rows.slice(0, count),
    note: `${table.note ?? ''} ${left} lower rows are left out here.`.trim(),
  };
}
