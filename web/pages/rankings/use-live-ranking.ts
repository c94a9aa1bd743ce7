import { useEffect, useMemo, useState } from 'react';
import { matrixOf, scoreCells } from '../../../src/ranking/rank-cells.ts';
import type { SuiteWeight, UnrankedRow } from '../../../src/ranking/ranking.ts';
import { shareWeights } from '../../../src/ranking/weigh-components.ts';
import type { CellsAnswer, RankingsAnswer } from '../../../src/server/api.ts';
import { fetchAnswer } from '../../data/fetch-answer.ts';
import type { Stale, TableRow } from './columns.ts';
import { joinPlaces } from './join-places.ts';
import { type KnownPlaces, keyOf, usePlaces } from './use-places.ts';
import type { Weights } from './weights-text.ts';

export interface LiveRanking {
  /** Best first. */
  rows: TableRow[];
  unranked: readonly UnrankedRow[];
  /** With the shares that made the order. */
  components: readonly SuiteWeight[];
  /** What a missing score counts as in the order, per component; undefined without the cells. */
  middles: readonly number[] | undefined;
  /** The cells, once they are there: from then on every weight is answered here. */
  cells: CellsAnswer | undefined;
  /** What is of other weights than the order. */
  stale: Stale;
  /** Why they stay so, when they cannot be computed. */
  failed: boolean;
  /** The cells were asked for and could not be had. */
  failure: string | undefined;
}

/**
 * A ranking that follows the weights: the order at once, rank sets and probabilities from a worker.
 * @param address of the cells below `api/v1/`; undefined as long as nobody weighs.
 * @param top how many rows were asked for; undefined for all.
 */
export function useLiveRanking(
  ranking: RankingsAnswer,
  address: string | undefined,
  weights: Weights,
  top?: number,
): LiveRanking {
  const { cells, failure } = useCells(address);
  const matrix = useMemo(() => cells && matrixOf(cells), [cells]);
  const first = useMemo(() => knownFrom(ranking), [ranking]);
  const scored = useMemo(
    () =>
      cells &&
      matrix &&
      scoreCells(cells, matrix, shareWeights(cells.suite, known(cells, weights))),
    [cells, matrix, weights],
  );
  const wanted = useMemo(
    () =>
      cells && matrix && scored
        ? {
            matrix,
            shares: scored.shares,
            models: Array.from(scored.result.ranked, (m) => cells.models[m]!.model.id),
          }
        : undefined,
    [cells, matrix, scored],
  );
  const { places, failed } = usePlaces(wanted, first);
  const key = wanted && keyOf(wanted.shares);
  const ranks = key !== undefined && key !== places.ranks.key;
  const chances = key !== undefined && key !== places.chances.key;
  const stale = useMemo(() => ({ ranks, chances }), [ranks, chances]);
  const rows = useMemo(
    () => joinPlaces(scored?.rows.slice(0, top) ?? ranking.rows, places),
    [ranking, scored, places, top],
  );
  const components = useMemo(
    () =>
      scored && cells
        ? cells.suite.components.map((each, i) => ({ ...each, weight: scored.shares[i]! }))
        : ranking.suite.components,
    [ranking, scored, cells],
  );
  const middles = useMemo(
    () => cells?.ranges.map(({ lowest, highest }) => (lowest + highest) / 2),
    [cells],
  );
  return {
    rows,
    unranked: scored?.unranked ?? ranking.unranked,
    components,
    middles,
    cells,
    stale,
    failed,
    failure,
  };
}

/** The weights of components that the suite has: another may be left over in the address. */
function known({ suite }: CellsAnswer, weights: Weights): Record<string, number> {
  const own = suite.components.filter(({ id }) => weights[id] !== undefined);
  const given = Object.fromEntries(own.map(({ id }) => [id, weights[id]!]));
  const total = suite.components.reduce((sum, { id, weight }) => sum + (given[id] ?? weight), 0);
  return total > 0 ? given : {};
}

function knownFrom({ suite, rows }: RankingsAnswer): KnownPlaces {
  const key = keyOf(suite.components.map(({ weight }) => weight));
  return {
    ranks: { key, byModel: new Map(rows.map(({ model, rank_set }) => [model.id, rank_set])) },
    chances: {
      key,
      byModel: new Map(rows.map(({ model, p_best, p_top3 }) => [model.id, { p_best, p_top3 }])),
    },
  };
}

/** Fetched without holding the page up. */
function useCells(address: string | undefined): {
  cells: CellsAnswer | undefined;
  failure: string | undefined;
} {
  const [state, setState] = useState<{ cells?: CellsAnswer; failure?: string; of?: string }>({});
  useEffect(() => {
    if (address === undefined) return;
    let wanted = true;
    fetchAnswer<CellsAnswer>(address).then(
      (cells) => wanted && setState({ cells, of: address }),
      (error: unknown) =>
        wanted &&
        setState({ failure: error instanceof Error ? error.message : String(error), of: address }),
    );
    return () => {
      wanted = false;
    };
  }, [address]);
  const current = address !== undefined && state.of === address;
  return {
    cells: current ? state.cells : undefined,
    failure: current ? state.failure : undefined,
  };
}
