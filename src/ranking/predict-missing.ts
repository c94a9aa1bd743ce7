import type { SuiteComponent } from '../catalog/index.ts';
import type { PredictedScore, PredictScore } from './ability/predict-scores.ts';
import type { Cell, CitedScore } from './ranking.ts';

export interface Estimates {
  predict: PredictScore;
  /** A published score as a part of a cell: percent and its standard error. */
  weigh(score: CitedScore): { value: number; se: number };
}

/**
 * A model's cells, the missing ones with what its other scores let expect there (STATISTICS C3.4).
 * Predictions of one model err together, by the error of its ability: with n of them, the shared
 * variance counts n times in each, so that no weights make their sum look surer than it is.
 */
export function predictMissing(
  model: string,
  cells: readonly Cell[],
  components: readonly SuiteComponent[],
  { predict, weigh }: Estimates,
): Cell[] {
  const found = cells.map((cell, i) =>
    cell.value === null ? predictCell(model, cell, components[i]!, { predict, weigh }) : null,
  );
  const count = found.filter((each) => each !== null).length;
  return cells.map((cell, i): Cell => {
    if (cell.value !== null) return cell;
    const each = found[i];
    const predicted = each && {
      value: each.value,
      se: Math.sqrt(count * each.fit_sd ** 2 + each.own_sd ** 2),
    };
    return { ...cell, predicted: predicted ?? null };
  });
}

/** The first benchmark that can be predicted, or the mean of all, published scores among them. */
function predictCell(
  model: string,
  cell: Cell,
  { benchmarks, combine }: SuiteComponent,
  { predict, weigh }: Estimates,
): PredictedScore | null {
  if (combine === 'first') {
    for (const benchmark of benchmarks) {
      const one = predict(model, benchmark);
      if (one) return one;
    }
    return null;
  }
  const parts = benchmarks.map((benchmark) => {
    const published = cell.scores.find((score) => score.benchmark === benchmark);
    if (!published) return predict(model, benchmark);
    const { value, se } = weigh(published);
    return { value, fit_sd: 0, own_sd: se };
  });
  if (!parts.every((part) => part !== null)) return null;
  const n = parts.length;
  return {
    value: parts.reduce((sum, part) => sum + part.value, 0) / n,
    fit_sd: parts.reduce((sum, part) => sum + part.fit_sd, 0) / n,
    own_sd: Math.sqrt(parts.reduce((sum, part) => sum + part.own_sd ** 2, 0)) / n,
  };
}
