import type { Catalog, Model } from '../catalog/index.ts';
import type { ModelSummary } from './ranking.ts';
import { summariseModel } from './summarise-model.ts';

/** A model in a line of descent. */
export interface LineageStep {
  id: string;
  /** Null when the catalogue has no sheet of it. */
  model: ModelSummary | null;
  /** What its sheet says about its own base. */
  note: string | null;
  /** A base is recorded on its sheet. */
  has_base: boolean;
  /** The second source in which its base was read; null when nobody confirmed it, or it has none. */
  base_checked: string | null;
}

/** A model and what was made from it. */
export interface LineageNode extends LineageStep {
  children: LineageNode[];
}

export interface Lineage extends LineageStep {
  /** What it was made from, the nearest first. Empty when no base is recorded. */
  ancestors: LineageStep[];
  /** What was made from it, by release date. */
  descendants: LineageNode[];
  /** Later releases that replaced it. */
  superseded_by: LineageStep | null;
  /** Earlier releases that it replaced. */
  supersedes: LineageStep[];
  /** Countries along the line, its own first: a fine-tune of a foreign base shows both. */
  countries: string[];
}

type Records = Pick<Catalog, 'models' | 'labs'>;

/** What a model was made from, what was made from it, and what replaced what. Circles end where they close. */
export function lineageOf(catalog: Records, model: Model): Lineage {
  const ancestors = ancestorsOf(catalog, model);
  const countries = [model.country, ...ancestors.map((step) => step.model?.country ?? null)];
  return {
    ...stepOf(catalog, model),
    ancestors,
    descendants: descendantsOf(catalog, model.id, childrenByBase(catalog), new Set([model.id])),
    superseded_by: model.superseded_by === null ? null : stepTo(catalog, model.superseded_by),
    supersedes: [...catalog.models.values()]
      .filter((other) => other.superseded_by === model.id)
      .sort(byRelease)
      .map((other) => stepOf(catalog, other)),
    countries: [...new Set(countries.filter((country) => country !== null))],
  };
}

function ancestorsOf(catalog: Records, model: Model): LineageStep[] {
  const steps: LineageStep[] = [];
  const seen = new Set([model.id]);
  for (let base = model.base_model; base !== null && !seen.has(base); ) {
    seen.add(base);
    steps.push(stepTo(catalog, base));
    base = catalog.models.get(base)?.base_model ?? null;
  }
  return steps;
}

function descendantsOf(
  catalog: Records,
  id: string,
  children: ReadonlyMap<string, Model[]>,
  seen: Set<string>,
): LineageNode[] {
  return (children.get(id) ?? [])
    .filter((child) => !seen.has(child.id))
    .map((child) => {
      seen.add(child.id);
      return {
        ...stepOf(catalog, child),
        children: descendantsOf(catalog, child.id, children, seen),
      };
    });
}

function childrenByBase(catalog: Records): Map<string, Model[]> {
  const children = new Map<string, Model[]>();
  for (const model of [...catalog.models.values()].sort(byRelease)) {
    if (model.base_model === null) continue;
    const siblings = children.get(model.base_model);
    if (siblings) siblings.push(model);
    else children.set(model.base_model, [model]);
  }
  return children;
}

function stepTo(catalog: Records, id: string): LineageStep {
  const model = catalog.models.get(id);
  return model
    ? stepOf(catalog, model)
    : { id, model: null, note: null, has_base: false, base_checked: null };
}

function stepOf(catalog: Records, model: Model): LineageStep {
  return {
    id: model.id,
    model: summariseModel(model, catalog),
    note: model.lineage_note,
    has_base: model.base_model !== null,
    base_checked: model.base_model === null ? null : (model.checked.base_model ?? null),
  };
}

/** Undated models come last. */
function byRelease(a: Model, b: Model): number {
  const left = a.release_date ?? '9999';
  const right = b.release_date ?? '9999';
  return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1;
}
