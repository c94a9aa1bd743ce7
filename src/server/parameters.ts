import { RankingError } from '../ranking/error.ts';
import type { QueryParameters } from '../ranking/parse-query.ts';

/**
 * The parameters of an address as `parseQuery` takes them.
 * @throws RankingError when one is given twice: which of the two is meant cannot be known.
 */
export function readParameters(search: URLSearchParams): QueryParameters {
  const parameters: Record<string, string> = Object.create(null);
  for (const [name, value] of search) {
    // What an object takes for its own would pass every check unseen.
    if (name === '__proto__') throw new RankingError('query', `${name} is no parameter`);
    if (name in parameters) throw new RankingError('query', `${name} is given twice`);
    parameters[name] = value;
  }
  return parameters;
}

/** @throws RankingError for a parameter that is not among those allowed. */
export function allowOnly(search: URLSearchParams, allowed: readonly string[]): void {
  for (const name of search.keys()) {
    if (allowed.includes(name)) continue;
    const takes = allowed.length === 0 ? 'it takes none' : `it takes ${allowed.join(', ')}`;
    throw new RankingError('query', `${name} is no parameter of this address; ${takes}`);
  }
}

/** @throws RankingError for a parameter that this address decides itself. */
export function refuse(search: URLSearchParams, names: readonly string[], because: string): void {
  for (const name of names) {
    if (search.has(name))
      throw new RankingError('query', `${name} cannot be given here: ${because}`);
  }
}

/** The same parameters without some. */
export function without(search: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => !names.includes(name)));
}

/** Names joined by commas; none for a parameter that is absent. */
export function splitNames(text: string | null | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/**
 * Takes `format` out of the parameters.
 * @param formats those that the address has; the first is given when nothing is asked.
 * @throws RankingError for another.
 */
export function readFormat<F extends string>(
  search: URLSearchParams,
  formats: readonly [F, ...F[]],
): { format: F; search: URLSearchParams } {
  const asked = search.getAll('format');
  const rest = without(search, ['format']);
  if (asked.length === 0) return { format: formats[0], search: rest };
  const format = formats.find((each) => each === asked[0]);
  if (asked.length > 1 || format === undefined) {
    throw new RankingError('query', `format is ${formats.join(' or ')}, not "${asked.join(',')}"`);
  }
  return { format, search: rest };
}

/** The parameters of a request but for the pin, which has been checked. */
export function searchOf({ req }: { req: { url: string } }): URLSearchParams {
  const { searchParams } = new URL(req.url);
  searchParams.delete('catalog');
  return searchParams;
}
