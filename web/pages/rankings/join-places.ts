import type { ScoredRow } from '../../../src/ranking/rank-cells.ts';
import type { TableRow } from './columns.ts';
import type { KnownPlaces } from './use-places.ts';

const joined = new WeakMap<ScoredRow, TableRow>();

/** The rows with what is known of their places; one that did not change stays the same object. */
export function joinPlaces(
  rows: readonly ScoredRow[],
  { ranks, chances }: KnownPlaces,
): TableRow[] {
  return rows.map((row) => {
    const id = row.model.id;
    const { p_best = null, p_top3 = null } = chances.byModel.get(id) ?? {};
    const rank_set = ranks.byModel.get(id) ?? null;
    const before = joined.get(row);
    if (
      before &&
      before.p_best === p_best &&
      before.p_top3 === p_top3 &&
      before.rank_set?.join() === rank_set?.join()
    ) {
      return before;
    }
    const next = { ...row, rank_set, p_best, p_top3 };
    joined.set(row, next);
    return next;
  });
}
