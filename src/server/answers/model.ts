import { type Catalog, findByName } from '../../catalog/index.ts';
import type { MeasuredEvidence } from '../../ranking/measured/own-run.ts';
import { modelSheet, type SheetBenchmark } from '../../ranking/model-sheet.ts';
import type { BenchmarkScores, ModelAnswer } from '../api.ts';
import { attributionsOf } from '../attribution.ts';
import { addressOf, webAddress } from '../reference.ts';

/**
 * @param ownRuns of the store beside the catalogue; null: there is none.
 * @throws NotFoundError with the nearest names.
 */
export function answerModel(
  catalog: Catalog,
  name: string,
  ownRuns: MeasuredEvidence | null = null,
): ModelAnswer {
  const model = findByName(catalog.models, name, 'model');
  const { benchmarks, licence, ...sheet } = modelSheet(catalog, model);
  return {
    catalog_hash: catalog.hash,
    attributions: attributionsOf(
      catalog,
      benchmarks.flatMap(({ scores }) => scores.map(({ source }) => source)),
    ),
    ...sheet,
    licence: licence ? { ...licence, url: webAddress(licence.url) } : null,
    references: referencesOf([
      ...model.sources,
      ...Object.values(model.checked),
      ...(model.price ? [model.price.source] : []),
      ...sheet.openness.pillars.flatMap(({ criteria }) =>
        criteria.map(({ source }) => source ?? ''),
      ),
    ]),
    benchmarks: benchmarks.map((each) => showBenchmark(catalog, each)),
    ...(ownRuns ? { own_runs: ownRuns.scores.filter((score) => score.model === model.id) } : {}),
  };
}

function referencesOf(texts: readonly string[]): Record<string, string> {
  const references: Record<string, string> = {};
  for (const text of texts) {
    const address = addressOf(text);
    if (address !== null) references[text] = address;
  }
  return references;
}

function showBenchmark(
  catalog: Catalog,
  { benchmark, scores, conflict }: SheetBenchmark,
): BenchmarkScores {
  return {
    benchmark: { ...benchmark, url: webAddress(benchmark.url) },
    scores: scores.map((score) => ({
      ...score,
      url: webAddress(score.url),
      link: webAddress(score.url) ?? addressOf(score.document),
      source_name: catalog.sources.get(score.source)?.name ?? score.source,
    })),
    conflict,
  };
}
