import type { Catalog } from '../../catalog/index.ts';
import { citedBehind } from '../../ranking/cited-behind.ts';
import { type ParsedQuery, parseQuery } from '../../ranking/parse-query.ts';
import { rank } from '../../ranking/rank.ts';
import type { Ranking } from '../../ranking/ranking.ts';
import type { RankingsAnswer } from '../api.ts';
import { attributionsOf } from '../attribution.ts';
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
  return cutRanking(catalog, rank(catalog, query), top);
}

/** The first rows of a ranking, with what the licences of the sources behind them ask for. */
export function cutRanking(catalog: Catalog, ranking: Ranking, top?: number): RankingsAnswer {
  const rows = ranking.rows.slice(0, top);
  const cited = rows.flatMap((row) => citedBehind(catalog, row).map(({ source }) => source));
  return { ...ranking, rows, attributions: attributionsOf(catalog, cited) };
}
