import type { Catalog } from '../catalog/index.ts';
import { gatherCells } from './gather-cells.ts';
import { drawCells, rankCells } from './rank-cells.ts';
import type { DrawnRanking, Ranking, RankingQuery } from './ranking.ts';

/**
 * Ranks models by a suite (STATISTICS C3.1, C3.2, C3.4 to C3.6): the weighted mean of the cells,
 * with standard errors imputed from the number of items and the spread between sources.
 * @throws RankingError when the suite or the level is unknown, or a weight is negative.
 */
export function rankSuite(catalog: Catalog, query: RankingQuery): Ranking {
  return rankCells(gatherCells(catalog, query));
}

/** As `rankSuite`, with draws of the ranked models' scores. @throws RankingError as `rankSuite`. */
export function drawSuite(catalog: Catalog, query: RankingQuery): DrawnRanking {
  return drawCells(gatherCells(catalog, query));
}
