import type { Catalog, Model } from '../../catalog/index.ts';
import { rankProbabilitiesFromDraws, rankSetsFromDraws } from '../../statistics/composite/index.ts';
import { quantile } from '../../statistics/quantile/index.ts';
import { RankingError } from '../error.ts';
import { whyExcluded } from '../filter.ts';
import { abilityRunNotes, measuredSummary } from '../measured/notes.ts';
import { quantileAt } from '../rank-cells.ts';
import type { DrawnRanking, RankedRow, Ranking, RankingQuery, UnrankedRow } from '../ranking.ts';
import { summariseModel } from '../summarise-model.ts';
import { weighComponents } from '../weigh-components.ts';
import type { Ability, AbilityCurve } from './ability.ts';
import { abilityEvidence } from './ability-evidence.ts';
import { abilityNotes } from './ability-notes.ts';
import { abilityOrReason } from './ability-of.ts';
import { categoryPoints, type PointsTable } from './category-draws.ts';
import { referenceSuite } from './describe-ability.ts';
import { abilityIn, benchmarkCategory } from './measure.ts';
import { whyUnranked } from './why-unranked.ts';

/** Of a category, fewer curves than this give points no steady meaning: all of the fit's are used. */
const fewestCurves = 2;

/**
 * Ranks models by latent ability, estimated from all cited scores together (STATISTICS C4), in
 * points of the reference suite; with a category, by ability in it, in points of that category's
 * suite. The question's models are cut from one fit: its draws stay the same for every field.
 *
 * @throws RankingError when the category is unknown, or weights are given.
 */
export function drawAbility(
  catalog: Catalog,
  query: RankingQuery,
  asked: string | null,
  given: Ability | string = abilityOrReason(catalog, query.evidence),
): DrawnRanking {
  const category = asked === null ? null : benchmarkCategory(asked);
  quantileAt(query.level);
  if (query.weights) {
    throw new RankingError(
      'weights',
      'weights belong to a suite: name one, an ability has no components',
    );
  }
  if (typeof given === 'string') return nobody(catalog, query, asked, given);
  const ability = given;
  if (category !== null && !ability.categories.includes(category)) {
    throw new RankingError(
      'query',
      `no score in the category "${asked}"; there are scores in ${ability.categories.join(', ')}`,
    );
  }
  const { field, excluded } = chooseField(catalog, query, ability, category);
  const scale = scaleOf(catalog, ability, asked);
  const table: PointsTable =
    category === null
      ? {
          estimate: Float64Array.from(ability.models, ({ points }) => points),
          draws: ability.draws.points,
          count: ability.draws.count,
        }
      : categoryPoints(ability, category, scale.curves);
  const reasons = field.map(({ at }) => whyUnranked(ability.models[at]!, category));
  const ranked = field.filter((_, i) => reasons[i] === null);
  const rows = rankRows(catalog, query, ability, ranked, table, category);
  const unranked = field.flatMap(({ model, at }, i): UnrankedRow[] =>
    reasons[i] === null ? [] : [unrankedRow(catalog, query, model, at, table, reasons[i]!)],
  );
  const ranking: Ranking = {
    suite: scale.suite,
    catalog_hash: catalog.hash,
    ...measuredSummary(catalog),
    query,
    evidence_until: ability.evidence_until,
    rows,
    unranked: [...unranked, ...outsideRows(catalog, query, ability)].sort(
      (a, b) =>
        benchmarksOf(ability, b) - benchmarksOf(ability, a) || (a.model.id < b.model.id ? -1 : 1),
    ),
    excluded,
    source_sd: ability.components.row!,
    notes: [
      ...abilityNotes(ability, category, scale.suite.name, rows),
      ...abilityRunNotes(catalog),
    ],
  };
  return { ranking, draws: () => drawsOf(table, rows, ability) };
}

/** The answer of a catalogue that holds too little for a fit: nobody is ranked, and why. */
function nobody(
  catalog: Catalog,
  query: RankingQuery,
  asked: string | null,
  why: string,
): DrawnRanking {
  const excluded: Record<string, number> = {};
  const unranked: UnrankedRow[] = [];
  for (const model of catalog.models.values()) {
    const outside = whyExcluded(model, query.models, catalog);
    const none = catalog.scoresOf(model.id).length === 0 ? 'no score' : undefined;
    const reason = outside ?? none;
    if (reason !== undefined) excluded[reason] = (excluded[reason] ?? 0) + 1;
    else {
      unranked.push({
        model: summariseModel(model, catalog),
        coverage: 0,
        reason: `no abilities can be estimated: ${why}`,
        bounds: null,
        missing: [],
      });
    }
  }
  const ranking: Ranking = {
    suite: {
      id: abilityIn(asked),
      version: '0',
      name: nameOf(asked),
      hash: catalog.hash,
      basis: 'ability',
      components: [],
    },
    catalog_hash: catalog.hash,
    ...measuredSummary(catalog),
    query,
    evidence_until: null,
    rows: [],
    unranked,
    excluded,
    source_sd: 0,
    notes: [
      `No abilities can be estimated: ${why}. A suite can be ranked all the same.`,
      ...abilityRunNotes(catalog),
    ],
  };
  return { ranking, draws: () => new Float64Array(0) };
}

function nameOf(asked: string | null): string {
  return asked === null ? 'Ability' : `Ability in ${asked.replaceAll('-', ' ')}`;
}

/** The draws of some models, columns in the order of the rows. */
function drawsOf(
  { draws, count }: PointsTable,
  rows: readonly { model: { id: string } }[],
  { models }: Ability,
): Float64Array {
  const position = new Map(models.map(({ id }, at) => [id, at]));
  const columns = rows.map(({ model }) => position.get(model.id)!);
  const cut = new Float64Array(count * columns.length);
  for (let d = 0; d < count; d++) {
    columns.forEach((column, k) => {
      cut[d * columns.length + k] = draws[d * models.length + column]!;
    });
  }
  return cut;
}

/** The nearest to being ranked come first. */
function benchmarksOf({ models }: Ability, { model }: UnrankedRow): number {
  return models.find(({ id }) => id === model.id)?.benchmarks ?? -1;
}

interface Entrant {
  model: Model;
  /** Position in `ability.models`. */
  at: number;
}

function chooseField(
  catalog: Catalog,
  query: RankingQuery,
  ability: Ability,
  category: string | null,
): { field: Entrant[]; excluded: Record<string, number> } {
  const positions = new Map(ability.models.map(({ id }, at) => [id, at]));
  const field: Entrant[] = [];
  const excluded: Record<string, number> = {};
  for (const model of catalog.models.values()) {
    const at = positions.get(model.id);
    const reason =
      whyExcluded(model, query.models, catalog) ??
      (at === undefined
        ? model.id in ability.outside
          ? null
          : 'no score'
        : category !== null && !ability.models[at]!.profile[category]
          ? `no score in ${category}`
          : undefined);
    if (reason === undefined) field.push({ model, at: at! });
    else if (reason !== null) excluded[reason] = (excluded[reason] ?? 0) + 1;
  }
  return { field, excluded };
}

/** The suite on which points are expressed, and its curves. */
function scaleOf(
  catalog: Catalog,
  ability: Ability,
  asked: string | null,
): { suite: Ranking['suite']; curves: AbilityCurve[] } {
  const category = asked === null ? null : benchmarkCategory(asked);
  const reference = catalog.suites.get(referenceSuite)!;
  const own = [...catalog.suites.values()].find(
    ({ category: word, basis }) =>
      word !== null && benchmarkCategory(word) === category && basis === 'cells',
  );
  const onCurves = (ids: readonly string[]): AbilityCurve[] =>
    ability.curves.filter(({ name }) => ids.includes(name));
  const ofSuite = own ? onCurves(own.components.flatMap(({ benchmarks }) => benchmarks)) : [];
  const ofCategory =
    ofSuite.length >= fewestCurves
      ? ofSuite
      : ability.curves.filter((curve) => curve.category === category);
  const based = own && ofSuite.length >= fewestCurves ? own : reference;
  return {
    suite: {
      id: abilityIn(asked),
      version: based.version,
      name: nameOf(asked),
      hash: based.hash,
      basis: 'ability',
      components: weighComponents(based),
    },
    curves: ofCategory,
  };
}

function rankRows(
  catalog: Catalog,
  query: RankingQuery,
  ability: Ability,
  field: readonly Entrant[],
  table: PointsTable,
  category: string | null,
): RankedRow[] {
  const width = field.length;
  if (width === 0) return [];
  const all = ability.models.length;
  const draws = drawsOf(table, field, ability);
  const estimate = Float64Array.from(field, ({ at }) => table.estimate[at]!);
  const { seed } = ability.draws;
  const sets = rankSetsFromDraws(draws, width, { seed, level: query.level, estimate });
  const chances = rankProbabilitiesFromDraws(draws, width, { seed, level: query.level });
  const top3 = chances.top(Math.min(3, width));
  const rows = field.map(({ model, at }, k): RankedRow => {
    const column = columnOf(table, at, all);
    const known = ability.models[at]!;
    return {
      rank: 0,
      rank_set: [sets.lower[k]!, sets.upper[k]!],
      p_best: chances.best[k]!,
      p_top3: top3[k]!,
      model: summariseModel(model, catalog),
      score: estimate[k]!,
      se: deviation(column),
      interval: intervalOf(column, query.level),
      bounds: [estimate[k]!, estimate[k]!],
      coverage: 1,
      missing: [],
      sources: known.documents,
      self_reported: known.rows === 0 ? 0 : known.self_reported / known.rows,
      undated: known.undated,
      cells: [],
      ability: abilityEvidence(known, category),
    };
  });
  rows.sort((a, b) => b.score - a.score || (a.model.id < b.model.id ? -1 : 1));
  rows.forEach((row, i) => {
    const above = rows[i - 1];
    row.rank = above && above.score === row.score ? above.rank : i + 1;
  });
  return rows;
}

function unrankedRow(
  catalog: Catalog,
  query: RankingQuery,
  model: Model,
  at: number,
  table: PointsTable,
  reason: string,
): UnrankedRow {
  const all = table.estimate.length;
  return {
    model: summariseModel(model, catalog),
    coverage: 0,
    reason,
    bounds: intervalOf(columnOf(table, at, all), query.level),
    missing: [],
  };
}

/** Models with scores that could not enter: they are told apart from models without any. */
function outsideRows(catalog: Catalog, query: RankingQuery, ability: Ability): UnrankedRow[] {
  const words: Record<string, string> = {
    'no-usable-score':
      'no usable score: only Elo, indices, base models, repeats, or tests not in the catalogue',
    'no-benchmark-left': 'every test that it has was taken by fewer than three models',
    disconnected: 'its tests share no model with those of the others',
  };
  return Object.entries(ability.outside).flatMap(([id, reason]): UnrankedRow[] => {
    const model = catalog.models.get(id);
    if (!model || whyExcluded(model, query.models, catalog) !== undefined) return [];
    return [
      {
        model: summariseModel(model, catalog),
        coverage: 0,
        reason: words[reason] ?? reason,
        bounds: null,
        missing: [],
      },
    ];
  });
}

function columnOf({ draws, count }: PointsTable, at: number, width: number): Float64Array {
  return Float64Array.from({ length: count }, (_, d) => draws[d * width + at]!);
}

function intervalOf(values: Float64Array, level: number): [number, number] {
  return [quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)];
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
