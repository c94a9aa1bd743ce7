import type { Catalog, Model, Score } from '../catalog/index.ts';
import type { CitedScore } from '../ranking/ranking.ts';
import { cite } from '../ranking/suite-cells.ts';
import type { Citation } from './verdict.ts';

/** A published score as evidence. */
export function citeScore(catalog: Catalog, score: CitedScore): Citation {
  const name = catalog.benchmarks.get(score.benchmark)?.name ?? score.benchmark;
  return {
    text: `${name} ${score.score}`,
    source: score.document,
    url: score.url,
    published: score.published,
    reported_by: score.reported_by,
    verified: null,
  };
}

export function citeRow(catalog: Catalog, score: Score): Citation {
  return citeScore(catalog, cite(catalog, score));
}

/** Names on a model's sheet of the facts that a claim may rest on. */
export type Fact =
  | 'release_date'
  | 'openness'
  | 'licence'
  | 'architecture'
  | 'total_params_b'
  | 'active_params_b'
  | 'base_model'
  | 'price'
  | 'modalities_out';

/** A fact of a model's sheet as evidence: the second source if there is one, else the first of the sheet. */
export function citeFact(model: Model, fact: Fact): Citation {
  const checked = model.checked[fact];
  const source = checked ?? model.sources[0] ?? 'no source';
  const value = fact === 'price' ? model.price?.source : model[fact];
  return {
    text: `${fact}: ${value === null || value === undefined ? 'unknown' : String(value)}`,
    source,
    url: /https?:\/\/\S+/.exec(source)?.[0] ?? null,
    published: null,
    reported_by: null,
    verified: checked !== undefined,
  };
}

export function citeFacts(model: Model, facts: readonly Fact[]): Citation[] {
  return facts.map((fact) => citeFact(model, fact));
}

/** Known facts of the models that no second source confirms, such as "grok-4: release_date". */
export function unverified(models: readonly Model[], facts: readonly Fact[]): string[] {
  return models.flatMap((model) =>
    facts
      .filter((fact) => {
        const value = model[fact];
        return value !== null && value !== 'unknown' && model.checked[fact] === undefined;
      })
      .map((fact) => `${model.id}: ${fact}`),
  );
}
