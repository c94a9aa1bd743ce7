import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import { composeField } from './field-matrix.ts';
import { gatherCells } from './gather-cells.ts';
import { matrixOf, rankCells, scoreCells } from './rank-cells.ts';
import { rankSuite } from './rank-suite.ts';
import type { RankingQuery } from './ranking.ts';
import { shareWeights } from './weigh-components.ts';

const query: RankingQuery = {
  suite: 's',
  models: {},
  evidence: {},
  missing: 'bounds',
  level: 0.95,
  seed: 1,
};
const benchmarks = ['a', 'b', 'c'];
const table: Record<string, (number | null)[]> = {
  even: [60, 60, 60],
  coder: [90, 40, 50],
  reader: [40, 80, 55],
  gap: [70, null, 65],
  thin: [null, null, 99],
};
const catalog = aCatalog({
  models: Object.keys(table).map((id) => aModel({ id })),
  benchmarks: benchmarks.map((id) => aBenchmark({ id, items: 200 })),
  suites: [aSuite({ id: 's', components: benchmarks, min_coverage: 0.6 })],
  scores: Object.entries(table).flatMap(([model, values]) =>
    values.flatMap((score, i) =>
      score === null ? [] : [aScore({ model, benchmark: benchmarks[i]!, score })],
    ),
  ),
});

/** As it comes over the wire. */
const cells = JSON.parse(JSON.stringify(gatherCells(catalog, query))) as ReturnType<
  typeof gatherCells
>;

const anyWeights = fc
  .tuple(...benchmarks.map(() => fc.constantFrom(0, 0.5, 1, 3, 10)))
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => Object.fromEntries(benchmarks.map((id, i) => [id, weights[i]!])));

describe('cells that were sent', () => {
  test('give the ranking of any weights, byte for byte', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        const asked = rankSuite(catalog, { ...query, weights });
        const here = rankCells({ ...cells, query: { ...query, weights } });
        expect(JSON.stringify(here)).toBe(JSON.stringify(asked));
      }),
      { numRuns: 25 },
    );
  });

  test('the quick order is that of the whole ranking, its unranked models as well', () => {
    const matrix = matrixOf(cells);
    fc.assert(
      fc.property(anyWeights, (weights) => {
        const whole = rankSuite(catalog, { ...query, weights });
        const quick = scoreCells(cells, matrix, shareWeights(cells.suite, weights));
        const order = (rows: readonly { rank: number; score: number; model: { id: string } }[]) =>
          rows.map(({ rank, score, model }) => [rank, score, model.id]);
        expect(order(quick.rows)).toEqual(order(whole.rows));
        expect(quick.unranked).toEqual(whole.unranked);
      }),
      { numRuns: 25 },
    );
  });

  test('positions lead from rows to the composite', () => {
    const matrix = matrixOf(cells);
    const { rows, position, shares } = scoreCells(cells, matrix, [0.2, 0.3, 0.5]);
    const { estimate } = composeField(matrix, shares);
    expect(rows.map(({ score }) => score)).toEqual([...position].map((k) => estimate[k]));
  });
});

test('a model becomes ranked when the weight leaves what it was not tested on', () => {
  const ranked = (weights: Record<string, number>) =>
    rankCells({ ...cells, query: { ...query, weights } }).rows.map(({ model }) => model.id);
  expect(ranked({})).not.toContain('thin');
  expect(ranked({ a: 0, b: 0 })[0]).toBe('thin');
});

test('refuses weights that are none and a level that is not offered', () => {
  const ask = (given: Partial<RankingQuery>) => () =>
    rankCells({ ...cells, query: { ...query, ...given } });
  expect(ask({ weights: { a: 0, b: 0, c: 0 } })).toThrow(/at least one weight/);
  expect(ask({ weights: { nothing: 1 } })).toThrow(/no component nothing/);
  expect(ask({ level: 0.5 })).toThrow(/level must be one of/);
});
