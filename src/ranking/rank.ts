import type { Catalog } from '../catalog/index.ts';
import { readMeasure } from './ability/measure.ts';
import { drawAbility } from './ability/rank-ability.ts';
import { drawSuite } from './rank-suite.ts';
import type { DrawnRanking, Ranking, RankingQuery } from './ranking.ts';

/**
 * Answers a ranking question: by latent ability from all evidence, or by a suite of benchmarks.
 * @throws RankingError as `drawAbility` and `rankSuite`.
 */
export function rank(catalog: Catalog, query: RankingQuery): Ranking {
  return drawRanking(catalog, query).ranking;
}

/** As `rank`, with draws of the scores. @throws RankingError as `rank`. */
export function drawRanking(catalog: Catalog, query: RankingQuery): DrawnRanking {
  const measure = readMeasure(query.suite);
  return measure ? drawAbility(catalog, query, measure.category) : drawSuite(catalog, query);
}
