import { type Catalog, findByName } from '../../catalog/index.ts';
import { abilityMeasure } from '../../ranking/ability/measure.ts';
import type { Ranking } from '../../ranking/ranking.ts';
import type { Standing, StandingsAnswer, SuiteHead } from '../api.ts';

/**
 * Where a model stands by ability and in every suite, among all models.
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
    standings: [abilityMeasure, ...catalog.suites.keys()].map((measure): Standing => {
      const ranking = rank(measure);
      const row = ranking.rows.find((each) => each.model.id === id);
      const unranked = ranking.unranked.find((each) => each.model.id === id);
      return {
        suite: measureHead(catalog, ranking),
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

function measureHead(catalog: Catalog, { suite: { id, version, name, hash } }: Ranking): SuiteHead {
  return { id, version, name, category: catalog.suites.get(id)?.category ?? null, hash };
}
