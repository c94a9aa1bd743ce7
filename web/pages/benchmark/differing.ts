import type { ListedScore } from '../../../src/server/api.ts';

/** One model's different published values on one benchmark. */
export interface DifferingModel {
  model: string;
  /** Distinct values of the commonest unit, the lowest first, each with its first row. */
  values: ListedScore[];
  spread: number;
}

/** Models with more than one value in the unit that most rows have, the widest apart first. */
export function differingModels(scores: readonly ListedScore[]): DifferingModel[] {
  const unit = commonestUnit(scores);
  const models = Map.groupBy(
    scores.filter((score) => score.unit === unit),
    ({ model }) => model,
  );
  const differing: DifferingModel[] = [];
  for (const [model, rows] of models) {
    const byValue = new Map<number, ListedScore>();
    for (const row of rows) if (!byValue.has(row.score)) byValue.set(row.score, row);
    if (byValue.size < 2) continue;
    const values = [...byValue.values()].sort((a, b) => a.score - b.score);
    differing.push({ model, values, spread: values.at(-1)!.score - values[0]!.score });
  }
  return differing.sort((a, b) => b.spread - a.spread || (a.model < b.model ? -1 : 1));
}

function commonestUnit(scores: readonly ListedScore[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { unit } of scores) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
