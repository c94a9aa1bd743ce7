import type { IntervalEntry } from '../../charts/interval-chart.tsx';
import type { FigureTable } from '../../parts/figure-table.ts';
import * as format from '../../words/format.ts';
import { words } from '../../words/index.ts';
import type { Stale, TableRow } from './columns.ts';

/** Rows of the chart that is taken along: more do not fit a page. */
export const drawnAtMost = 40;

/** The rows of the chart, as they are sorted and searched on the page. */
export function entriesOf(rows: readonly TableRow[]): IntervalEntry[] {
  const t = words();
  return rows.slice(0, drawnAtMost).map(({ rank, model, score, interval, bounds }) => ({
    id: model.id,
    name: `${rank}  ${model.name}`,
    note: t.countryShort(model.country),
    value: score,
    interval,
    bounds,
    openness: model.openness,
    text: format.points(score),
  }));
}

/** All rows with every figure of the table; unknown ones, and those of other weights, are null. */
export function tableOf(rows: readonly TableRow[], stale: Stale): FigureTable {
  return {
    names: [
      ...['rank', 'rank_low', 'rank_high', 'model', 'name', 'lab', 'country', 'openness'],
      ...['score', 'se', 'low', 'high', 'bound_low', 'bound_high', 'p_best', 'p_top3'],
      ...['coverage', 'sources', 'self_reported', 'price_usd_per_m', 'released', 'licence'],
      'tests',
    ],
    rows: rows.map(({ model, ...row }) => [
      ...[row.rank, ...((!stale.ranks && row.rank_set) || [null, null])],
      ...[model.id, model.name, model.lab_name, model.country, model.openness],
      ...[row.score, row.se, ...row.interval, ...row.bounds],
      ...(stale.chances ? [null, null] : [row.p_best, row.p_top3]),
      ...[row.coverage, row.sources, row.self_reported],
      ...[model.price_usd_per_m, model.release_date, model.licence],
      row.ability?.benchmarks ?? null,
    ]),
  };
}
