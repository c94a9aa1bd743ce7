import type { Benchmark, Catalog } from '../catalog/index.ts';

/**
 * Whether rows with tools may count on a benchmark outside of any one suite: as the suites that
 * hold it say, and where none does, on agentic benchmarks only.
 */
export function toolsRule(
  catalog: Pick<Catalog, 'suites'>,
  benchmark: Benchmark,
): 'none' | 'allowed' {
  for (const suite of catalog.suites.values()) {
    for (const component of suite.components) {
      if (component.benchmarks.includes(benchmark.id)) return component.tools;
    }
  }
  return benchmark.category === 'agentic' ? 'allowed' : 'none';
}
