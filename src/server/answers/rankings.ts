import type { Catalog } from '../../catalog/index.ts';
import { type ParsedQuery, parseQuery } from '../../ranking/parse-query.ts';
import { rank } from '../../ranking/rank.ts';
import type { RankingsAnswer } from '../api.ts';
import { readParameters } from '../parameters.ts';

/** @throws RankingError when the question cannot be answered as it was put. */
export function readRankingQuery(
  catalog: Catalog,
  search: URLSearchParams,
  today: string,
  measure?: 'any' | 'suite',
): ParsedQuery {
  return parseQuery(readParameters(search), catalog, today, measure);
}

export function answerRankings(catalog: Catalog, { query, top }: ParsedQuery): RankingsAnswer {
  const ranking = rank(catalog, query);
  return top === undefined ? ranking : { ...ranking, rows: ranking.rows.slice(0, top) };
}
