import type { Catalog, Suite } from '../../catalog/index.ts';
import { listMeasures } from '../../ranking/ability/list-measures.ts';
import type { Attribution, MetaAnswer, SuiteHead } from '../api.ts';
import { webAddress } from '../reference.ts';

/** @param ownRuns whether there is a store of runs beside the catalogue. */
export function answerMeta(
  catalog: Catalog,
  today: string,
  version: string,
  ownRuns = false,
): MetaAnswer {
  const models = [...catalog.models.values()];
  return {
    version,
    catalog_hash: catalog.hash,
    today,
    evidence_until: catalog.evidenceUntil(),
    own_runs: ownRuns,
    counts: {
      models: catalog.models.size,
      labs: catalog.labs.size,
      benchmarks: catalog.benchmarks.size,
      scores: catalog.scores.length,
      documents: catalog.documents.length,
      sources: catalog.sources.size,
      suites: catalog.suites.size,
      claims: catalog.claims.size,
    },
    suites: [...catalog.suites.values()].map(headOf),
    measures: listMeasures(catalog),
    component_names: componentNames(catalog),
    countries: countBy(models.map((model) => model.country)).map(([code, count]) => ({
      code,
      models: count,
    })),
    labs: countBy(models.map((model) => model.lab))
      .map(([id, count]) => ({ id, name: catalog.labs.get(id)?.name ?? id, models: count }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    modalities: [
      ...new Set(models.flatMap((model) => [...model.modalities_in, ...model.modalities_out])),
    ].sort(),
    attribution: attributions(catalog),
  };
}

export function headOf({ id, version, name, category, hash }: Suite): SuiteHead {
  return { id, version, name, category, hash };
}

function componentNames(catalog: Catalog): Record<string, string> {
  const names: Record<string, string> = {};
  for (const { components, index_benchmark } of catalog.suites.values()) {
    for (const { id, name, benchmarks } of components) {
      names[id] = name === id ? (catalog.benchmarks.get(benchmarks[0]!)?.name ?? id) : name;
    }
    const index = index_benchmark === null ? undefined : catalog.benchmarks.get(index_benchmark);
    if (index) names[index.id] = index.name;
  }
  return names;
}

/** Sources that have rows here and whose licence asks to be named, most rows first. */
function attributions(catalog: Catalog): Attribution[] {
  const counts = new Map(countBy(catalog.scores.map((score) => catalog.documentOf(score).source)));
  return [...catalog.sources.values()]
    .filter(
      ({ id, attribution, licence }) =>
        counts.has(id) && (attribution !== null || /^(CC-BY|CDLA)/.test(licence ?? '')),
    )
    .map(({ id, name, url, licence, attribution }) => ({
      source: id,
      name,
      url: webAddress(url),
      licence,
      text: attribution,
      scores: counts.get(id)!,
    }))
    .sort((a, b) => b.scores - a.scores);
}

function countBy(values: readonly (string | null)[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
