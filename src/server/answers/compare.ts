import { type Catalog, findByName, NotFoundError } from '../../catalog/index.ts';
import { type CompareQuery, compareModels } from '../../ranking/compare.ts';
import { RankingError } from '../../ranking/error.ts';
import { parseQuery } from '../../ranking/parse-query.ts';
import type { CompareAnswer } from '../api.ts';
import { attributionsOf } from '../attribution.ts';

/** Models by name, and which of their scores count. */
export interface CompareQuestion {
  models: readonly string[];
  suite?: string | undefined;
  evidence_until?: string | undefined;
  reported_by?: string | undefined;
  level?: string | undefined;
}

export const compareParameters = [
  'models',
  'suite',
  'evidence_until',
  'reported_by',
  'level',
] as const satisfies (keyof CompareQuestion)[];

/** @throws RankingError when the question cannot be answered as it was put. */
export function readCompareQuery(
  catalog: Catalog,
  { models, ...parameters }: CompareQuestion,
  today: string,
): CompareQuery {
  const { query } = parseQuery({ ...parameters }, catalog, today, 'suite');
  return {
    models: models.map((name) => modelNamed(catalog, name)),
    evidence: query.evidence,
    level: query.level,
    ...(parameters.suite === undefined ? {} : { suite: query.suite }),
  };
}

/** @throws RankingError for a number of models other than 2 to 4, or one named twice. */
export function answerCompare(catalog: Catalog, query: CompareQuery): CompareAnswer {
  const comparison = compareModels(catalog, query);
  const cited = comparison.benchmarks.flatMap((benchmark) => benchmark.cited.flat());
  const attributions = attributionsOf(
    catalog,
    cited.map(({ source }) => source),
  );
  return { ...comparison, attributions };
}

/** @throws RankingError with the nearest names. */
export function modelNamed(catalog: Catalog, name: string): string {
  try {
    return findByName(catalog.models, name, 'model').id;
  } catch (error) {
    if (error instanceof NotFoundError) throw new RankingError('query', `models: ${error.message}`);
    throw error;
  }
}
