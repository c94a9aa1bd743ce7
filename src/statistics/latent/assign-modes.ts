import { type Effort, efforts, type Mode } from './records.ts';

/** What the choice of modes looks at. */
export interface EffortRow {
  readonly model: string;
  readonly benchmark: string;
  readonly document: string;
  readonly effort: Effort | undefined;
  readonly effortPrinted: boolean;
}

/** Distinct benchmarks that an effort needs before it can stand for the model. */
const minimumBenchmarks = 3;

/**
 * The mode of each row. A model's ability is that of its best documented mode: the highest effort
 * that is stated on three benchmarks or more. Rows in a lower mode keep an effect of their own. A row
 * that states nothing counts as best, except beside a stated best row of the same document and
 * benchmark (then it is the lower mode of the two), and in models with stated lower modes, where it
 * is `unstated`.
 */
export function assignModes(rows: readonly EffortRow[]): Mode[] {
  const modes = new Array<Mode>(rows.length).fill('best');
  const byModel = Map.groupBy(rows.keys(), (i) => rows[i]!.model);
  for (const indices of byModel.values()) assignModel(rows, indices, modes);
  return modes;
}

function assignModel(rows: readonly EffortRow[], indices: readonly number[], modes: Mode[]): void {
  const breadth = efforts.map(
    (effort) =>
      new Set(indices.filter((i) => rows[i]!.effort === effort).map((i) => rows[i]!.benchmark))
        .size,
  );
  const best = breadth.findLastIndex((count) => count >= minimumBenchmarks);
  if (best < 0) return;
  const rank = (i: number): number => {
    const effort = rows[i]!.effort;
    return effort === undefined ? -1 : efforts.indexOf(effort);
  };
  const beside = new Set(
    indices.filter((i) => rows[i]!.effortPrinted && rank(i) >= best).map((i) => place(rows[i]!)),
  );
  const hasLower = indices.some((i) => rank(i) >= 0 && rank(i) < best);
  const count = (...names: Effort[]): number =>
    indices.filter((i) => names.includes(rows[i]!.effort as Effort)).length;
  // Models that print efforts run at a medium one unless told otherwise; the others do not think.
  const unmarked: Mode = count('low', 'medium') > count('off') ? 'medium' : 'off';
  for (const i of indices) {
    if (rank(i) >= best) continue;
    if (rank(i) >= 0) modes[i] = efforts[rank(i)] as Mode;
    else if (beside.has(place(rows[i]!))) modes[i] = unmarked;
    else if (hasLower) modes[i] = 'unstated';
  }
}

function place(row: EffortRow): string {
  return `${row.document}\n${row.benchmark}`;
}
