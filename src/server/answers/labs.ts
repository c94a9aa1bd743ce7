import type { Catalog } from '../../catalog/index.ts';
import { isOpen } from '../../ranking/filter.ts';
import type { LabsAnswer } from '../api.ts';

/** The labs, those with the most models first. */
export function answerLabs(catalog: Catalog): LabsAnswer {
  const models = [...catalog.models.values()];
  const labs = [...catalog.labs.values()].map((lab) => {
    const own = models.filter((model) => model.lab === lab.id);
    const dates = own.flatMap(({ release_date }) => (release_date === null ? [] : [release_date]));
    return {
      ...lab,
      models: own.length,
      open: own.filter(isOpen).length,
      latest: dates.sort().at(-1) ?? null,
    };
  });
  labs.sort((a, b) => b.models - a.models || (a.id < b.id ? -1 : 1));
  return { catalog_hash: catalog.hash, labs };
}
