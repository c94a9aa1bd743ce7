import type { Suite } from '../catalog/index.ts';
import { RankingError } from './error.ts';
import type { SuiteWeight } from './ranking.ts';

/** A suite's components with weights of any scale: only their proportions matter. */
type Weighted = Pick<Suite, 'id'> & { components: readonly { id: string; weight: number }[] };

/**
 * Shares of the components, in their order, summing to 1.
 * @param given weights by component id that replace the suite's own.
 * @throws RankingError for an unknown component, a negative weight, or weights that are all 0.
 */
export function shareWeights(suite: Weighted, given: Record<string, number> = {}): number[] {
  const unknown = Object.keys(given).filter((id) => !suite.components.some((c) => c.id === id));
  if (unknown.length > 0) {
    const known = suite.components.map((component) => component.id).join(', ');
    throw new RankingError(
      'weights',
      `${suite.id} has no component ${unknown.join(', ')}; it has ${known}`,
    );
  }
  const raw = suite.components.map((component) => given[component.id] ?? component.weight);
  if (raw.some((weight) => !(weight >= 0) || weight === Number.POSITIVE_INFINITY)) {
    throw new RankingError('weights', 'a weight is a number of 0 or more');
  }
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  if (total === Number.POSITIVE_INFINITY) {
    throw new RankingError('weights', 'the weights are too large to be added up');
  }
  if (total === 0) throw new RankingError('weights', 'at least one weight must be above 0');
  return raw.map((weight) => weight / total);
}

/** The suite's components with their shares, after replacing weights that the question gives. */
export function weighComponents(suite: Suite, given?: Record<string, number>): SuiteWeight[] {
  const shares = shareWeights(suite, given);
  return suite.components.map((component, i) => ({
    id: component.id,
    name: component.name,
    weight: shares[i]!,
    benchmarks: component.benchmarks,
  }));
}
