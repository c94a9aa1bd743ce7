import type { Catalog } from '../../catalog/index.ts';
import { citedBehind } from '../../ranking/cited-behind.ts';
import type { ModelSummary, RankedRow, Ranking, UnrankedRow } from '../../ranking/ranking.ts';
import { attributionsOf } from '../attribution.ts';
import { type CsvTable, csvTable, type Scalar } from '../csv.ts';

type AnyRow = { ranked?: RankedRow; unranked?: UnrankedRow; model: ModelSummary };

/** Ranked models, then on request the unranked ones with their reason and without a rank. */
export function rankingCsv(catalog: Catalog, ranking: Ranking, withUnranked: boolean): CsvTable {
  const rows: AnyRow[] = [
    ...ranking.rows.map((ranked) => ({ ranked, model: ranked.model })),
    ...(withUnranked
      ? ranking.unranked.map((unranked) => ({ unranked, model: unranked.model }))
      : []),
  ];
  const ofRank =
    (read: (row: RankedRow) => Scalar) =>
    ({ ranked }: AnyRow): Scalar =>
      ranked ? read(ranked) : null;
  const ofModel =
    (read: (model: ModelSummary) => Scalar) =>
    ({ model }: AnyRow): Scalar =>
      read(model);
  const sourcesOf = (row: RankedRow): string[] =>
    citedBehind(catalog, row).map(({ source }) => source);
  return csvTable<AnyRow>(
    {
      rank: ofRank((row) => row.rank),
      rank_set_from: ofRank((row) => row.rank_set[0]),
      rank_set_to: ofRank((row) => row.rank_set[1]),
      id: ofModel((model) => model.id),
      name: ofModel((model) => model.name),
      lab: ofModel((model) => model.lab_name),
      country: ofModel((model) => model.country),
      openness: ofModel((model) => model.openness),
      licence: ofModel((model) => model.licence),
      score: ofRank((row) => row.score),
      se: ofRank((row) => row.se),
      se_imputed: ofRank(isImputed),
      interval_from: ofRank((row) => row.interval[0]),
      interval_to: ofRank((row) => row.interval[1]),
      bounds_from: ({ ranked, unranked }) => (ranked ?? unranked)!.bounds?.[0] ?? null,
      bounds_to: ({ ranked, unranked }) => (ranked ?? unranked)!.bounds?.[1] ?? null,
      p_best: ofRank((row) => row.p_best),
      p_top3: ofRank((row) => row.p_top3),
      coverage: ({ ranked, unranked }) => (ranked ?? unranked)!.coverage,
      missing: ({ ranked, unranked }) => (ranked ?? unranked)!.missing.join('; '),
      sources: ofRank((row) => row.sources),
      self_reported: ofRank((row) => row.self_reported),
      undated: ofRank((row) => row.undated),
      price_usd_per_m: ofModel((model) => model.price_usd_per_m),
      total_params_b: ofModel((model) => model.total_params_b),
      active_params_b: ofModel((model) => model.active_params_b),
      architecture: ofModel((model) => model.architecture),
      context_tokens: ofModel((model) => model.context_tokens),
      release_date: ofModel((model) => model.release_date),
      unverified: ofModel((model) => model.unverified.join('; ')),
      not_ranked_because: ({ unranked }) => unranked?.reason ?? null,
      suite: () => ranking.suite.id,
      suite_hash: () => ranking.suite.hash,
      catalog_hash: () => ranking.catalog_hash,
      as_of: () => ranking.query.models.as_of ?? null,
      evidence_until: () => ranking.query.evidence.until ?? null,
      evidence: () => ranking.query.evidence.kind ?? 'published',
      own_runs_hash: () => ranking.measured?.sha256 ?? null,
      attribution: ofRank((row) => attributionsOf(catalog, sourcesOf(row)).join(' ')),
    },
    rows,
  );
}

/** Whether any score behind a row has no standard error of its own; an ability's scores are all weighed alike. */
function isImputed({ cells }: RankedRow): boolean {
  return cells.length === 0 || cells.some(({ scores }) => scores.some((each) => each.se_imputed));
}
