import type { Catalog } from '../../catalog/index.ts';
import type { Choice, Miss, Qualifying } from '../../ranking/choose.ts';
import type { ModelSummary } from '../../ranking/ranking.ts';
import { attributionsOf } from '../attribution.ts';
import { type CsvTable, csvTable, type Scalar } from '../csv.ts';

type Row = { model: ModelSummary; row?: Qualifying; miss?: Miss };

/** The models that qualify, best first, then those that would have been the best, with the reason. */
export function choiceCsv(catalog: Catalog, choice: Choice): CsvTable {
  const rows: Row[] = [
    ...choice.field.map((row) => ({ model: row.model, row })),
    ...choice.left_out.misses.map((miss) => ({ model: miss.model, miss })),
  ];
  const ofRow =
    (read: (row: Qualifying) => Scalar) =>
    ({ row }: Row): Scalar =>
      row ? read(row) : null;
  const purposes = choice.quality.purposes;
  return csvTable<Row>(
    {
      answer: ofRow((row) => row.answers.join(' ')),
      rank: ofRow((row) => row.rank),
      rank_set_from: ofRow((row) => row.rank_set[0]),
      rank_set_to: ofRow((row) => row.rank_set[1]),
      id: ({ model }) => model.id,
      name: ({ model }) => model.name,
      lab: ({ model }) => model.lab_name,
      country: ({ model }) => model.country,
      openness: ({ model }) => model.openness,
      licence: ({ model }) => model.licence,
      score: ({ row, miss }) => (row ?? miss)!.score,
      interval_from: ({ row, miss }) => (row ?? miss)!.interval[0],
      interval_to: ({ row, miss }) => (row ?? miss)!.interval[1],
      p_best: ofRow((row) => row.p_best),
      p_better_than_best: ({ row, miss }) => (row ?? miss)!.p_better,
      level_with_best: ofRow((row) => row.level_with_best),
      cost: ofRow((row) => row.cost),
      cost_unit: () => choice.cost.unit,
      on_front: ofRow((row) => row.on_front),
      p_front: ofRow((row) => row.p_front),
      price_usd_per_m: ({ model }) => model.price_usd_per_m,
      usd_per_month: ofRow((row) => row.usd_per_month),
      memory_gb: ofRow((row) => row.memory?.total_gb ?? null),
      coverage: ofRow((row) => row.coverage),
      missing: ofRow((row) => row.missing.join('; ')),
      sources: ofRow((row) => row.sources),
      self_reported: ofRow((row) => row.self_reported),
      total_params_b: ({ model }) => model.total_params_b,
      active_params_b: ({ model }) => model.active_params_b,
      context_tokens: ({ model }) => model.context_tokens,
      release_date: ({ model }) => model.release_date,
      unverified: ({ model }) => model.unverified.join('; '),
      left_out_because: ({ miss }) => miss?.failing.map(({ reason }) => reason).join('; ') ?? null,
      suites: () => purposes.map(({ suite, weight }) => `${suite}=${weight}`).join(' '),
      suite_hashes: () => purposes.map(({ hash }) => hash).join(' '),
      catalog_hash: () => choice.catalog_hash,
      evidence_until: () => choice.query.evidence.until ?? null,
      attribution: ofRow((row) => attributionsOf(catalog, row.source_ids).join(' ')),
    },
    rows,
  );
}
