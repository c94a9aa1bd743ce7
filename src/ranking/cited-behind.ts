import type { Catalog } from '../catalog/index.ts';
import type { CitedScore, RankedRow } from './ranking.ts';
import { cite } from './suite-cells.ts';

/** The scores that a ranked row rests on: those of its cells, or by ability all scores of the model. */
export function citedBehind(
  catalog: Catalog,
  { ability, cells, model }: Pick<RankedRow, 'ability' | 'cells' | 'model'>,
): CitedScore[] {
  return ability
    ? catalog.scoresOf(model.id).map((score) => cite(catalog, score))
    : cells.flatMap(({ scores }) => scores);
}
