import type { Catalog, ReportedBy } from '../../catalog/index.ts';
import { shippedAbilityOf } from '../../ranking/ability/ability-of.ts';
import { sourceSpread } from '../../ranking/source-spread.ts';
import { assumedItems } from '../../ranking/standard-error.ts';
import type { MethodAnswer } from '../api.ts';
import { headOf } from './meta.ts';

/** The figures on which every answer rests, as they are in this catalogue. */
export function answerMethod(catalog: Catalog): MethodAnswer {
  const { scores } = catalog;
  const sizes = [...catalog.benchmarks.values()].filter(({ items }) => items !== null);
  return {
    catalog_hash: catalog.hash,
    evidence_until: catalog.evidenceUntil(),
    scores: {
      all: scores.length,
      documents: catalog.documents.length,
      undated: scores.filter(({ published }) => published === null).length,
      by_reporter: reporters(catalog),
    },
    benchmarks: { all: catalog.benchmarks.size, sized: sizes.length },
    assumed_items: assumedItems,
    source_sd: sourceSpread(catalog),
    suites: [...catalog.suites.values()].map((suite) => ({
      ...headOf(suite),
      components: suite.components.length,
      min_coverage: suite.min_coverage,
    })),
    ability: abilityFigures(catalog),
    licences: licences(catalog),
  };
}

/** Figures of the fit that `weigh catalog build` made; nothing is fitted here. */
function abilityFigures(catalog: Catalog): MethodAnswer['ability'] {
  const ability = shippedAbilityOf(catalog);
  if (!ability) return null;
  const { rows, documents, models, draws, excess, validity } = ability;
  return {
    rows,
    documents,
    models: models.length,
    draws: { method: draws.method, count: draws.count, seed: draws.seed },
    self_report_excess: { estimate: excess.estimate, lo: excess.lo, hi: excess.hi },
    validity: validity && {
      seed: validity.seed,
      fraction: validity.fraction,
      cells: validity.cells,
      rows: validity.rows,
      unpredicted: validity.unpredicted,
      median_absolute_error: validity.medianAbsoluteError,
      mean_absolute_error: validity.meanAbsoluteError,
      level: validity.level,
      coverage: validity.coverage,
      median_width: validity.medianWidth,
      baselines: {
        test_mean: validity.baselines.benchmarkMean,
        additive: validity.baselines.additive,
      },
    },
  };
}

function reporters(catalog: Catalog): MethodAnswer['scores']['by_reporter'] {
  const counts = new Map<ReportedBy, number>();
  for (const { reported_by } of catalog.scores) {
    counts.set(reported_by, (counts.get(reported_by) ?? 0) + 1);
  }
  return [...counts]
    .map(([reported_by, scores]) => ({ reported_by, scores }))
    .sort((a, b) => b.scores - a.scores);
}

/** Licences of the sources that have rows here, most rows first. */
function licences(catalog: Catalog): MethodAnswer['licences'] {
  const groups = new Map<string | null, { sources: Set<string>; scores: number }>();
  for (const score of catalog.scores) {
    const { source } = catalog.documentOf(score);
    const licence = catalog.sources.get(source)?.licence ?? null;
    const group = groups.get(licence) ?? { sources: new Set(), scores: 0 };
    group.sources.add(source);
    group.scores++;
    groups.set(licence, group);
  }
  return [...groups]
    .map(([licence, { sources, scores }]) => ({ licence, sources: sources.size, scores }))
    .sort((a, b) => b.scores - a.scores || ((a.licence ?? '') < (b.licence ?? '') ? -1 : 1));
}
