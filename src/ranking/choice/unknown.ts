import type { Catalog, Licence, Model } from '../../catalog/index.ts';
import { isOpen } from '../filter.ts';
import type { LanguageShowing } from '../languages.ts';
import type { Contest } from './changes.ts';
import type { FactShown, Qualifying } from './choice.ts';
import { billions, listed, percent, tokenCount, usd } from './say.ts';

/** Share of self-reported weight from which on it is said. */
const mostlySelfReported = 0.5;

/** Below this many tested models a place says little. */
const fewTested = 10;

/** What is not known about an answer, in sentences. */
export function sayUnknown(
  catalog: Pick<Catalog, 'licences' | 'models'>,
  { query, quality, basis }: Contest,
  model: Model,
  row: Qualifying,
  facts: readonly FactShown[],
  showings: readonly LanguageShowing[],
): string[] {
  const rating = quality.ratings.get(model.id)!;
  const said: string[] = [];
  if (rating.gaps.length > 0) {
    const gaps = rating.gaps.map((b) => {
      const { lowest, highest } = quality.ranges[b]!;
      return `${quality.components[b]!.name} (others have ${lowest.toFixed(0)} to ${highest.toFixed(0)})`;
    });
    said.push(`No score on ${listed(gaps)}: ${percent(1 - row.coverage)} of the weight.`);
  }
  if (row.self_reported >= mostlySelfReported) {
    said.push(`${percent(row.self_reported)} of the scored weight is its lab's own report.`);
  }
  if (rating.undated > 0) {
    said.push(`${rating.undated} of its scores carry${rating.undated === 1 ? 's' : ''} no date.`);
  }
  const doubtful = facts.filter((fact) => fact.confirmed_by === null && fact.value !== 'unknown');
  if (doubtful.length > 0) {
    const names = listed(doubtful.map(({ fact }) => factNames[fact] ?? fact));
    said.push(`Unverified: ${names} (one source alone).`);
  }
  if (row.cost === null) said.push(`Its cost is unknown (${basis.words}).`);
  const licence = model.licence === null ? undefined : catalog.licences.get(model.licence);
  said.push(...sayLicence(licence, query.models.commercial === true, isOpen(model)));
  if (model.superseded_by !== null) {
    const successor = catalog.models.get(model.superseded_by);
    const rated = quality.ratings.get(model.superseded_by);
    const score = rated ? `, which scores ${rated.score.toFixed(1)}` : ', which is not rated here';
    said.push(`Superseded by ${successor?.name ?? model.superseded_by}${score}.`);
  }
  if (query.fits) {
    said.push(
      `Its scores are of the weights as tested, not at ${query.fits.quantisation}; what that costs in quality is not in the catalogue.`,
    );
  }
  const weak = showings.filter(({ place, of }) => of >= fewTested && place > of / 2);
  for (const { name, place, of } of weak.slice(0, 2)) {
    said.push(`In the lower half on ${name}: place ${place} of ${of}.`);
  }
  return said;
}

function sayLicence(licence: Licence | undefined, asked: boolean, open: boolean): string[] {
  if (!licence) return asked ? [] : ['Its licence is unknown.'];
  const note = licence.note === null ? '' : ` ${licence.note}`;
  if (licence.commercial_use === 'no') return [`Its licence forbids commercial use.${note}`];
  if (licence.commercial_use === 'unknown') return [`What its licence allows is unknown.${note}`];
  return licence.commercial_use === 'conditional' && licence.note !== null && (asked || open)
    ? [`Licence ${licence.name}: ${licence.note}`]
    : [];
}

const factNames: Readonly<Record<string, string>> = {
  price: 'price',
  licence: 'licence',
  openness: 'openness',
  context_tokens: 'context',
  total_params_b: 'size',
  active_params_b: 'active parameters',
  release_date: 'release date',
  architecture: 'architecture',
  modalities_in: 'what it takes',
  modalities_out: 'what it gives',
};

/** The facts that the conditions and the cost rest on, each with where it was read. */
export function showFacts(
  catalog: Pick<Catalog, 'licences'>,
  { conditions, basis }: Contest,
  model: Model,
): FactShown[] {
  const names = new Set([
    basis.kind === 'memory' ? 'total_params_b' : 'price',
    ...conditions.flatMap(({ facts }) => facts),
  ]);
  // The country is the lab's, not a fact of the sheet that could be checked.
  names.delete('country');
  return [...names].map((fact) => ({
    fact,
    value: factValue(model, fact),
    source:
      fact === 'price'
        ? (model.price?.source ?? null)
        : fact === 'licence' && model.licence !== null
          ? (catalog.licences.get(model.licence)?.url ?? null)
          : null,
    confirmed_by: model.checked[fact] ?? null,
  }));
}

function factValue(model: Model, fact: string): string {
  switch (fact) {
    case 'price': {
      const dollars = (value: number | null): string => (value === null ? 'unknown' : usd(value));
      return model.price
        ? `${dollars(model.price.input_usd_per_m)} in, ${dollars(model.price.output_usd_per_m)} out per million tokens`
        : 'unknown';
    }
    case 'total_params_b':
    case 'active_params_b':
      return model[fact] === null ? 'unknown' : billions(model[fact]);
    case 'context_tokens':
      return model.context_tokens === null ? 'unknown' : tokenCount(model.context_tokens);
    case 'modalities_in':
    case 'modalities_out':
      return model[fact].join(', ');
    default:
      return String(model[fact as keyof Model] ?? 'unknown');
  }
}
