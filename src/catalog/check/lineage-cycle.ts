import type { Problem } from '../error.ts';
import type { CatalogRecords, Model } from '../types.ts';

/** No model is, over any number of steps, its own base or its own successor; no base is younger than its derivative. */
export function lineageCycle(records: CatalogRecords): Problem[] {
  const models = new Map(records.models.map((model) => [model.id, model]));
  const problems: Problem[] = [];
  for (const link of ['base_model', 'superseded_by'] as const) {
    const reported = new Set<string>();
    for (const model of records.models) {
      const cycle = cycleThrough(model, link, models);
      if (!cycle || cycle.some((id) => reported.has(id))) continue;
      for (const id of cycle) reported.add(id);
      problems.push({
        severity: 'error',
        rule: 'lineage-cycle',
        file: model.file,
        line: model.line,
        message: `${link} goes in a circle: ${[...cycle, model.id].join(' -> ')}`,
        remedy: `remove the ${link} that is wrong; each link points one way in time`,
      });
    }
  }
  for (const model of records.models) {
    const base = model.base_model === null ? undefined : models.get(model.base_model);
    if (!base?.release_date || !model.release_date) continue;
    // Compared at the precision of the coarser date: 2024-05 is not before 2024-05-06.
    const length = Math.min(base.release_date.length, model.release_date.length);
    if (base.release_date.slice(0, length) <= model.release_date.slice(0, length)) continue;
    problems.push({
      severity: 'warning',
      rule: 'lineage-cycle',
      file: model.file,
      line: model.line,
      message: `${model.id} (${model.release_date}) is older than its base ${base.id} (${base.release_date})`,
      remedy: 'check both release dates and the base against the model cards',
    });
  }
  return problems;
}

function cycleThrough(
  start: Model,
  link: 'base_model' | 'superseded_by',
  models: ReadonlyMap<string, Model>,
): string[] | undefined {
  const path: string[] = [];
  let at: Model | undefined = start;
  while (at && !path.includes(at.id)) {
    path.push(at.id);
    const next: string | null = at[link];
    if (next === start.id) return path;
    at = next === null ? undefined : models.get(next);
  }
  return undefined;
}
