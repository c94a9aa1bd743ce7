import type { Catalog } from '../catalog/index.ts';
import { readMeasure } from '../ranking/ability/measure.ts';
import { parseQuery, type QueryParameters } from '../ranking/parse-query.ts';
import { UsageError } from './fail.ts';
import { readDraws } from './read-draws.ts';
import { refitAbility } from './ship-ability.ts';

/** Fits the abilities that a question asks about anew, with bootstrap draws. @throws UsageError */
export async function refitFor(
  catalog: Catalog,
  parameters: QueryParameters,
  today: string,
  draws: string,
): Promise<void> {
  const { query } = parseQuery(parameters, catalog, today);
  if (!readMeasure(query.suite)) {
    throw new UsageError('--bootstrap belongs to a ranking by ability: leave out --suite');
  }
  await refitAbility(catalog, query.evidence, readDraws('bootstrap', draws));
}
