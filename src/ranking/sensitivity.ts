import {
  compareOperators,
  leaveOneOut,
  nearestFlips,
  type Operator,
  weightAcceptability,
  weightFlip,
} from '../statistics/sensitivity/index.ts';
import { RankingError } from './error.ts';
import type { RankedRow, Ranking, SuiteWeight } from './ranking.ts';

/** The smallest change of weights that puts one model level with another. */
export interface Flip {
  ahead: string;
  behind: string;
  /** Difference of the two scores, in points. */
  gap: number;
  /** Share of the weight that has to move, 0 to 1; null when no weighting turns the order. */
  moved: number | null;
  moves: { from: string; to: string; weight: number }[];
  /** In plain words. */
  sentence: string;
}

/** How a ranking's order depends on what somebody chose: the weights, the benchmarks, the operator. */
export interface Sensitivity {
  suite: { id: string; version: string; hash: string; components: SuiteWeight[] };
  catalog_hash: string;
  models: {
    id: string;
    name: string;
    rank: number;
    score: number;
    /** Best and worst rank when any one component is left out. */
    without_one: [number, number];
    /** Share of weightings near the suite's (Dirichlet, concentration 20) in which it leads. */
    leads_near: number;
    /** Share of all weightings in which it leads. */
    leads_anywhere: number;
    /** 95 % of near weightings give it a rank in this range. */
    rank_near: [number, number];
    /** Rank under each way to aggregate; null where the way has no meaning for these scores. */
    operators: Record<Operator, number | null>;
    /** Who would overtake it with the smallest change of weights; null for the last. */
    nearest_flip: { by: string; moved: number } | null;
  }[];
  /** For each component, the order without it: model ids, best first. */
  without: { component: string; order: string[] }[];
  /** Of the pair asked for, or of the first two. */
  flip: Flip | null;
  /** Models left out because a cell is missing: their order depends on the unknown as well. */
  left_out: string[];
  seed: number;
}

/**
 * Sensitivity of a ranking (STATISTICS C3.8). Only models with all cells take part.
 * @param pair two model ids of the ranking, in any order; default the first two.
 * @throws RankingError when fewer than two models are complete, the suite has one component only,
 *   or the pair is not in the ranking.
 */
export function analyseSensitivity(ranking: Ranking, pair?: [string, string]): Sensitivity {
  const { suite } = ranking;
  const components = suite.components.filter((component) => component.weight > 0);
  if (suite.basis === 'index' || components.length < 2) {
    throw new RankingError(
      'sensitivity',
      `${suite.id} ranks by one number: there are no weights to change`,
    );
  }
  const rows = ranking.rows.filter((row) => row.missing.length === 0);
  if (rows.length < 2) {
    throw new RankingError(
      'sensitivity',
      `${rows.length} model(s) have all ${components.length} cells of ${suite.id}; sensitivity needs two. Ask about more models or another suite.`,
    );
  }
  const cells = {
    scores: Float64Array.from(
      rows.flatMap((row) => components.map((component) => cellValue(row, component.id))),
    ),
    weights: Float64Array.from(components, (component) => component.weight),
  };
  const { seed } = ranking.query;
  const one = leaveOneOut(cells);
  const near = weightAcceptability(cells, { seed });
  const anywhere = weightAcceptability(cells, { spread: 'flat', seed });
  const flips = nearestFlips(cells);
  const operators = compareOperators(cells);
  const ids = rows.map((row) => row.model.id);
  return {
    suite: { id: suite.id, version: suite.version, hash: suite.hash, components },
    catalog_hash: ranking.catalog_hash,
    models: rows.map((row, i) => ({
      id: row.model.id,
      name: row.model.name,
      rank: one.rank[i]!,
      score: row.score,
      without_one: [one.best[i]!, one.worst[i]!],
      leads_near: near.best[i]!,
      leads_anywhere: anywhere.best[i]!,
      rank_near: [near.lower[i]!, near.upper[i]!],
      operators: Object.fromEntries(
        operators.map((result) => [result.operator, 'rank' in result ? result.rank[i]! : null]),
      ) as Record<Operator, number | null>,
      nearest_flip:
        flips.challenger[i]! < 0
          ? null
          : { by: ids[flips.challenger[i]!]!, moved: flips.moved[i]! },
    })),
    without: components.map((component, b) => {
      const ranks = one.without.subarray(b * rows.length, (b + 1) * rows.length);
      const order = ids.map((id, i) => ({ id, rank: ranks[i]! }));
      return {
        component: component.id,
        order: order.sort((x, y) => x.rank - y.rank).map(({ id }) => id),
      };
    }),
    flip: describeFlip(rows, components, cells, pair),
    left_out: ranking.rows.filter((row) => row.missing.length > 0).map((row) => row.model.id),
    seed,
  };
}

function cellValue(row: RankedRow, component: string): number {
  return row.cells.find((cell) => cell.component === component)!.value!;
}

function describeFlip(
  rows: readonly RankedRow[],
  components: readonly SuiteWeight[],
  cells: { scores: Float64Array; weights: Float64Array },
  pair: [string, string] | undefined,
): Flip {
  const [first, second] = (pair ?? [rows[0]!.model.id, rows[1]!.model.id]).map((id) => {
    const at = rows.findIndex((row) => row.model.id === id);
    if (at < 0) {
      throw new RankingError(
        'sensitivity',
        `${id} is not among the models with all cells of this suite`,
      );
    }
    return at;
  }) as [number, number];
  if (first === second) throw new RankingError('sensitivity', 'a flip needs two different models');
  // Rows stand best first, so the smaller position is ahead.
  const [ahead, behind] = [Math.min(first, second), Math.max(first, second)];
  const flip = weightFlip(cells, ahead, behind);
  const names = [rows[ahead]!.model.name, rows[behind]!.model.name] as const;
  const gap = rows[ahead]!.score - rows[behind]!.score;
  const base = { ahead: rows[ahead]!.model.id, behind: rows[behind]!.model.id, gap };
  if (!flip) {
    return {
      ...base,
      moved: null,
      moves: [],
      sentence: `No weighting puts ${names[1]} ahead of ${names[0]}: it is nowhere better.`,
    };
  }
  const moves = flip.moves.map((move) => ({
    from: components[move.from]!.name,
    to: components[move.to]!.name,
    weight: move.weight,
  }));
  const steps = moves.map(({ from, to, weight }) => `${percent(weight)} from ${from} to ${to}`);
  return {
    ...base,
    moved: flip.moved,
    moves,
    sentence:
      moves.length === 0
        ? `${names[0]} and ${names[1]} are level.`
        : `${names[0]} leads ${names[1]} by ${gap.toFixed(2)} points. This order flips if ${percent(flip.moved)} of the weight moves: ${steps.join(', ')}.`,
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.01 ? 2 : 1)} %`;
}
