import { type Catalog, findByName } from '../../catalog/index.ts';
import type { Ranking } from '../../ranking/ranking.ts';
import type { Standing, StandingsAnswer } from '../api.ts';
import { headOf } from './meta.ts';

/**
 * Where a model stands in every suite, among all models.
 * @param rank the ranking of a suite by the server's default question; remembered by the caller,
 * because every model's page asks for the same ones.
 * @throws NotFoundError with the nearest names.
 */
export function answerStandings(
  catalog: Catalog,
  name: string,
  evidenceUntil: string,
  rank: (suite: string) => Ranking,
): StandingsAnswer {
  const { id } = findByName(catalog.models, name, 'model');
  return {
    catalog_hash: catalog.hash,
    model: id,
    evidence_until: evidenceUntil,
    standings: [...catalog.suites.values()].map((suite): Standing => {
      const ranking = rank(suite.id);
      const row = ranking.rows.find((each) => each.model.id === id);
      const unranked = ranking.unranked.find((each) => each.model.id === id);
      return {
        suite: headOf(suite),
        row: row
          ? {
              rank: row.rank,
              rank_set: row.rank_set,
              p_best: row.p_best,
              score: row.score,
              interval: row.interval,
              coverage: row.coverage,
            }
          : null,
        field: ranking.rows.length,
        reason: row ? null : (unranked?.reason ?? 'no score on this suite'),
      };
    }),
  };
}
