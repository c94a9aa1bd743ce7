import { join } from 'node:path';
import { Catalog } from '../src/catalog/catalog.ts';
import { readCatalog } from '../src/catalog/read.ts';
import type { CatalogRecords, Model, Score } from '../src/catalog/types.ts';
import { repositoryRoot } from './needs.ts';

let shipped: CatalogRecords | undefined;

/** The records of the catalogue that the project ships, read once. */
export function shippedRecords(): CatalogRecords {
  shipped ??= readCatalog(join(repositoryRoot, 'catalog')).records;
  return shipped;
}

export function shippedCatalog(): Catalog {
  return new Catalog(shippedRecords(), 'shipped');
}

/** A change to single facts or scores of the shipped catalogue; everything else stays. */
export interface Edit {
  /** Model id -> the facts that change. */
  models?: Record<string, Partial<Model>>;
  /** Facts that change on every model that the function picks. */
  everyModel?: (model: Model) => Partial<Model> | undefined;
  /** A score's replacement, or undefined to leave it. */
  scores?: (score: Score) => Partial<Score> | undefined;
}

/**
 * The shipped catalogue with named changes.
 * @throws Error when a change touches nothing: an edit that misses its target proves nothing.
 */
export function editedCatalog(edit: Edit): Catalog {
  const records = shippedRecords();
  for (const id of Object.keys(edit.models ?? {})) {
    if (!records.models.some((model) => model.id === id)) throw new Error(`no model ${id}`);
  }
  let touched = 0;
  const change = <T extends object>(record: T, facts: Partial<T> | undefined): T => {
    if (facts === undefined) return record;
    touched++;
    return { ...record, ...facts };
  };
  const models = records.models.map((model) =>
    change(change(model, edit.models?.[model.id]), edit.everyModel?.(model)),
  );
  const scores = edit.scores
    ? records.scores.map((score) => change(score, edit.scores!(score)))
    : records.scores;
  if (touched === 0) throw new Error('the edit touches nothing');
  return new Catalog({ ...records, models, scores }, 'edited');
}
