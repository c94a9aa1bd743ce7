import type { Catalog, Model, Suite } from '../catalog/index.ts';
import { lineageOf } from './lineage.ts';

/** A model that another was made from. */
export interface BaseModel {
  id: string;
  /** Null when the catalogue has no sheet of it. */
  name: string | null;
  /** Whether a second source confirms that it is the base. */
  confirmed: boolean;
}

/** How much there is about one of the models that are compared. */
export interface ComparedModel {
  /** Components, or without a suite benchmarks, on which it has a row that counts. */
  tests: number;
  /** Share of the suite's weight with such a row, 0 to 1; null without a suite. */
  coverage: number | null;
  /** Too little evidence for the suite to rank it, or without a suite fewer than five tests. */
  thin: boolean;
  /** What it was made from, the nearest first. Empty when no base is recorded. */
  made_from: BaseModel[];
}

/** Without a suite and its own rule: a difference over fewer tests says little of a model. */
const fewTests = 5;

/** @param has by component whether the model has a row that counts. */
export function describeCompared(
  catalog: Catalog,
  model: Model,
  weights: readonly number[],
  has: readonly boolean[],
  suite: Suite | undefined,
): ComparedModel {
  const tests = has.filter(Boolean).length;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const covered = weights.reduce((sum, weight, b) => sum + (has[b] ? weight : 0), 0);
  const coverage = suite ? covered / all : null;
  return {
    tests,
    coverage,
    // Weights add up with rounding; the rule of the suite must not turn on it.
    thin: suite ? covered / all < suite.min_coverage - 1e-9 : tests < fewTests,
    made_from: basesOf(catalog, model),
  };
}

function basesOf(catalog: Catalog, model: Model): BaseModel[] {
  const line = lineageOf(catalog, model);
  return line.ancestors.map((step, i) => ({
    id: step.id,
    name: step.model?.name ?? null,
    confirmed: (line.ancestors[i - 1] ?? line).base_checked !== null,
  }));
}
