import type { Model } from '../../catalog/index.ts';
import { unverified } from '../cite.ts';
import type { ClaimContext } from '../context.ts';
import { drawScores, probabilityOf, topOf } from '../draws.ts';
import type { Evaluate } from '../evaluation.ts';
import { describeField, fieldOf } from '../field.ts';
import type { CheckOf } from '../schema.ts';
import { type Standings, standingsOf } from '../standings.ts';
import { standingsTable } from '../standings-table.ts';
import { describeTies } from '../ties.ts';
import { type EvidenceTable, type Finding, judge } from '../verdict.ts';
import { counted, inDraws, list, nationality, ordinal } from '../wording.ts';
import { deciding } from './rank.ts';

/** One way of listing: with releases that a later one replaced, or without. */
interface Listing {
  id: 'listed' | 'left-out';
  /** For sentences: "with DeepSeek-V3.1 listed". */
  name: string;
  standings: Standings;
  count: number;
  countProbability: number;
  /** Places of each asserted lab's models, and P of exactly the asserted ones. */
  places: { lab: string; ranks: number[]; holds: boolean; probability: number }[];
  /** P of the count and all places together. */
  probability: number;
  table: EvidenceTable;
}

/** "k of the top n come from a country", with places that a lab's models hold. */
export const checkCountInTop: Evaluate<'count-in-top'> = (context, check) => {
  const { catalog, claim } = context;
  const among = check.among ?? {};
  const all = fieldOf(catalog, { ...among, hide_superseded: false }, claim.as_of).models;
  const current = fieldOf(catalog, { ...among, hide_superseded: true }, claim.as_of).models;
  const standings = standingsOf(context, check.measure, all);
  const replaced = standings.rows
    .slice(0, check.top)
    .map((row) => row.model)
    .filter((model) => !current.includes(model));
  if (standings.rows.length < check.top) return tooFew(context, check, standings);
  const listings = (replaced.length === 0 ? [all] : [all, current]).map((models, i) =>
    readListing(context, check, models, i === 0 ? 'listed' : 'left-out', replaced),
  );
  const best = listings.reduce((a, b) => (b.probability > a.probability ? b : a));
  const reading =
    listings.length > 1 ? ` ${best.name}, the reading that suits the claim better` : '';
  const main: Finding = {
    id: 'claim',
    statement: claim.statement,
    verdict: judge(best.probability),
    probability: best.probability,
    explanation: [
      `${check.places ? 'The count and all the places together hold' : 'The count holds'} ${inDraws(best.probability)}${reading}; the count alone ${inDraws(best.countProbability)}.`,
    ],
    decides: true,
  };
  const parts = [main, ...listings.flatMap((listing) => partsOf(context, check, listing))];
  return {
    parts,
    explanation: [
      summarise(check, listings, best),
      ...describeDependence(context, check, listings, replaced),
      ...describeTies(best.standings.rows, contestedPlaces(check, best), context.seed),
      ...main.explanation,
      ...(standings.unranked.length > 0
        ? [
            `${counted(standings.unranked.length, 'model')} of the field have no value of the index.`,
          ]
        : []),
    ],
    evidence: listings.map((listing) => listing.table),
    missing: [],
    unverified: unverified(
      best.standings.rows.map((row) => row.model),
      deciding(among),
    ),
    evidence_until: standings.evidence_until,
  };
};

function readListing(
  context: ClaimContext,
  check: CheckOf<'count-in-top'>,
  models: readonly Model[],
  id: Listing['id'],
  replaced: readonly Model[],
): Listing {
  const standings = standingsOf(context, check.measure, models);
  const { rows } = standings;
  const draws = drawScores(rows, 'items and sources', context.seed);
  const isFrom = rows.map(({ model }) => model.country === check.country);
  // Places further down than any that the claim names cannot matter.
  const asserted = check.places ?? [];
  const depth = Math.max(check.top, ...asserted.flatMap(({ ranks }) => ranks));
  const countOf = (top: readonly number[]): number =>
    top.slice(0, check.top).filter((i) => isFrom[i]).length;
  const placesIn = (order: readonly number[], lab: string): number[] =>
    order.flatMap((i, place) => (rows[i]!.model.lab === lab ? [place + 1] : []));
  const holds = (top: readonly number[], { lab, ranks }: (typeof asserted)[number]): boolean =>
    ranks.every((rank) => placesIn(top, lab).includes(rank));
  const scored = rows.map((_, i) => i);
  const name =
    replaced.length === 0
      ? ''
      : `with ${list(replaced.map((model) => model.name))} ${id === 'listed' ? 'listed' : 'left out as superseded'}`;
  return {
    id,
    name,
    standings,
    count: countOf(scored),
    countProbability: probabilityOf(
      draws,
      (values) => countOf(topOf(values, check.top)) === check.count,
    ),
    places: asserted.map((place) => ({
      lab: place.lab,
      ranks: placesIn(scored, place.lab).filter((rank) => rank <= check.top + 3),
      holds: holds(scored, place),
      probability: probabilityOf(draws, (values) => holds(topOf(values, depth), place)),
    })),
    probability: probabilityOf(draws, (values) => {
      const order = topOf(values, depth);
      return countOf(order) === check.count && asserted.every((place) => holds(order, place));
    }),
    table: standingsTable(
      context.catalog,
      standings,
      draws,
      context.seed,
      `Ranking on ${standings.name}${name && `, ${name}`}`,
    ),
  };
}

function partsOf(
  { catalog }: ClaimContext,
  check: CheckOf<'count-in-top'>,
  listing: Listing,
): Finding[] {
  const suffix = listing.name && `, ${listing.name}`;
  return [
    {
      id: `count-${listing.id}`,
      statement: `${check.count} of the ${check.top} best are ${nationality(check.country)}${suffix}`,
      verdict: judge(listing.countProbability),
      probability: listing.countProbability,
      explanation: [
        `As scored ${listing.count} of ${check.top}; exactly ${check.count} ${inDraws(listing.countProbability)}.`,
      ],
      decides: false,
    },
    ...listing.places.map(({ lab, ranks, holds, probability }, i): Finding => {
      const claimed = check.places![i]!.ranks.map(ordinal);
      const name = catalog.labs.get(lab)?.name ?? lab;
      return {
        id: `places-${lab}-${listing.id}`,
        statement: `The models of ${name} are ${list(claimed)}${suffix}`,
        verdict: judge(probability),
        probability,
        explanation: [
          `As scored they are ${list(ranks.map(ordinal))}, which ${holds ? 'agrees' : 'does not agree'}; exactly the claimed places ${inDraws(probability)}.`,
        ],
        decides: false,
      };
    }),
  ];
}

function summarise(
  check: CheckOf<'count-in-top'>,
  listings: readonly Listing[],
  best: Listing,
): string {
  const counts = [...new Set(listings.map((listing) => listing.count))];
  const { standings } = best;
  const count =
    counts.length === 1
      ? `${counts[0]} of the ${check.top}`
      : list(listings.map((listing) => `${listing.count} of the ${check.top} (${listing.name})`));
  const either = listings.length > 1 && counts.length === 1 ? ', with either way of listing' : '';
  return `As scored, ${count} best ${describeField(check.among ?? {})} on ${standings.name} are ${nationality(check.country)}${either}; ${standings.rows[0]!.model.name} leads with ${standings.rows[0]!.score.toFixed(1)}.`;
}

function describeDependence(
  { catalog }: ClaimContext,
  check: CheckOf<'count-in-top'>,
  listings: readonly Listing[],
  replaced: readonly Model[],
): string[] {
  if (listings.length < 2) return [];
  const [listed, leftOut] = listings as [Listing, Listing];
  const successors = replaced.map(
    (model) => catalog.models.get(model.superseded_by!)?.name ?? model.superseded_by,
  );
  const sentences = [
    `${list(replaced.map((model) => model.name))} had been replaced by ${list(successors as string[])}; the claim does not say whether such a release is listed.`,
  ];
  check.places?.forEach((asserted, i) => {
    const differing = asserted.ranks.filter(
      (rank) => listed.places[i]!.ranks.includes(rank) !== leftOut.places[i]!.ranks.includes(rank),
    );
    const name = catalog.labs.get(asserted.lab)?.name ?? asserted.lab;
    sentences.push(
      `The models of ${name} hold ${places(listed.places[i]!.ranks)} if it is listed, ${places(leftOut.places[i]!.ranks)} if it is left out; the claim says ${places(asserted.ranks)}.`,
    );
    for (const rank of differing) {
      const holder = (listing: Listing): string => listing.standings.rows[rank - 1]!.model.name;
      sentences.push(
        `Place ${rank} depends on it: ${holder(listed)} holds it in the one case, ${holder(leftOut)} in the other.`,
      );
    }
  });
  return sentences;
}

function places(ranks: readonly number[]): string {
  return `${ranks.length === 1 ? 'place' : 'places'} ${list(ranks.map(String))}`;
}

/** Positions at which the claim turns: those of the asserted labs' models and the end of the top. */
function contestedPlaces(check: CheckOf<'count-in-top'>, { places }: Listing): number[] {
  const held = places.flatMap(({ ranks }) => ranks.filter((rank) => rank <= check.top + 3));
  return [...new Set([...held, check.top])].map((rank) => rank - 1);
}

function tooFew(
  context: ClaimContext,
  check: CheckOf<'count-in-top'>,
  standings: Standings,
): ReturnType<Evaluate<'count-in-top'>> {
  const explanation = [
    `Only ${counted(standings.rows.length, 'model')} of the field can be placed on ${standings.name}; the claim speaks of the ${check.top} best.`,
  ];
  return {
    parts: [
      {
        id: 'claim',
        statement: context.claim.statement,
        verdict: 'not reproducible',
        probability: null,
        explanation,
        decides: true,
      },
    ],
    explanation,
    evidence: [],
    missing: [`scores of more models on ${standings.name}`],
    unverified: [],
    evidence_until: standings.evidence_until,
  };
}
