import type { Catalog, Model } from '../catalog/index.ts';

/** Which models a question is about. Every given condition must hold; nothing given means all. */
export interface ModelFilter {
  openness?: 'open' | 'closed';
  /** ISO country codes of labs. */
  countries?: string[];
  labs?: string[];
  /** `moe` also takes hybrids of it. */
  architecture?: 'dense' | 'moe';
  /** Billions of parameters. */
  max_active_b?: number;
  max_total_b?: number;
  /** US dollars per million tokens, three parts input to one part output. */
  max_price?: number;
  min_context?: number;
  /** The licence must allow commercial use, if need be under conditions. */
  commercial?: boolean;
  /** A modality that the model takes or gives, such as `image`. */
  modality?: string;
  /** Only models released by this day (`YYYY-MM-DD`). */
  as_of?: string;
  /** Only models released since this day. */
  since?: string;
  /** Leave out a model whose successor, released by `as_of`, replaced it. */
  hide_superseded?: boolean;
  /** Only these models. */
  models?: string[];
}

/** Open means that the weights can be downloaded, whatever the licence allows. */
export function isOpen(model: Model): boolean {
  return model.openness === 'open-weights' || model.openness === 'open-source';
}

export function isMixtureOfExperts(model: Model): boolean {
  return model.architecture === 'moe' || model.architecture === 'hybrid-moe';
}

/** Price per million tokens at three input tokens to one output token; null when a part is unknown. */
export function blendedPrice(model: Model): number | null {
  const { price } = model;
  if (!price || price.input_usd_per_m === null || price.output_usd_per_m === null) return null;
  return (3 * price.input_usd_per_m + price.output_usd_per_m) / 4;
}

/** The last day that a date may mean: `2025-07` is known to be over on 2025-07-31. */
export function lastDayOf(date: string): string {
  if (date.length === 10) return date;
  const [year, month] = date.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Released for certain by the day; null when the release date is unknown. */
export function releasedBy(model: Model, day: string): boolean | null {
  return model.release_date === null ? null : lastDayOf(model.release_date) <= day;
}

/**
 * Why a model is outside the question, or undefined when it is inside. A fact that the filter asks
 * for and that is unknown keeps the model out, and the reason says so.
 */
export function whyExcluded(
  model: Model,
  filter: ModelFilter,
  catalog: Pick<Catalog, 'models' | 'licences'>,
): string | undefined {
  if (filter.models && !filter.models.includes(model.id)) return 'not among the models asked for';
  if (filter.openness) {
    if (model.openness === 'unknown') return 'openness unknown';
    if (isOpen(model) !== (filter.openness === 'open')) return `not ${filter.openness}`;
  }
  if (filter.countries && !filter.countries.includes(model.country ?? '')) {
    return model.country === null ? 'country unknown' : `not from ${filter.countries.join(' or ')}`;
  }
  if (filter.labs && !filter.labs.includes(model.lab)) return `not by ${filter.labs.join(' or ')}`;
  if (filter.architecture) {
    if (model.architecture === 'unknown') return 'architecture unknown';
    if (isMixtureOfExperts(model) !== (filter.architecture === 'moe')) {
      return `not ${filter.architecture}`;
    }
  }
  if (filter.modality) {
    const all = [...model.modalities_in, ...model.modalities_out];
    if (!all.includes(filter.modality)) return `no ${filter.modality}`;
  }
  return (
    aboveLimit(model.active_params_b, filter.max_active_b, 'active parameters') ??
    aboveLimit(model.total_params_b, filter.max_total_b, 'total parameters') ??
    aboveLimit(blendedPrice(model), filter.max_price, 'price') ??
    belowLimit(model.context_tokens, filter.min_context, 'context') ??
    whyNotCommercial(model, filter, catalog) ??
    whyNotReleased(model, filter, catalog)
  );
}

function aboveLimit(
  value: number | null,
  limit: number | undefined,
  name: string,
): string | undefined {
  if (limit === undefined) return undefined;
  if (value === null) return `${name} unknown`;
  return value > limit ? `${name} above ${limit}` : undefined;
}

function belowLimit(
  value: number | null,
  limit: number | undefined,
  name: string,
): string | undefined {
  if (limit === undefined) return undefined;
  if (value === null) return `${name} unknown`;
  return value < limit ? `${name} below ${limit}` : undefined;
}

function whyNotCommercial(
  model: Model,
  filter: ModelFilter,
  catalog: Pick<Catalog, 'licences'>,
): string | undefined {
  if (!filter.commercial) return undefined;
  const use =
    model.licence === null ? undefined : catalog.licences.get(model.licence)?.commercial_use;
  if (use === undefined || use === 'unknown') return 'commercial use unknown';
  return use === 'no' ? 'no commercial use' : undefined;
}

function whyNotReleased(
  model: Model,
  filter: ModelFilter,
  catalog: Pick<Catalog, 'models'>,
): string | undefined {
  if (filter.as_of !== undefined) {
    const released = releasedBy(model, filter.as_of);
    if (released === null) return 'release date unknown';
    if (!released) return `released after ${filter.as_of}`;
  }
  if (filter.since !== undefined) {
    if (model.release_date === null) return 'release date unknown';
    // A month may end after the day even if it began before it.
    if (lastDayOf(model.release_date) < filter.since) return `released before ${filter.since}`;
  }
  if (filter.hide_superseded && model.superseded_by !== null) {
    const successor = catalog.models.get(model.superseded_by);
    const replaced =
      successor && (filter.as_of === undefined || releasedBy(successor, filter.as_of));
    if (replaced) return `superseded by ${successor.id}`;
  }
  return undefined;
}
