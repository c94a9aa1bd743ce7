import type { Catalog, Model } from '../catalog/index.ts';
import { type ModelFilter, whyExcluded } from '../ranking/filter.ts';
import { count, thousands } from './words.ts';

const flagOf: Record<keyof ModelFilter, string> = {
  openness: '--open or --closed',
  countries: '--country',
  labs: '--lab',
  architecture: '--arch',
  max_active_b: '--max-active',
  max_total_b: '--max-total',
  max_price: '--max-price',
  min_context: '--min-context',
  commercial: '--commercial',
  modality: '--modality',
  as_of: '--as-of',
  since: '--since',
  hide_superseded: '--hide-superseded',
  models: '--model',
};

/**
 * What to leave out of a question that no model fits: each condition that alone keeps models out,
 * with how many there would be without it.
 */
export function waysToRelax(
  catalog: Pick<Catalog, 'models' | 'licences'>,
  filter: ModelFilter,
  among: (model: Model) => boolean = () => true,
): string[] {
  const models = [...catalog.models.values()].filter(among);
  const keys = Object.keys(filter) as (keyof ModelFilter)[];
  const ways = keys.flatMap((key) => {
    const { [key]: _, ...rest } = filter;
    const fitting = models.filter((model) => whyExcluded(model, rest, catalog) === undefined);
    return fitting.length === 0 ? [] : [{ key, models: fitting.length }];
  });
  ways.sort((a, b) => b.models - a.models);
  if (ways.length > 0) {
    return ways.map(({ key, models }) => `without ${flagOf[key]}: ${count(models, 'model')}`);
  }
  return keys.length > 1
    ? [
        `no single condition is to blame: leave out several of ${keys.map((k) => flagOf[k]).join(', ')}`,
      ]
    : [];
}

/** Why models are outside of a question, most frequent first. */
export function reasonLines(excluded: Readonly<Record<string, number>>): string[] {
  return Object.entries(excluded)
    .sort((a, b) => b[1] - a[1])
    .map(([reason, models]) => `${thousands(models)} ${reason}`);
}
