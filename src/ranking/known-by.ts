import { Catalog } from '../catalog/index.ts';
import { lastDayOf } from './filter.ts';

/**
 * What of a catalogue was out by a day: models by release, scores by publication, claims by the day
 * that they speak of. What has no date stays in; scores of models that are not out yet go.
 * @param day `YYYY-MM-DD`.
 */
export function knownBy(catalog: Catalog, day: string): Catalog {
  const out = (date: string | null): boolean => date === null || lastDayOf(date) <= day;
  const models = [...catalog.models.values()].filter(({ release_date }) => out(release_date));
  const known = new Set(models.map(({ id }) => id));
  return withRecords(catalog, {
    models,
    scores: catalog.scores.filter(({ model, published }) => known.has(model) && out(published)),
    claims: [...catalog.claims.values()].filter(({ as_of }) => as_of <= day),
  });
}

type Records = ConstructorParameters<typeof Catalog>[0];

/** The same catalogue, under the same hash, with some kinds of records replaced. */
export function withRecords(catalog: Catalog, replaced: Partial<Records>): Catalog {
  return new Catalog(
    {
      labs: [...catalog.labs.values()],
      licences: [...catalog.licences.values()],
      models: [...catalog.models.values()],
      benchmarks: [...catalog.benchmarks.values()],
      sources: [...catalog.sources.values()],
      documents: [...catalog.documents],
      scores: [...catalog.scores],
      suites: [...catalog.suites.values()],
      claims: [...catalog.claims.values()],
      ...replaced,
    },
    catalog.hash,
  );
}
