import type { SourceType } from './observations.ts';
import type { SelectedRow } from './records.ts';

/** Who is taken to be the origin of a figure that several print; the others copy it. */
const origins: SourceType[] = ['own', 'self', 'independent', 'rival', 'secondary'];

/**
 * Aggregators and rivals repeat numbers. Rows of one model and benchmark that agree to the printed
 * tenth of a percent, and whose modes do not contradict each other, are one figure; it counts once,
 * as its origin's. A second-hand row that repeats a figure of a sister benchmark (`gpqa-main` with
 * the value of `gpqa-diamond`) is a copy, too, under a wrong name.
 */
export function dropCopies(rows: readonly SelectedRow[]): {
  kept: SelectedRow[];
  copies: SelectedRow[];
} {
  const ordered = rows.map((row, index) => ({ row, index }));
  ordered.sort(
    (a, b) =>
      origins.indexOf(a.row.reportedBy) - origins.indexOf(b.row.reportedBy) || a.index - b.index,
  );
  const figures = new Map<string, { row: SelectedRow; index: number }[]>();
  const copies: SelectedRow[] = [];
  for (const { row, index } of ordered) {
    const key = `${row.model}|${row.benchmark}|${tenth(row)}`;
    const same = figures.get(key);
    const origin = same?.find(
      ({ row: other }) =>
        other.effort === row.effort || other.effort === undefined || row.effort === undefined,
    );
    if (origin) {
      // A copy may say in which mode the figure was obtained where its origin does not.
      origin.row = { ...origin.row, effort: origin.row.effort ?? row.effort };
      copies.push(row);
    } else if (same) same.push({ row, index });
    else figures.set(key, [{ row, index }]);
  }
  const first = [...figures.values()].flat().sort((a, b) => a.index - b.index);
  const sisters = Map.groupBy(first, ({ row }) => `${row.model}|${row.family}|${tenth(row)}`);
  const kept: SelectedRow[] = [];
  for (const { row } of first) {
    const alone = sisters.get(`${row.model}|${row.family}|${tenth(row)}`)!.length === 1;
    if (row.reportedBy === 'secondary' && !alone) copies.push(row);
    else kept.push(row);
  }
  return { kept, copies };
}

function tenth(row: SelectedRow): number {
  return Math.round(row.score * 1000);
}
