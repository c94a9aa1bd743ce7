import { averageOf, collectAverages } from '../averages.ts';
import { unverified } from '../cite.ts';
import type { ClaimContext } from '../context.ts';
import { drawScores, probabilityOf, rankIn } from '../draws.ts';
import type { Evaluation } from '../evaluation.ts';
import { belongs, describeField, type Field } from '../field.ts';
import type { CheckOf } from '../schema.ts';
import { evidenceFilter, latestPublished, type Standing, standingsOf } from '../standings.ts';
import type { Finding } from '../verdict.ts';
import { counted, list, ordinal } from '../wording.ts';
import { fromNoise } from './averages-noise.ts';
import { assertion, type Question } from './averages-question.ts';
import { averagesTable, boundsTable } from './averages-tables.ts';

/**
 * A place on averages that a report prints though it does not print all their cells. Looked at in
 * three ways: the averages as printed; the cells where all are printed; the cells with bounds where
 * some are missing. Noise decides.
 */
export function checkPrintedAverages(
  context: ClaimContext,
  check: CheckOf<'rank'>,
  field: Field,
  printed: string,
): Evaluation {
  const { catalog } = context;
  const suite = catalog.suites.get(check.measure.suite!)!;
  const evidence = evidenceFilter(context, check.measure.evidence);
  const averages = collectAverages(catalog, suite, printed, evidence, field.models);
  const at = averages.findIndex(({ model }) => model.id === check.model);
  if (at < 0) return notPrinted(context, check, printed);
  const question: Question = {
    context,
    check,
    suite: suite.name,
    averages,
    at,
    groups: (check.first_among ?? []).map((group) => ({
      name: describeField(group),
      members: averages.flatMap((row, i) => (belongs(catalog, row.model, group) ? [i] : [])),
    })),
  };
  const standings = standingsOf(context, check.measure, field.models);
  const parts = [
    fromNoise(question, 'items and sources', true),
    fromNoise(question, 'items', false),
    asPrinted(question),
    fromCompleteCells(question),
    fromBounds(question, standings.rows),
  ];
  const incomplete = averages.filter((row) => row.missing.length > 0);
  const lowCoverage = standings.unranked.filter(({ bounds }) => bounds !== null);
  return {
    parts,
    explanation: [
      ...parts[2]!.explanation,
      ...parts[3]!.explanation,
      ...parts[4]!.explanation,
      ...(lowCoverage.length > 0
        ? [
            `${list(lowCoverage.map(({ model }) => model.name))} print too few cells to be placed from them at all.`,
          ]
        : []),
      ...parts[1]!.explanation,
      ...parts[0]!.explanation,
    ],
    evidence: [averagesTable(question), boundsTable(question, standings.rows)],
    missing: incomplete.map(
      ({ model, missing }) =>
        `${model.name}: ${missing.length === suiteSize(question) ? `all ${missing.length} cells` : missing.join(', ')}`,
    ),
    unverified: unverified(
      averages.map((row) => row.model),
      ['release_date', 'openness'],
    ),
    evidence_until: latestPublished(averages.flatMap((row) => row.cited)),
  };
}

/** The averages as the report prints them: what the claim's author saw. */
function asPrinted(question: Question): Finding {
  const { averages, at, check, groups } = question;
  const value = (i: number): number => averages[i]!.printed ?? averageOf(averages[i]!);
  const values = Float64Array.from(averages.keys(), value);
  const rank = rankIn(values, at);
  const firsts = groups.filter(({ members }) => members.includes(at));
  const first = firsts.filter(({ members }) => rankIn(values, at, members) === 1);
  const above = averages.filter((_, i) => values[i]! > values[at]!);
  const holds = rank === (check.rank ?? 1) && first.length === groups.length;
  const behind = above.map(
    (row) => `${row.model.name} (${(row.printed ?? averageOf(row)).toFixed(1)})`,
  );
  const groupNames = first.map((group) => `first of the ${group.members.length} ${group.name}`);
  return {
    id: 'as-printed',
    statement: `On the averages as printed ${assertion(question)}`,
    verdict: holds ? 'supported' : 'contradicted',
    probability: null,
    explanation: [
      `On the ${averages.length} averages that the report prints, ${averages[at]!.model.name} (${values[at]!.toFixed(1)}) is ${ordinal(rank)}${behind.length > 0 ? `, behind ${list(behind)}` : ''}${groupNames.length > 0 ? `; it is ${list(groupNames)}` : ''}.`,
    ],
    decides: false,
  };
}

/** The models whose cells are all printed: recomputed, and ranked among themselves. */
function fromCompleteCells(question: Question): Finding {
  const { averages, at, check } = question;
  const complete = averages.filter((row) => row.computed !== null);
  const own = averages[at]!;
  const place = complete.indexOf(own);
  const all = complete.length === averages.length;
  const shown = complete.map((row) => `${row.model.name} ${row.computed!.toFixed(2)}`);
  const worst = Math.max(
    ...complete.map((row) => (row.printed === null ? 0 : Math.abs(row.printed - row.computed!))),
    0,
  );
  return {
    id: 'complete-cells',
    statement: `From its printed cells ${own.model.name} is ${ordinal(check.rank ?? 1)} of the field`,
    verdict: all
      ? place + 1 === (check.rank ?? 1)
        ? 'supported'
        : 'contradicted'
      : 'not reproducible',
    probability: null,
    explanation: [
      complete.length === 0
        ? 'The report prints no model with all its cells, so that no average can be recomputed.'
        : `Only ${counted(complete.length, 'model')} can be recomputed from printed cells: ${list(shown)}; the printed averages are met to ${worst.toFixed(2)}.${place >= 0 ? ` ${own.model.name} is ${ordinal(place + 1)} of these ${complete.length}.` : ''}`,
    ],
    decides: false,
  };
}

/** What the cells alone leave open when the missing ones may be anything that any model scored. */
function fromBounds(question: Question, rows: readonly Standing[]): Finding {
  const { averages, at, check, context } = question;
  const own = averages[at]!;
  const place = rows.findIndex(({ model }) => model.id === own.model.id);
  const statement = `From the cells alone ${own.model.name} is ${ordinal(check.rank ?? 1)}`;
  if (place < 0) {
    return {
      id: 'bounds',
      statement,
      verdict: 'not reproducible',
      probability: null,
      explanation: [`${own.model.name} itself prints too few cells to be placed.`],
      decides: false,
    };
  }
  const [low, high] = rows[place]!.bounds;
  const best = 1 + rows.filter((row) => row.bounds[0] > high).length;
  const worst = 1 + rows.filter((row, i) => i !== place && row.bounds[1] > low).length;
  const open = rows.filter((row, i) => i !== place && row.bounds[1] > low && row.bounds[0] <= high);
  const draws = drawScores(rows, 'items and sources', context.seed);
  const p = probabilityOf(draws, (values) => rankIn(values, place) === (check.rank ?? 1));
  const places = Array.from({ length: worst - best + 1 }, (_, i) => ordinal(best + i));
  return {
    id: 'bounds',
    statement,
    verdict:
      best === worst ? (best === (check.rank ?? 1) ? 'supported' : 'contradicted') : 'cannot tell',
    probability: best === worst ? null : p,
    explanation: [
      ...open.map(
        (row) =>
          `${row.model.name} prints ${suiteSize(question) - row.missing.length} of the ${suiteSize(question)} (no ${list(row.missing)}); its average can lie anywhere from ${row.bounds[0].toFixed(1)} to ${row.bounds[1].toFixed(1)}.`,
      ),
      best === worst
        ? `On the cells alone ${own.model.name} (${averageOf(own).toFixed(2)}) is ${places[0]}.`
        : `So on the cells alone ${own.model.name} (${averageOf(own).toFixed(2)}) is ${places.join(' or ')}: that stays open.`,
    ],
    decides: false,
  };
}

function suiteSize({ context, check }: Question): number {
  return context.catalog.suites.get(check.measure.suite!)!.components.length;
}

function notPrinted(
  { catalog }: ClaimContext,
  check: CheckOf<'rank'>,
  printed: string,
): Evaluation {
  const name = catalog.models.get(check.model)!.name;
  const missing = [`an average of ${name} (${printed}), or all its cells`];
  const explanation = [`The evidence prints no average of ${name}, nor all its cells.`];
  return {
    parts: [
      {
        id: 'as-printed',
        statement: `${name} is ${ordinal(check.rank ?? 1)}`,
        verdict: 'not reproducible',
        probability: null,
        explanation,
        decides: true,
      },
    ],
    explanation,
    evidence: [],
    missing,
    unverified: [],
    evidence_until: null,
  };
}
