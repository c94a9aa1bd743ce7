import type { Catalog, Suite, SuiteComponent } from '../../catalog/index.ts';
import { RankingError } from '../error.ts';
import type { ChoiceQuery } from './choice.ts';

/** Id of a suite that is made for one question; no file can have it, for ids have no capitals. */
export const mixId = 'MIX';

/**
 * One suite out of several: every suite's components with its share of the weight. A component that
 * several suites have in common stands once, with both shares. A model must cover the weighted mean
 * of what the suites ask for.
 *
 * @throws RankingError when a suite is unknown, or has no components to mix.
 */
export function mixSuites(
  catalog: Pick<Catalog, 'suites'>,
  purposes: ChoiceQuery['purposes'],
): Suite {
  const parts = purposes.map(({ suite: id, weight }) => {
    const suite = catalog.suites.get(id);
    if (!suite) throw new RankingError('unknown-suite', `no suite "${id}"`);
    if (suite.basis === 'index') {
      throw new RankingError(
        'query',
        `for cannot mix ${id} with others: it ranks by one published number, without components`,
      );
    }
    return { suite, weight };
  });
  const components = new Map<string, SuiteComponent>();
  for (const { suite, weight } of parts) {
    const total = suite.components.reduce((sum, component) => sum + component.weight, 0);
    for (const component of suite.components) {
      const key = JSON.stringify([component.benchmarks, component.combine, component.tools]);
      const share = (weight * component.weight) / total;
      const known = components.get(key);
      components.set(key, {
        ...(known ?? component),
        id: known?.id ?? `${suite.id}:${component.id}`,
        weight: (known?.weight ?? 0) + share,
      });
    }
  }
  return {
    id: mixId,
    version: '1',
    name: parts.map(({ suite }) => suite.name).join(' and '),
    description: 'A mix of suites made for one question.',
    category: null,
    source: null,
    basis: 'cells',
    index_benchmark: null,
    min_coverage: parts.reduce((sum, { suite, weight }) => sum + weight * suite.min_coverage, 0),
    components: [...components.values()],
    hash: parts.map(({ suite, weight }) => `${suite.hash}*${weight}`).join('+'),
    file: '',
  };
}
