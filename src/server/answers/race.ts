import type { Catalog, Model } from '../../catalog/index.ts';
import { isOpen } from '../../ranking/filter.ts';
import { parseQuery } from '../../ranking/parse-query.ts';
import { type RaceLine, raceGap, raceLine, racePoints } from '../../ranking/race.ts';
import { rankSuite } from '../../ranking/rank-suite.ts';
import type { Ranking, RankingQuery } from '../../ranking/ranking.ts';
import { collectCells } from '../../ranking/suite-cells.ts';
import type { RaceAnswer, RaceGroup, RaceLeader } from '../api.ts';
import { readParameters, refuse } from '../parameters.ts';

export interface RaceQuestion {
  query: RankingQuery;
  chosenBy: RaceAnswer['chosen_by'];
}

/**
 * Parameters of the race: those of a ranking, but for the groups that it compares itself.
 * @throws RankingError when the question cannot be answered as it was put.
 */
export function readRaceQuery(
  catalog: Catalog,
  search: URLSearchParams,
  today: string,
): RaceQuestion {
  refuse(search, ['open', 'closed', 'country'], 'the race compares open, closed, CN and US itself');
  refuse(search, ['top'], 'the race needs every model');
  const parameters = readParameters(search);
  const asked = parameters.suite !== undefined || parameters.for !== undefined;
  const { query } = parseQuery(parameters, catalog, today);
  if (asked) return { query, chosenBy: 'asked' };
  return { query: { ...query, suite: rememberWidest(catalog, today) }, chosenBy: 'coverage' };
}

const remembered = new WeakMap<Catalog, { day: string; suite: string }>();

/** Looked up at every request for the first page, and the same all day. */
function rememberWidest(catalog: Catalog, day: string): string {
  const known = remembered.get(catalog);
  if (known?.day === day) return known.suite;
  const suite = widestSuite(catalog, day);
  remembered.set(catalog, { day, suite });
  return suite;
}

/** The suite that can rank the most models whose release date is known; ties go to the first. */
export function widestSuite(catalog: Catalog, until: string): string {
  let widest: { id: string; models: number } | undefined;
  for (const suite of catalog.suites.values()) {
    if (suite.basis === 'index') continue;
    const total = suite.components.reduce((sum, { weight }) => sum + weight, 0);
    let models = 0;
    for (const [id, cells] of collectCells(catalog, suite.components, { until }, 0)) {
      const covered = cells.reduce(
        (sum, { value }, i) => sum + (value === null ? 0 : suite.components[i]!.weight),
        0,
      );
      const dated = catalog.models.get(id)?.release_date != null;
      if (dated && covered / total >= suite.min_coverage) models++;
    }
    if (!widest || models > widest.models) widest = { id: suite.id, models };
  }
  return widest?.id ?? 'glm-12';
}

const isIn: Record<Exclude<RaceGroup, 'all'>, (model: Model) => boolean> = {
  open: isOpen,
  closed: (model) => model.openness === 'closed',
  CN: (model) => model.country === 'CN',
  US: (model) => model.country === 'US',
};

export function answerRace(catalog: Catalog, { query, chosenBy }: RaceQuestion): RaceAnswer {
  const ranking = rankSuite(catalog, query);
  const linesOf = (groups: readonly Exclude<RaceGroup, 'all'>[]): RaceLine[] => {
    const points = racePoints(ranking, (id) => {
      const model = catalog.models.get(id);
      return model && groups.find((group) => isIn[group](model));
    });
    return groups.map((group) => raceLine(group, points.get(group) ?? []));
  };
  const comparison = (id: 'openness' | 'country', groups: readonly Exclude<RaceGroup, 'all'>[]) => {
    const lines = linesOf(groups);
    return { id, lines, gap: raceGap(lines[0]!, lines[1]!) ?? null };
  };
  return {
    catalog_hash: catalog.hash,
    suite: ranking.suite,
    chosen_by: chosenBy,
    query,
    evidence_until: ranking.evidence_until,
    models: ranking.rows.filter((row) => row.model.release_date !== null).length,
    comparisons: [comparison('openness', ['open', 'closed']), comparison('country', ['CN', 'US'])],
    leaders: [
      leaderOf('all', ranking),
      ...(['open', 'closed', 'CN', 'US'] as const).map((group) =>
        leaderOf(group, rankSuite(catalog, withinGroup(query, group))),
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
