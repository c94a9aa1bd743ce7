import { modelParameters } from '../src/ranking/model-parameters.ts';

/**
 * The question of a page is its address: the parameters of `weigh rank`, in one fixed order, so
 * that the same question always has the same link.
 */
const order = [
  'suite',
  'for',
  ...modelParameters,
  'evidence',
  'evidence_until',
  'reported_by',
  'missing',
  'weights',
  'level',
  'seed',
  'top',
];

/** The address of a path with some parameters changed; undefined or empty takes one away. */
export function withParameter(
  path: string,
  search: string,
  changes: Record<string, string | undefined>,
): string {
  const parameters = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value.trim() === '') parameters.delete(name);
    else parameters.set(name, value.trim());
  }
  const text = writeSearch(parameters);
  return text === '' ? path : `${path}?${text}`;
}

function writeSearch(parameters: URLSearchParams): string {
  const place = (name: string): number =>
    (order.indexOf(name) + order.length + 1) % (order.length + 1);
  const sorted = [...parameters].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  // Commas separate the entries of a list; unescaped they can be read, and nothing needs them escaped.
  return new URLSearchParams(sorted).toString().replaceAll('%2C', ',');
}

/** Parameters that say how a table is shown, not what is asked: the server knows none of them. */
export const viewParameters = ['sort', 'columns', 'find'] as const;

/** The question without how its table is shown. */
export function questionOf(search: string): string {
  const view = Object.fromEntries(viewParameters.map((name) => [name, undefined]));
  return withParameter('', search, view).slice(1);
}

/** What names the suite, or only says how the answer is drawn: `x` is the level axis of the map. */
const beside = ['suite', 'for', 'x', ...viewParameters];

/** What is asked beyond the suite, in the order of the address. */
export function givenParameters(search: string): [name: string, value: string][] {
  return [...new URLSearchParams(search)].filter(([name]) => !beside.includes(name));
}
