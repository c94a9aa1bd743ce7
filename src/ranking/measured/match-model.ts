import type { Model } from '../../catalog/index.ts';

/** Which model of the catalogue a run measured, or why that is not known. */
export type ModelMatch = { id: string } | { reason: string };

/**
 * What a person stated goes first. Else a name that the endpoint was asked for or answered with must
 * be a model's id, name or repository to the letter, but for case and punctuation, with or without
 * the owner before it (`zai-org/GLM-4.5`). A name that only resembles one is never taken: another
 * snapshot, size or tuning would stand under the wrong model.
 *
 * @param names of one run; all that match must mean the same model.
 */
export function matchModel(
  models: ReadonlyMap<string, Model>,
  stated: string | null,
  names: readonly string[],
): ModelMatch {
  if (stated !== null) {
    return models.has(stated)
      ? { id: stated }
      : { reason: `it is said to be ${stated}, which the catalogue does not have` };
  }
  const known = namesOf(models);
  const found = new Set<string>();
  for (const name of names) {
    const ids = known.get(simplify(name)) ?? known.get(simplify(name.split('/').at(-1)!));
    for (const id of ids ?? []) found.add(id);
  }
  const [id, ...others] = found;
  const shown = names.map((name) => `"${name}"`).join(', ');
  if (id === undefined) return { reason: `no model of the catalogue is called ${shown}` };
  if (others.length > 0) return { reason: `${shown} may be ${[...found].join(' or ')}` };
  return { id };
}

const indices = new WeakMap<ReadonlyMap<string, Model>, Map<string, Set<string>>>();

function namesOf(models: ReadonlyMap<string, Model>): Map<string, Set<string>> {
  let index = indices.get(models);
  if (!index) {
    index = new Map();
    for (const { id, name, hf_repo } of models.values()) {
      for (const each of [id, name, ...(hf_repo === null ? [] : [hf_repo])]) {
        const key = simplify(each);
        const ids = index.get(key);
        if (ids) ids.add(id);
        else index.set(key, new Set([id]));
      }
    }
    indices.set(models, index);
  }
  return index;
}

function simplify(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}
