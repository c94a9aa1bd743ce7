import type { Catalog, Model } from '../catalog/index.ts';
import { blendedPrice } from './filter.ts';
import type { ModelSummary } from './ranking.ts';

const shownFacts = [
  'release_date',
  'openness',
  'licence',
  'architecture',
  'total_params_b',
  'active_params_b',
  'context_tokens',
  'price',
] as const;

/** Facts of a model that are known and that no second source confirms. */
export function unverifiedFacts(model: Model, facts: readonly string[] = shownFacts): string[] {
  return facts.filter((fact) => {
    const value = model[fact as keyof Model];
    return value !== null && value !== 'unknown' && model.checked[fact] === undefined;
  });
}

export function summariseModel(model: Model, catalog: Pick<Catalog, 'labs'>): ModelSummary {
  return {
    id: model.id,
    name: model.name,
    lab: model.lab,
    lab_name: catalog.labs.get(model.lab)?.name ?? model.lab,
    country: model.country,
    openness: model.openness,
    licence: model.licence,
    architecture: model.architecture,
    total_params_b: model.total_params_b,
    active_params_b: model.active_params_b,
    context_tokens: model.context_tokens,
    release_date: model.release_date,
    price_usd_per_m: blendedPrice(model),
    superseded_by: model.superseded_by,
    unverified: unverifiedFacts(model),
  };
}
