import type { Catalog } from '../../catalog/index.ts';
import { RankingError } from '../../ranking/error.ts';
import { rankSuite } from '../../ranking/rank-suite.ts';
import type { RankingQuery } from '../../ranking/ranking.ts';
import { analyseSensitivity } from '../../ranking/sensitivity.ts';
import type { SensitivityAnswer } from '../api.ts';
import { modelNamed } from './compare.ts';

/**
 * Two models whose order is in question, by name; undefined for the first two.
 * @throws RankingError for any other number of them, or an unknown one.
 */
export function readPair(catalog: Catalog, names: readonly string[]): [string, string] | undefined {
  if (names.length === 0) return undefined;
  if (names.length !== 2) {
    throw new RankingError('query', `pair takes two models, not ${names.length}`);
  }
  return names.map((name) => modelNamed(catalog, name)) as [string, string];
}

/** @throws RankingError when fewer than two models are complete or the suite has one component. */
export function answerSensitivity(
  catalog: Catalog,
  query: RankingQuery,
  pair: [string, string] | undefined,
): SensitivityAnswer {
  return analyseSensitivity(rankSuite(catalog, query), pair);
}
