import type { Catalog } from '../../catalog/index.ts';
import { abilityIn, abilityMeasure, benchmarkCategory } from './measure.ts';

/** What a ranking may be by: ability, ability in each category that a suite names, the suites. */
export function listMeasures(catalog: Catalog): { id: string; name: string }[] {
  const tested = new Set([...catalog.benchmarks.values()].map(({ category }) => category));
  const suites = [...catalog.suites.values()];
  const words = new Set(
    suites.flatMap(({ category }) =>
      category !== null && tested.has(benchmarkCategory(category)) ? [category] : [],
    ),
  );
  return [
    { id: abilityMeasure, name: 'Ability' },
    ...[...words].map((word) => ({
      id: abilityIn(word),
      name: `Ability in ${word.replaceAll('-', ' ')}`,
    })),
    ...suites.map(({ id, name }) => ({ id, name })),
  ];
}
