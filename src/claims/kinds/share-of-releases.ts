import type { Model } from '../../catalog/index.ts';
import { betaUpperTail } from '../../statistics/distributions/beta-cdf.ts';
import { wilsonInterval } from '../../statistics/intervals/index.ts';
import { unverified } from '../cite.ts';
import type { Evaluate } from '../evaluation.ts';
import { describeField, fieldOf } from '../field.ts';
import { releasesTable } from '../releases-table.ts';
import { round } from '../standings-table.ts';
import { type EvidenceTable, type Finding, judge } from '../verdict.ts';
import { counted, nationality, percent, writtenDate } from '../wording.ts';

/** One way to count releases. */
interface Counting {
  id: string;
  /** What one count is, in the plural. */
  unit: string;
  from: number;
  total: number;
  /** Whether the verdict rests on it. */
  decides: boolean;
}

/** "Most releases of a period come from country X", counted in several ways that must agree. */
export const checkShareOfReleases: Evaluate<'share-of-releases'> = (context, check) => {
  const { catalog, claim } = context;
  const field = fieldOf(catalog, check.among, claim.as_of);
  const released = field.models.filter((model) => model.release_date! >= check.since);
  const isFrom = (model: Model): boolean => model.country === check.country;
  const countings: Counting[] = [
    countBy('sheets', 'models', released, isFrom, (model) => model.id),
    countBy(
      'own-work',
      'models not made from another lab’s model',
      released.filter((model) => !isDerivative(context.catalog.models, model)),
      isFrom,
      (model) => model.id,
    ),
    countBy(
      'announcements',
      'announcements (all sizes of a family that a lab put out on one day count once)',
      released,
      isFrom,
      (model) => `${model.lab} ${model.family} ${model.release_date}`,
    ),
    countBy('labs', 'labs with such a release', released, isFrom, (model) => model.lab, false),
  ];
  const people = nationality(check.country);
  const parts = countings.map((counting) => toFinding(counting, check.more_than, people));
  const [sheets] = countings as [Counting];
  const undated = field.undecided.filter(
    ({ model }) => (model.release_date ?? claim.as_of) >= check.since,
  );
  return {
    parts,
    explanation: [
      `From ${writtenDate(check.since)} to ${writtenDate(claim.as_of)} the catalogue lists ${counted(sheets.total, 'release')} of ${describeField(check.among)}; ${sheets.from} of them (${percent(sheets.from / Math.max(sheets.total, 1))}) are ${people}.`,
      ...parts.flatMap((part) => part.explanation),
      overturn(sheets, check.more_than, people),
      ...(undated.length > 0
        ? [
            `${counted(undated.length, 'further model')} might belong to the period, but ${undated.length === 1 ? 'a fact' : 'facts'} that would tell (openness, country or date) ${undated.length === 1 ? 'is' : 'are'} unknown; ${undated.filter(({ model }) => isFrom(model)).length} of them are ${people}.`,
          ]
        : []),
      'The probabilities hold if the catalogue were a random draw from all releases, which it is not.',
    ],
    evidence: [countryTable(released), countedReleases(released)],
    missing: [],
    unverified: unverified(released, ['openness', 'release_date']),
    evidence_until: null,
  };
};

function countBy(
  id: string,
  unit: string,
  models: readonly Model[],
  isFrom: (model: Model) => boolean,
  key: (model: Model) => string,
  decides = true,
): Counting {
  const groups = new Map(models.map((model) => [key(model), isFrom(model)]));
  return {
    id,
    unit,
    from: [...groups.values()].filter(Boolean).length,
    total: groups.size,
    decides,
  };
}

/** Made from a model of another lab, as far as the sheet says. */
function isDerivative(models: ReadonlyMap<string, Model>, model: Model): boolean {
  const base = model.base_model === null ? undefined : models.get(model.base_model);
  return base !== undefined && base.lab !== model.lab;
}

function toFinding(
  { id, unit, from, total, decides }: Counting,
  moreThan: number,
  people: string,
): Finding {
  const statement = `More than ${percent(moreThan)} of the ${unit} are ${people}`;
  if (total === 0) {
    return {
      id,
      statement,
      verdict: 'not reproducible',
      probability: null,
      explanation: [`The catalogue lists no ${unit} of the period.`],
      decides,
    };
  }
  const { lo, hi } = wilsonInterval(from, total);
  const p = betaUpperTail(moreThan, from + 0.5, total - from + 0.5);
  return {
    id,
    statement,
    verdict: judge(p),
    probability: p,
    explanation: [
      `Counting ${unit}: ${from} of ${total}, ${percent(from / total)} (${percent(lo)} to ${percent(hi)}); more than ${percent(moreThan)} with probability ${percent(p)}.`,
    ],
    decides,
  };
}

/** How many releases that the catalogue does not list would turn the answer. */
function overturn({ from, total }: Counting, moreThan: number, people: string): string {
  const most = from / moreThan;
  if (from > moreThan * total) {
    const needed = Math.ceil(most - total);
    return `${counted(Math.max(needed, 1), 'further release')} from elsewhere that the catalogue does not list would undo it.`;
  }
  const needed = Math.floor((moreThan * total - from) / (1 - moreThan)) + 1;
  return `${counted(needed, `further ${people} release`)} that the catalogue does not list would make it true.`;
}

function countryTable(released: readonly Model[]): EvidenceTable {
  const counts = new Map<string, number>();
  for (const { country } of released) {
    counts.set(country ?? 'unknown', (counts.get(country ?? 'unknown') ?? 0) + 1);
  }
  return {
    label: 'Releases by country of the lab',
    columns: [
      { key: 'country', label: 'country' },
      { key: 'models', label: 'models' },
      { key: 'share', label: 'share' },
    ],
    rows: [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([country, models]) => ({
        values: { country, models, share: round(models / released.length, 3) },
        citations: [],
      })),
    note: null,
  };
}

function countedReleases(released: readonly Model[]): EvidenceTable {
  return releasesTable('The releases counted', released, {
    lab: ['lab', (model) => model.lab],
    country: ['country', (model) => model.country],
    openness: ['openness', (model) => model.openness],
    base: ['made from', (model) => model.base_model],
  });
}
