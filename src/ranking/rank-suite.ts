import type { Catalog, Model, Suite, SuiteComponent } from '../catalog/index.ts';
import {
  type Composite,
  composite,
  rankProbabilities,
  rankSets,
} from '../statistics/composite/index.ts';
import { RankingError } from './error.ts';
import { whyExcluded } from './filter.ts';
import type {
  Cell,
  RankedRow,
  Ranking,
  RankingQuery,
  SuiteWeight,
  UnrankedRow,
} from './ranking.ts';
import { sourceSpread } from './source-spread.ts';
import { assumedItems } from './standard-error.ts';
import { collectCells, indexComponent, type SuiteCells } from './suite-cells.ts';
import { summariseModel } from './summarise-model.ts';

/** Two-sided 95 % point of the normal distribution and others that the command line offers. */
const normalQuantiles: Record<number, number> = {
  0.8: 1.2815515655446004,
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
  0.99: 2.5758293035489004,
};

/**
 * Ranks models by a suite (STATISTICS C3.1, C3.2, C3.4 to C3.6): the weighted mean of the cells,
 * with standard errors imputed from the number of items and the spread between sources.
 * @throws RankingError when the suite or the level is unknown, or a weight is negative.
 */
export function rankSuite(catalog: Catalog, query: RankingQuery): Ranking {
  const suite = catalog.suites.get(query.suite);
  if (!suite) throw new RankingError('unknown-suite', `no suite "${query.suite}"`);
  const z = normalQuantiles[query.level];
  if (z === undefined) {
    throw new RankingError(
      'level',
      `level must be one of ${Object.keys(normalQuantiles).sort().join(', ')}`,
    );
  }
  const weights = weighComponents(suite, query.weights);
  const components = suite.basis === 'index' ? [indexComponent(suite)] : suite.components;
  const shares =
    suite.basis === 'index'
      ? Float64Array.of(1)
      : Float64Array.from(weights, ({ weight }) => weight);
  const sourceSd = query.source_noise === false ? 0 : sourceSpread(catalog);
  const cells = collectCells(catalog, components, query.evidence, sourceSd);
  const { field, excluded } = chooseField(catalog, query, cells);
  const ranked =
    field.length === 0
      ? undefined
      : rankField(catalog, suite, query, shares, z, { field, components, cells, sourceSd });
  const rows = ranked?.rows ?? [];
  return {
    suite: {
      id: suite.id,
      version: suite.version,
      name: suite.name,
      hash: suite.hash,
      basis: suite.basis,
      components: weights,
    },
    catalog_hash: catalog.hash,
    query,
    evidence_until: latestDate(rows),
    rows,
    unranked: ranked?.unranked ?? [],
    excluded,
    source_sd: sourceSd,
    notes: makeNotes(catalog, suite, rows, query),
  };
}

/** The suite's components with their shares, after replacing weights that the question gives. */
export function weighComponents(suite: Suite, given: Record<string, number> = {}): SuiteWeight[] {
  const unknown = Object.keys(given).filter((id) => !suite.components.some((c) => c.id === id));
  if (unknown.length > 0) {
    const known = suite.components.map((component) => component.id).join(', ');
    throw new RankingError(
      'weights',
      `${suite.id} has no component ${unknown.join(', ')}; it has ${known}`,
    );
  }
  const raw = suite.components.map((component) => given[component.id] ?? component.weight);
  if (raw.some((weight) => !(weight >= 0) || weight === Number.POSITIVE_INFINITY)) {
    throw new RankingError('weights', 'a weight is a number of 0 or more');
  }
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) throw new RankingError('weights', 'at least one weight must be above 0');
  return suite.components.map((component, i) => ({
    id: component.id,
    name: component.name,
    weight: raw[i]! / total,
    benchmarks: component.benchmarks,
  }));
}

function chooseField(
  catalog: Catalog,
  query: RankingQuery,
  cells: SuiteCells,
): { field: Model[]; excluded: Record<string, number> } {
  const field: Model[] = [];
  const excluded: Record<string, number> = {};
  for (const model of catalog.models.values()) {
    const reason =
      whyExcluded(model, query.models, catalog) ??
      (cells.get(model.id)?.some((cell) => cell.value !== null)
        ? undefined
        : 'no score on this suite');
    if (reason === undefined) field.push(model);
    else excluded[reason] = (excluded[reason] ?? 0) + 1;
  }
  return { field, excluded };
}

function toMatrix(
  { field, components, cells, sourceSd }: Evidence,
  suite: Suite,
): { scores: Float64Array; standardErrors: Float64Array } {
  const scores = new Float64Array(field.length * components.length).fill(Number.NaN);
  const standardErrors = new Float64Array(scores.length).fill(Number.NaN);
  field.forEach((model, m) => {
    cells.get(model.id)!.forEach((cell, b) => {
      if (cell.value === null || cell.se === null) return;
      const at = m * components.length + b;
      scores[at] = cell.value;
      // An index is a mean of many tests: its parts' errors average out as those of cells would.
      standardErrors[at] =
        suite.basis === 'index' ? indexStandardError(cell.value, suite, sourceSd) : cell.se;
    });
  });
  return { scores, standardErrors };
}

/** Of a whole-index value whose parts are not known: each part is taken to lie at the index itself. */
function indexStandardError(percent: number, suite: Suite, sourceSd: number): number {
  const p = Math.min(Math.max(percent / 100, 0.01), 0.99);
  const total = suite.components.reduce((sum, component) => sum + component.weight, 0);
  const variance = suite.components.reduce((sum, { weight }) => {
    const share = weight / total;
    return sum + share * share * ((1e4 * p * (1 - p)) / assumedItems + sourceSd * sourceSd);
  }, 0);
  return Math.sqrt(variance);
}

/** The lowest and highest value that any model of the catalogue has in each component. */
function seenRange(
  components: readonly SuiteComponent[],
  cells: SuiteCells,
): { lowest: Float64Array; highest: Float64Array } {
  const lowest = new Float64Array(components.length).fill(100);
  const highest = new Float64Array(components.length).fill(0);
  for (const row of cells.values()) {
    row.forEach(({ value }, b) => {
      if (value === null) return;
      lowest[b] = Math.min(lowest[b]!, value);
      highest[b] = Math.max(highest[b]!, value);
    });
  }
  for (let b = 0; b < components.length; b++) {
    // Nobody has a score: anything between nothing and everything is possible.
    if (lowest[b]! > highest[b]!) [lowest[b], highest[b]] = [0, 100];
  }
  return { lowest, highest };
}

interface Evidence {
  field: readonly Model[];
  components: readonly SuiteComponent[];
  cells: SuiteCells;
  sourceSd: number;
}

interface RankedEvidence extends Evidence {
  result: Composite;
  range: { lowest: Float64Array; highest: Float64Array };
}

function rankField(
  catalog: Catalog,
  suite: Suite,
  query: RankingQuery,
  weights: Float64Array,
  z: number,
  evidence: Evidence,
): { rows: RankedRow[]; unranked: UnrankedRow[] } {
  const range = seenRange(evidence.components, evidence.cells);
  const result = composite({
    ...toMatrix(evidence, suite),
    weights,
    missing: { rule: query.missing },
    minimumCoverage: suite.min_coverage,
    ...range,
  });
  return {
    rows: rankRows(catalog, { ...evidence, result, range }, query, z),
    unranked: unrankedRows(catalog, { ...evidence, result, range }, suite),
  };
}

function rankRows(
  catalog: Catalog,
  evidence: RankedEvidence,
  query: RankingQuery,
  z: number,
): RankedRow[] {
  const { field, components, cells, result } = evidence;
  const count = result.ranked.length;
  if (count === 0) return [];
  const { estimate, covariance, standardError, lower, upper } = result;
  const halfWidth = lower.map((low, k) => (upper[k]! - low) / 2);
  const sets = rankSets(estimate, covariance, { level: query.level, seed: query.seed, halfWidth });
  const probabilities = rankProbabilities(estimate, spreadMissing(evidence), {
    seed: query.seed,
    level: query.level,
  });
  const top3 = probabilities.top(Math.min(3, count));
  const rows = Array.from({ length: count }, (_, k): RankedRow => {
    const model = field[result.ranked[k]!]!;
    const own = cells.get(model.id)!;
    const se = standardError[k]!;
    return {
      rank: 0,
      rank_set: [sets.lower[k]!, sets.upper[k]!],
      p_best: probabilities.best[k]!,
      p_top3: top3[k]!,
      model: summariseModel(model, catalog),
      score: estimate[k]!,
      se,
      interval: [lower[k]! - z * se, upper[k]! + z * se],
      bounds: [lower[k]!, upper[k]!],
      coverage: result.coverage[result.ranked[k]!]!,
      missing: components
        .filter((_, b) => own[b]!.value === null)
        .map((component) => component.name),
      ...describeEvidence(own, result.weights),
      cells: own,
    };
  });
  rows.sort((a, b) => b.score - a.score || (a.model.id < b.model.id ? -1 : 1));
  rows.forEach((row, i) => {
    const above = rows[i - 1];
    row.rank = above && above.score === row.score ? above.rank : i + 1;
  });
  return rows;
}

/**
 * The covariance for probabilities: a missing cell counts as evenly likely anywhere between its
 * lowest and highest value, so that a model does not lead with certainty on what nobody measured.
 */
function spreadMissing({ result, range }: RankedEvidence): Float64Array {
  const count = result.ranked.length;
  const width = result.weights.length;
  const covariance = Float64Array.from(result.covariance);
  for (let k = 0; k < count; k++) {
    for (let b = 0; b < width; b++) {
      if (result.missing[result.ranked[k]! * width + b] !== 1) continue;
      const spread = result.weights[b]! * (range.highest[b]! - range.lowest[b]!);
      covariance[k * count + k]! += (spread * spread) / 12;
    }
  }
  return covariance;
}

function describeEvidence(
  cells: readonly Cell[],
  weights: Float64Array,
): Pick<RankedRow, 'sources' | 'self_reported' | 'undated'> {
  const cited = cells.filter((cell) => cell.value !== null).flatMap((cell) => cell.scores);
  let self = 0;
  let all = 0;
  cells.forEach((cell, b) => {
    if (cell.value === null) return;
    all += weights[b]!;
    const own = cell.scores.filter((score) => score.reported_by === 'self').length;
    self += (weights[b]! * own) / cell.scores.length;
  });
  return {
    sources: new Set(cited.map((score) => score.document)).size,
    self_reported: all === 0 ? 0 : self / all,
    undated: cited.filter((score) => score.published === null).length,
  };
}

function unrankedRows(
  catalog: Catalog,
  { field, components, result }: RankedEvidence,
  suite: Suite,
): UnrankedRow[] {
  return result.unranked
    .map(({ model, reason, coverage, missing, bounds }): UnrankedRow => {
      const names = missing.map((b) => components[b]!.name);
      const percent = Math.round(100 * coverage);
      const range = bounds
        ? `; bounds ${bounds.lower.toFixed(0)} to ${bounds.upper.toFixed(0)}`
        : '';
      return {
        model: summariseModel(field[model]!, catalog),
        coverage,
        reason:
          reason === 'coverage'
            ? `covers ${percent} % of the weight, ${Math.round(100 * suite.min_coverage)} % needed${range}`
            : `covers ${percent} % of the weight, but complete evidence was asked for${range}`,
        bounds: bounds ? [bounds.lower, bounds.upper] : null,
        missing: names,
      };
    })
    .sort((a, b) => b.coverage - a.coverage || (a.model.id < b.model.id ? -1 : 1));
}

function latestDate(rows: readonly RankedRow[]): string | null {
  let latest: string | null = null;
  for (const row of rows) {
    for (const { published } of row.cells.flatMap((cell) => cell.scores)) {
      if (published !== null && (latest === null || published > latest)) latest = published;
    }
  }
  return latest;
}

function makeNotes(
  catalog: Catalog,
  suite: Suite,
  rows: readonly RankedRow[],
  query: RankingQuery,
): string[] {
  const notes = [
    'Standard errors are imputed from the number of items; no source here states its own.',
  ];
  const unsized = new Set(
    suite.components
      .flatMap((c) => c.benchmarks)
      .filter((b) => catalog.benchmarks.get(b)?.items == null),
  );
  if (unsized.size > 0) {
    notes.push(`Size unknown, ${assumedItems} items assumed: ${[...unsized].join(', ')}.`);
  }
  if (suite.basis === 'index') {
    notes.push(
      'Ranked by values of the whole index, cited or recomputed; the single cells are not in the catalogue.',
    );
  }
  if (rows.some((row) => row.missing.length > 0)) {
    notes.push(
      'Missing cells may lie anywhere between the lowest and the highest score seen; probabilities take every value between as equally likely.',
    );
  }
  const undated = rows.reduce((sum, row) => sum + row.undated, 0);
  if (undated > 0 && query.evidence.until !== undefined) {
    notes.push(`${undated} undated score(s) were kept.`);
  }
  return notes;
}
