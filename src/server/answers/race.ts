import type { Catalog, Model } from '../../catalog/index.ts';
import { isOpen } from '../../ranking/filter.ts';
import { parseQuery } from '../../ranking/parse-query.ts';
import { race } from '../../ranking/race.ts';
import { drawRanking, rank } from '../../ranking/rank.ts';
import type { Ranking, RankingQuery } from '../../ranking/ranking.ts';
import type { RaceAnswer, RaceGroup, RaceLeader } from '../api.ts';
import { readParameters, refuse } from '../parameters.ts';

/**
 * Parameters of the race: those of a ranking, but for the groups that it compares itself.
 * @throws RankingError when the question cannot be answered as it was put.
 */
export function readRaceQuery(
  catalog: Catalog,
  search: URLSearchParams,
  today: string,
): RankingQuery {
  refuse(search, ['open', 'closed', 'country'], 'the race compares open, closed, CN and US itself');
  refuse(search, ['top'], 'the race needs every model');
  const parameters = readParameters(search);
  return parseQuery(parameters, catalog, today).query;
}

const isIn: Record<Exclude<RaceGroup, 'all'>, (model: Model) => boolean> = {
  open: isOpen,
  closed: (model) => model.openness === 'closed',
  CN: (model) => model.country === 'CN',
  US: (model) => model.country === 'US',
};

export function answerRace(catalog: Catalog, query: RankingQuery, today: string): RaceAnswer {
  const drawn = drawRanking(catalog, query);
  const { ranking } = drawn;
  const until = query.models.as_of ?? query.evidence.until ?? today;
  const comparison = (
    id: 'openness' | 'country',
    groups: [Exclude<RaceGroup, 'all'>, Exclude<RaceGroup, 'all'>],
  ) => ({
    id,
    ...race(
      drawn,
      groups,
      (name) => {
        const model = catalog.models.get(name);
        return model && groups.find((group) => isIn[group](model));
      },
      until,
    ),
  });
  return {
    catalog_hash: catalog.hash,
    suite: ranking.suite,
    query,
    evidence_until: ranking.evidence_until,
    models: ranking.rows.filter((row) => row.model.release_date !== null).length,
    comparisons: [comparison('openness', ['open', 'closed']), comparison('country', ['CN', 'US'])],
    leaders: [
      leaderOf('all', ranking),
      ...(['open', 'closed', 'CN', 'US'] as const).map((group) =>
        leaderOf(group, rank(catalog, withinGroup(query, group))),
      ),
    ],
    notes: ranking.notes,
  };
}

function withinGroup(query: RankingQuery, group: Exclude<RaceGroup, 'all'>): RankingQuery {
  const only =
    group === 'open' || group === 'closed' ? { openness: group } : { countries: [group] };
  return { ...query, models: { ...query.models, ...only } };
}

function leaderOf(group: RaceGroup, ranking: Ranking): RaceLeader {
  const first = ranking.rows[0];
  if (!first) return { group, field: 0, row: null, likeliest: null };
  const { cells: _, ...row } = first;
  const { model, p_best } = ranking.rows.reduce((a, b) => (b.p_best > a.p_best ? b : a));
  const likeliest = model.id === row.model.id ? null : { model, p_best };
  return { group, field: ranking.rows.length, row, likeliest };
}
