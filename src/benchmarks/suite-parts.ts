import type { Suite, SuiteComponent } from '../catalog/index.ts';
import { composites } from './composites.ts';
import type { BenchmarkDefinition, ProtocolName } from './definition.ts';
import { type NotRunnable, notRunnable } from './not-runnable.ts';

/** Suites that somebody defined together with how their benchmarks are asked. */
const protocols: Readonly<Record<string, ProtocolName>> = { 'glm-12': 'glm', 'aa-v3': 'aa' };

/** A component of a suite, and the built-in benchmarks that stand for it. */
export interface SuitePart {
  readonly component: SuiteComponent;
  /** To be run; empty: none is built in. */
  readonly definitions: readonly BenchmarkDefinition[];
  /** Benchmarks of the catalogue that this part also needs and that are not built in. */
  readonly notBuiltIn: readonly string[];
  /** Benchmarks of the catalogue of which only categories are built in that give no score of the whole. */
  readonly onlyCategories: readonly string[];
  /** The benchmark of {@link composites} whose categories the definitions are; null: none. */
  readonly composite: string | null;
  /** Benchmarks that need means which no run here has. */
  readonly refused: readonly NotRunnable[];
}

/**
 * Which built-in benchmarks stand for the components of a suite. Of several protocols that of the
 * suite's makers is taken, else the one that comes first and asks for an answer in words.
 */
export function suiteParts(
  { id, components }: Pick<Suite, 'id' | 'components'>,
  definitions: readonly BenchmarkDefinition[],
): SuitePart[] {
  const protocol = protocols[id];
  return components.map((component) => {
    const part = {
      component,
      definitions: [] as BenchmarkDefinition[],
      notBuiltIn: [] as string[],
      onlyCategories: [] as string[],
      composite: null as string | null,
      refused: [] as NotRunnable[],
    };
    for (const benchmark of benchmarksOf(component, definitions)) {
      const whole = wholeOf(benchmark, definitions, protocol);
      const categories = whole ? [] : categoriesOf(benchmark, definitions);
      const refusal = notRunnable.find((each) => each.id === benchmark);
      part.definitions.push(...(whole ? [whole] : categories));
      if (whole) continue;
      if (categories.length > 0 && component.benchmarks.length === 1 && benchmark in composites) {
        part.composite = benchmark;
      } else if (categories.length > 0) part.onlyCategories.push(benchmark);
      else if (refusal) part.refused.push(refusal);
      else part.notBuiltIn.push(benchmark);
    }
    return part;
  });
}

/** Of alternatives the first that is built in, or the first of all. */
function benchmarksOf(
  { benchmarks, combine }: SuiteComponent,
  definitions: readonly BenchmarkDefinition[],
): readonly string[] {
  if (combine === 'mean') return benchmarks;
  const found = benchmarks.find((id) => wholeOf(id, definitions, undefined) !== undefined);
  return [found ?? benchmarks[0]!];
}

function wholeOf(
  benchmark: string,
  definitions: readonly BenchmarkDefinition[],
  protocol: ProtocolName | undefined,
): BenchmarkDefinition | undefined {
  // By its id too: of HLE the questions without pictures, which the catalogue lists apart.
  const same = definitions.filter(
    ({ id, catalog_benchmark }) =>
      catalog_benchmark === benchmark || id === benchmark || id === `${benchmark}-${protocol}`,
  );
  return (
    same.find((each) => each.protocol === protocol) ??
    same.find(({ needs }) => !needs.includes('loglikelihood') && !needs.includes('completion')) ??
    same[0]
  );
}

/**
 * Benchmarks over the same data that stand for no benchmark of the catalogue by themselves; those in
 * words, where the same questions can also be put through the endpoint's tools.
 */
function categoriesOf(
  benchmark: string,
  definitions: readonly BenchmarkDefinition[],
): BenchmarkDefinition[] {
  return definitions.filter(
    ({ data, catalog_benchmark, needs }) =>
      catalog_benchmark === null && data.id === benchmark && !needs.includes('tools'),
  );
}
