import type { Composite } from '../statistics/composite/index.ts';
import { RankingError } from './error.ts';
import {
  composeField,
  drawScores,
  type FieldMatrix,
  leadChances,
  possibleRanks,
} from './field-matrix.ts';
import type { RankingCells } from './gather-cells.ts';
import type {
  Cell,
  DrawnRanking,
  MissingMode,
  RankedRow,
  Ranking,
  UnrankedRow,
} from './ranking.ts';
import { assumedItems } from './standard-error.ts';
import { shareWeights } from './weigh-components.ts';

/** Two-sided points of the normal distribution at the levels that are offered. */
const normalQuantiles: Record<number, number> = {
  0.8: 1.2815515655446004,
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
  0.99: 2.5758293035489004,
};

/** A row without what takes draws: rank set and probabilities. */
export type ScoredRow = Omit<RankedRow, 'rank_set' | 'p_best' | 'p_top3'>;

/** The order at some weights, without what takes draws. */
export interface ScoredField {
  shares: Float64Array;
  result: Composite;
  /** Best first. */
  rows: ScoredRow[];
  /** Position of each row among `result.ranked`. */
  position: Int32Array;
  unranked: UnrankedRow[];
}

/**
 * Ranks models by the weighted mean of their cells (STATISTICS C3.1, C3.2, C3.4 to C3.6).
 * @throws RankingError when the level is not offered or the weights are none.
 */
export function rankCells(cells: RankingCells): Ranking {
  return drawCells(cells).ranking;
}

/** As `rankCells`, with draws of the ranked models' scores. @throws RankingError as `rankCells`. */
export function drawCells(cells: RankingCells): DrawnRanking {
  const { min_coverage: _, ...suite } = cells.suite;
  const matrix = matrixOf(cells);
  const scored = scoreCells(cells, matrix, shareWeights(suite, cells.query.weights));
  const { lower, upper } = possibleRanks(matrix, scored.result);
  const { best, top3 } = leadChances(matrix, scored.result);
  const rows = scored.rows.map(({ rank, ...row }, i): RankedRow => {
    const k = scored.position[i]!;
    return {
      rank,
      rank_set: [lower[k]!, upper[k]!],
      p_best: best[k]!,
      p_top3: top3[k]!,
      ...row,
    };
  });
  const ranking: Ranking = {
    suite: { ...suite, components: shownShares(cells) },
    catalog_hash: cells.catalog_hash,
    ...(cells.measured ? { measured: cells.measured } : {}),
    query: cells.query,
    evidence_until: latestDate(rows),
    rows,
    unranked: scored.unranked,
    excluded: cells.excluded,
    source_sd: cells.source_sd,
    notes: [...cells.notes, ...rowNotes(rows, cells)],
  };
  return { ranking, draws: () => drawScores(matrix, scored.result, scored.position) };
}

function shownShares({ suite, query }: RankingCells): Ranking['suite']['components'] {
  const shares = shareWeights(suite, query.weights);
  return suite.components.map((component, i) => ({ ...component, weight: shares[i]! }));
}

/** The numbers of the cells, ready for any weights. @throws RankingError for a level not offered. */
export function matrixOf({ models, ranges, query, suite, source_sd }: RankingCells): FieldMatrix {
  quantileAt(query.level);
  const scores = new Float64Array(models.length * ranges.length).fill(Number.NaN);
  const standardErrors = new Float64Array(scores.length).fill(Number.NaN);
  const mean = new Float64Array(scores.length).fill(Number.NaN);
  const variance = new Float64Array(scores.length).fill(Number.NaN);
  models.forEach(({ cells }, m) => {
    cells.forEach((cell, b) => {
      const at = m * ranges.length + b;
      if (cell.predicted) {
        mean[at] = cell.predicted.value;
        variance[at] = cell.predicted.se ** 2;
      }
      if (cell.value === null || cell.se === null) return;
      scores[at] = cell.value;
      // An index is a mean of many tests: its parts' errors average out as those of cells would.
      standardErrors[at] =
        suite.basis === 'index' ? indexStandardError(cell.value, suite, source_sd) : cell.se;
    });
  });
  return {
    scores,
    standardErrors,
    lowest: Float64Array.from(ranges, ({ lowest }) => lowest),
    highest: Float64Array.from(ranges, ({ highest }) => highest),
    missing:
      query.missing === 'predicted'
        ? { rule: 'predicted', mean, variance }
        : { rule: query.missing },
    minimumCoverage: suite.min_coverage,
    level: query.level,
    seed: query.seed,
  };
}

/** Of a whole-index value whose parts are not known: each part is taken to lie at the index itself. */
function indexStandardError(
  percent: number,
  suite: RankingCells['suite'],
  sourceSd: number,
): number {
  const p = Math.min(Math.max(percent / 100, 0.01), 0.99);
  const total = suite.components.reduce((sum, component) => sum + component.weight, 0);
  const variance = suite.components.reduce((sum, { weight }) => {
    const share = weight / total;
    return sum + share * share * ((1e4 * p * (1 - p)) / assumedItems + sourceSd * sourceSd);
  }, 0);
  return Math.sqrt(variance);
}

/**
 * The order at some weights: quick enough for every move of a slider.
 * @param matrix of the same cells.
 * @param shares of the suite's components, summing to 1; an index has one column whatever they are.
 */
export function scoreCells(
  cells: RankingCells,
  matrix: FieldMatrix,
  shares: readonly number[],
): ScoredField {
  const weights = cells.suite.basis === 'index' ? Float64Array.of(1) : Float64Array.from(shares);
  if (cells.models.length === 0) {
    return { shares: weights, result: nobody, rows: [], position: new Int32Array(), unranked: [] };
  }
  const result = composeField(matrix, weights);
  const z = quantileAt(cells.query.level);
  const facts = factsOf(cells);
  const { estimate, standardError, lower, upper } = result;
  const entries = Array.from(result.ranked, (m, k): { k: number; row: ScoredRow } => {
    const { model, cells: own } = cells.models[m]!;
    const fixed = facts[m]!;
    const se = standardError[k]!;
    return {
      k,
      row: {
        rank: 0,
        model,
        score: estimate[k]!,
        se,
        interval: [lower[k]! - z * se, upper[k]! + z * se],
        bounds: [lower[k]!, upper[k]!],
        coverage: result.coverage[m]!,
        missing: fixed.missing,
        sources: fixed.sources,
        self_reported: selfReported(fixed, result.weights),
        undated: fixed.undated,
        cells: own,
      },
    };
  });
  entries.sort((a, b) => b.row.score - a.row.score || (a.row.model.id < b.row.model.id ? -1 : 1));
  const rows = entries.map(({ row }) => row);
  rows.forEach((row, i) => {
    const above = rows[i - 1];
    row.rank = above && above.score === row.score ? above.rank : i + 1;
  });
  return {
    shares: weights,
    result,
    rows,
    position: Int32Array.from(entries, ({ k }) => k),
    unranked: unrankedRows(cells, result, columnNames(cells)),
  };
}

/** What `composite` would give for no model. */
const nobody: Composite = {
  rule: 'bounds',
  ranked: new Int32Array(),
  estimate: new Float64Array(),
  covariance: new Float64Array(),
  standardError: new Float64Array(),
  lower: new Float64Array(),
  upper: new Float64Array(),
  halfWidth: new Float64Array(),
  cells: undefined,
  unranked: [],
  coverage: new Float64Array(),
  missing: new Uint8Array(),
  weights: new Float64Array(),
};

/** How many standard errors an interval spans to each side. @throws RankingError for another level. */
export function quantileAt(level: number): number {
  const z = normalQuantiles[level];
  if (z !== undefined) return z;
  throw new RankingError(
    'level',
    `level must be one of ${Object.keys(normalQuantiles).sort().join(', ')}`,
  );
}

function columnNames({ suite }: RankingCells): string[] {
  return suite.basis === 'index' ? [suite.name] : suite.components.map(({ name }) => name);
}

/** What of a model's row no weight changes. */
interface FixedFacts extends Pick<RankedRow, 'missing' | 'sources' | 'undated'> {
  /** Share of each cell's scores that the lab itself reports, 0 to 1; NaN for a missing cell. */
  self: Float64Array;
}

const fixedFacts = new WeakMap<RankingCells, FixedFacts[]>();

/** Found once for the same cells: a slider asks for the same models again and again. */
function factsOf(cells: RankingCells): FixedFacts[] {
  let facts = fixedFacts.get(cells);
  if (!facts) {
    const names = columnNames(cells);
    facts = cells.models.map(({ cells: own }) => describeEvidence(own, names));
    fixedFacts.set(cells, facts);
  }
  return facts;
}

function describeEvidence(cells: readonly Cell[], names: readonly string[]): FixedFacts {
  const cited = cells.filter((cell) => cell.value !== null).flatMap((cell) => cell.scores);
  return {
    missing: names.filter((_, b) => cells[b]!.value === null),
    sources: new Set(cited.map((score) => score.document)).size,
    undated: cited.filter((score) => score.published === null).length,
    self: Float64Array.from(cells, ({ value, scores }) =>
      value === null
        ? Number.NaN
        : scores.filter((score) => score.reported_by === 'self').length / scores.length,
    ),
  };
}

/** Share of the weight with a score that rests on the lab's own reports. */
function selfReported({ self }: FixedFacts, weights: Float64Array): number {
  let own = 0;
  let all = 0;
  for (let b = 0; b < self.length; b++) {
    if (Number.isNaN(self[b])) continue;
    all += weights[b]!;
    own += weights[b]! * self[b]!;
  }
  return all === 0 ? 0 : own / all;
}

const whyUnranked = {
  coverage: (needed: number) => `${Math.round(100 * needed)} % needed`,
  incomplete: () => 'but complete evidence was asked for',
  unpredicted: () => 'and nothing predicts what is missing',
};

function unrankedRows(
  { models, suite }: RankingCells,
  result: Composite,
  names: readonly string[],
): UnrankedRow[] {
  return result.unranked
    .map(({ model, reason, coverage, missing, bounds }): UnrankedRow => {
      const percent = Math.round(100 * coverage);
      const range = bounds
        ? `; bounds ${bounds.lower.toFixed(0)} to ${bounds.upper.toFixed(0)}`
        : '';
      return {
        model: models[model]!.model,
        coverage,
        reason: `covers ${percent} % of the weight, ${whyUnranked[reason](suite.min_coverage)}${range}`,
        bounds: bounds ? [bounds.lower, bounds.upper] : null,
        missing: missing.map((b) => names[b]!),
      };
    })
    .sort((a, b) => b.coverage - a.coverage || (a.model.id < b.model.id ? -1 : 1));
}

/** The latest publication date among the evidence of ranked models; null when none is dated. */
export function latestDate(rows: readonly ScoredRow[]): string | null {
  let latest: string | null = null;
  for (const row of rows) {
    for (const { published } of row.cells.flatMap((cell) => cell.scores)) {
      if (published !== null && (latest === null || published > latest)) latest = published;
    }
  }
  return latest;
}

/** Only where a ranked row misses a cell, which the rule `complete` does not let happen. */
const missingNotes: Record<MissingMode, string> = {
  complete: '',
  bounds:
    'Missing cells may lie anywhere between the lowest and the highest score seen; probabilities take every value between as equally likely.',
  predicted:
    'Missing cells are predicted from the model’s other scores, for an independent report of its best mode, and the error of that is added; it is no measurement.',
};

function rowNotes(rows: readonly ScoredRow[], { query }: RankingCells): string[] {
  const notes: string[] = [];
  if (rows.some((row) => row.missing.length > 0)) notes.push(missingNotes[query.missing]);
  const undated = rows.reduce((sum, row) => sum + row.undated, 0);
  if (undated > 0 && query.evidence.until !== undefined) {
    notes.push(`${undated} undated score(s) were kept.`);
  }
  return notes;
}
