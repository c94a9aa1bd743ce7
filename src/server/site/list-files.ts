import type { Catalog } from '../../catalog/index.ts';
import { pageStatus } from '../page.ts';

const sections = [
  'rankings',
  'map',
  'choose',
  'compare',
  'models',
  'labs',
  'countries',
  'benchmarks',
  'claims',
  'sources',
  'method',
  'changes',
];

/** Paths of all pages that can be linked to without a question, such as `/models/glm-4-5`. */
export function listPages(catalog: Catalog): string[] {
  const below = (section: string, ids: Iterable<string>): string[] =>
    [...ids].map((id) => `/${section}/${encodeURIComponent(id)}`);
  const countries = new Set<string>();
  for (const { country } of catalog.models.values()) if (country !== null) countries.add(country);
  return [
    '/',
    ...sections.map((section) => `/${section}`),
    ...below('models', catalog.models.keys()),
    ...below('labs', catalog.labs.keys()),
    ...below('countries', countries),
    ...below('benchmarks', catalog.benchmarks.keys()),
    ...below('claims', catalog.claims.keys()),
  ].filter((path) => pageStatus(catalog, path) === 200);
}

/** Addresses below `api/v1/` whose answers are written as files: see `answerFile`. */
export function listAnswers(catalog: Catalog): string[] {
  const ids = (things: ReadonlyMap<string, unknown>): string[] =>
    [...things.keys()].map(encodeURIComponent);
  const suites = ids(catalog.suites);
  return [
    ...['meta', 'race', 'rankings', 'models', 'claims'],
    ...['suites', 'benchmarks', 'labs', 'sources', 'method', 'ability'],
    ...suites.flatMap((suite) => [`race?suite=${suite}`, `rankings?suite=${suite}`]),
    ...ids(catalog.claims).map((id) => `claims/${id}`),
    ...ids(catalog.models).flatMap((id) => [
      `models/${id}`,
      `models/${id}/standings`,
      `models/${id}/ability`,
    ]),
    ...ids(catalog.benchmarks).map((id) => `benchmarks/${id}`),
  ];
}
