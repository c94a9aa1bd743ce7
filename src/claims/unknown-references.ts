import type { Catalog } from '../catalog/index.ts';
import { opennessCriteria } from '../ranking/openness.ts';
import { overall } from './schema.ts';

/** A name in a check that the catalogue does not hold. */
export interface UnknownReference {
  /** Path into the check. */
  path: PropertyKey[];
  what: 'model' | 'lab' | 'suite' | 'benchmark' | 'category' | 'openness criterion';
  id: string;
}

type Records = Pick<Catalog, 'models' | 'labs' | 'suites' | 'benchmarks'>;

/** Parameters that name records, whatever the kind of the check, and what they name. */
const references: Record<string, UnknownReference['what']> = {
  model: 'model',
  models: 'model',
  challenger: 'model',
  champion: 'model',
  lab: 'lab',
  labs: 'lab',
  suite: 'suite',
  benchmark: 'benchmark',
  ability: 'category',
  benchmarks: 'benchmark',
  printed_averages: 'benchmark',
  speed: 'benchmark',
  open: 'openness criterion',
  criteria: 'openness criterion',
};

/** Every name of a check that leads nowhere. */
export function unknownReferences(catalog: Records, check: object): UnknownReference[] {
  const known: Record<UnknownReference['what'], (id: string) => boolean> = {
    model: (id) => catalog.models.has(id),
    lab: (id) => catalog.labs.has(id),
    suite: (id) => catalog.suites.has(id),
    benchmark: (id) => catalog.benchmarks.has(id),
    category: (id) =>
      id === overall || [...catalog.benchmarks.values()].some(({ category }) => category === id),
    'openness criterion': (id) => opennessCriteria.some((criterion) => criterion.id === id),
  };
  const found: UnknownReference[] = [];
  const walk = (value: unknown, path: PropertyKey[], name: string): void => {
    const what = references[name];
    if (typeof value === 'string') {
      if (what && !known[what](value)) found.push({ path, what, id: value });
    } else if (Array.isArray(value)) {
      value.forEach((item, i) => {
        walk(item, [...path, i], typeof item === 'string' ? name : '');
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key], key);
    }
  };
  walk(check, [], '');
  return found;
}
