import type { Catalog, Model } from '../catalog/index.ts';
import { type ModelFilter, whyExcluded } from '../ranking/filter.ts';
import type { FieldFilter } from './schema.ts';
import { list, nationality } from './wording.ts';

/** The models that a claim is about, as of its date. */
export interface Field {
  /** Those that belong for certain, by id. */
  models: Model[];
  /** Those that would belong but for facts that nobody knows. */
  undecided: { model: Model; unknown: string[] }[];
}

/** Sorts the catalogue's models into those inside, outside and undecided. */
export function fieldOf(
  catalog: Pick<Catalog, 'models' | 'licences'>,
  filter: FieldFilter,
  asOf?: string,
): Field {
  const field: Field = { models: [], undecided: [] };
  for (const model of catalog.models.values()) {
    const reasons = whyOutside(catalog, model, filter, asOf);
    if (reasons.length === 0) field.models.push(model);
    else if (reasons.every((reason) => reason.endsWith(' unknown'))) {
      field.undecided.push({ model, unknown: reasons });
    }
  }
  field.models.sort(byId);
  field.undecided.sort((a, b) => byId(a.model, b.model));
  return field;
}

/** Whether a model belongs for certain. */
export function belongs(
  catalog: Pick<Catalog, 'models' | 'licences'>,
  model: Model,
  filter: FieldFilter,
): boolean {
  return whyOutside(catalog, model, filter).length === 0;
}

function whyOutside(
  catalog: Pick<Catalog, 'models' | 'licences'>,
  model: Model,
  filter: FieldFilter,
  asOf?: string,
): string[] {
  const { families, gives, hide_superseded, ...facts } = filter;
  const reasons: (string | undefined)[] = Object.entries(facts).map(([name, value]) =>
    value === undefined ? undefined : whyExcluded(model, { [name]: value } as ModelFilter, catalog),
  );
  if (asOf !== undefined) {
    reasons.push(whyExcluded(model, { as_of: asOf }, catalog));
    if (hide_superseded) {
      reasons.push(whyExcluded(model, { as_of: asOf, hide_superseded }, catalog));
    }
  }
  if (families && !families.includes(model.family)) reasons.push('another family');
  if (gives && !model.modalities_out.includes(gives)) reasons.push(`gives no ${gives}`);
  return [...new Set(reasons.filter((reason) => reason !== undefined))];
}

/** "open Chinese mixture-of-experts models" */
export function describeField(filter: FieldFilter, noun = 'models'): string {
  const words = [
    filter.openness,
    filter.countries?.map(nationality).join(' or '),
    filter.architecture && (filter.architecture === 'moe' ? 'mixture-of-experts' : 'dense'),
    filter.gives,
    noun,
    filter.labs && `of ${list(filter.labs)}`,
    filter.families && `of the family ${filter.families.join(' or ')}`,
  ];
  return words.filter((word) => word !== undefined).join(' ');
}

function byId(a: Model, b: Model): number {
  return a.id < b.id ? -1 : 1;
}
