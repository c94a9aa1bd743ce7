import type { Catalog } from '../../catalog/index.ts';
import { whyExcluded } from '../../ranking/filter.ts';
import type { ParsedQuery } from '../../ranking/parse-query.ts';
import { summariseModel } from '../../ranking/summarise-model.ts';
import type { ModelHead, ModelsAnswer } from '../api.ts';

/** The models inside the question, newest first. */
export function answerModels(catalog: Catalog, { query }: ParsedQuery): ModelsAnswer {
  const models: ModelHead[] = [];
  const excluded: Record<string, number> = {};
  for (const model of catalog.models.values()) {
    const reason = whyExcluded(model, query.models, catalog);
    if (reason !== undefined) excluded[reason] = (excluded[reason] ?? 0) + 1;
    else {
      models.push({
        ...summariseModel(model, catalog),
        scores: catalog.scoresOf(model.id).length,
      });
    }
  }
  models.sort(
    (a, b) => compareText(b.release_date ?? '', a.release_date ?? '') || compareText(a.id, b.id),
  );
  return { catalog_hash: catalog.hash, models, excluded };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
