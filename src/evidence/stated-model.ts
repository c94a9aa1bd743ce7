import type { Store } from '../store/index.ts';

/** A run's tag that says which model of the catalogue it measured: `as:glm-4-5`. */
const prefix = 'as:';

/** The model that a person stated for a run, before it or later; the later word counts. */
export function statedModel(run: { tags: readonly string[]; catalog_model: string | null }) {
  return run.tags.find((tag) => tag.startsWith(prefix))?.slice(prefix.length) ?? run.catalog_model;
}

/**
 * Says which model of the catalogue a run measured; a second word takes the place of the first.
 * @param model its id; null takes the word back.
 * @throws StoreError `unknown-run`
 */
export async function stateModel(
  store: Store,
  run: { id: string; tags: readonly string[] },
  model: string | null,
): Promise<void> {
  await store.tagRun(run.id, {
    remove: run.tags.filter((tag) => tag.startsWith(prefix)),
    add: model === null ? [] : [`${prefix}${model}`],
  });
}
