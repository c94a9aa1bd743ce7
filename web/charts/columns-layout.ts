/** A column of things that are drawn one mark each. */
export interface UnitColumn<T> {
  /** Below the column; undefined for none. */
  label: string | undefined;
  items: readonly T[];
}

export interface ColumnsLayout<T> {
  height: number;
  /** Height of the line on which the columns stand. */
  base: number;
  radius: number;
  marks: { item: T; x: number; y: number }[];
  labels: { text: string; x: number }[];
}

const height = 190;
const base = height - 22;

/**
 * Stacks the marks of each column from the ground up, several beside each other only where the
 * highest column would not fit otherwise; all of one size, the largest up to 5 pixels that fits.
 */
export function layoutColumns<T>(
  columns: readonly UnitColumn<T>[],
  width: number,
): ColumnsLayout<T> {
  const column = width / Math.max(1, columns.length);
  const most = Math.max(1, ...columns.map(({ items }) => items.length));
  const { radius, beside } = fitMarks(column, most);
  const step = stepOf(radius);
  const marks = columns.flatMap(({ items }, c) =>
    items.map((item, i) => ({
      item,
      x: column * (c + 0.5) + ((i % beside) - (beside - 1) / 2) * step,
      y: base - radius - 3 - Math.floor(i / beside) * step,
    })),
  );
  return { height, base, radius, marks, labels: placeBelow(columns, column) };
}

/** The largest radius, and with it the fewest marks beside each other, so that columns are high. */
function fitMarks(column: number, most: number): { radius: number; beside: number } {
  for (let radius = 5; radius > 1; radius -= 0.25) {
    const step = stepOf(radius);
    for (let beside = 1; beside === 1 || beside * step <= column - 3; beside++) {
      if (step <= column + 1 && Math.ceil(most / beside) * step + 6 <= base) {
        return { radius, beside };
      }
    }
  }
  return { radius: 1, beside: Math.max(1, Math.floor(column / stepOf(1))) };
}

function stepOf(radius: number): number {
  return 2 * radius + 1.5;
}

/** The labels that do not touch the one before. */
function placeBelow<T>(
  columns: readonly UnitColumn<T>[],
  column: number,
): ColumnsLayout<T>['labels'] {
  const labels: ColumnsLayout<T>['labels'] = [];
  let free = Number.NEGATIVE_INFINITY;
  columns.forEach(({ label }, c) => {
    const x = column * (c + 0.5);
    const half = (label ?? '').length * 3.1 + 3;
    if (label === undefined || x - half < free || x + half > columns.length * column) return;
    if (x - half < 0) return;
    labels.push({ text: label, x });
    free = x + half;
  });
  return labels;
}
