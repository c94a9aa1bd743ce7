import { describe, expect, test } from 'vitest';
import { aQuestion } from '../../test/a-question.ts';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import type { CatalogRecords } from '../catalog/index.ts';
import { RankingError } from './error.ts';
import { rankSuite } from './rank-suite.ts';
import { weighComponents } from './weigh-components.ts';

function catalogOf(table: Record<string, (number | null)[]>, more: Partial<CatalogRecords> = {}) {
  const benchmarks = ['a', 'b', 'c', 'd'];
  return aCatalog({
    models: Object.keys(table).map((id) => aModel({ id })),
    benchmarks: benchmarks.map((id) => aBenchmark({ id, items: 1000 })),
    suites: [aSuite({ id: 's', components: benchmarks })],
    scores: Object.entries(table).flatMap(([model, values]) =>
      values.flatMap((score, i) =>
        score === null ? [] : [aScore({ model, benchmark: benchmarks[i]!, score })],
      ),
    ),
    ...more,
  });
}

describe('rankSuite', () => {
  test('is the weighted mean of the cells, best first', () => {
    const { rows, unranked } = rankSuite(
      catalogOf({ low: [10, 20, 30, 40], high: [90, 80, 70, 60] }),
      aQuestion,
    );
    expect(rows.map((row) => [row.model.id, row.rank, row.score])).toEqual([
      ['high', 1, 75],
      ['low', 2, 25],
    ]);
    expect(unranked).toEqual([]);
    expect(rows[0]!.rank_set).toEqual([1, 1]);
    expect(rows[0]!.p_best).toBeGreaterThan(0.999);
    expect(rows[0]!.interval[0]).toBeLessThan(75);
  });

  test('takes other weights, and refuses what are none', () => {
    const catalog = catalogOf({ x: [100, 0, 0, 0], y: [0, 50, 50, 50] });
    const rows = rankSuite(catalog, { ...aQuestion, weights: { b: 0, c: 0, d: 0 } }).rows;
    expect(rows.map((row) => [row.model.id, row.score])).toEqual([
      ['x', 100],
      ['y', 0],
    ]);
    const suite = catalog.suites.get('s')!;
    expect(() => weighComponents(suite, { e: 1 })).toThrow(/no component e; it has a, b, c, d/);
    expect(() => weighComponents(suite, { a: -1 })).toThrow(RankingError);
    expect(() => weighComponents(suite, { a: 0, b: 0, c: 0, d: 0 })).toThrow(/at least one weight/);
  });

  test('a missing cell widens the interval to what is possible; it is never filled in', () => {
    const { rows } = rankSuite(
      catalogOf({ full: [50, 50, 50, 50], low: [40, 40, 40, 20], part: [60, 60, 60, null] }),
      aQuestion,
    );
    const part = rows.find((row) => row.model.id === 'part')!;
    expect(part.bounds).toEqual([(180 + 20) / 4, (180 + 50) / 4]);
    expect(part.missing).toEqual(['d']);
    expect(part.coverage).toBe(0.75);
    expect(part.interval[0]).toBeLessThan(part.bounds[0]);
  });

  test('lists a model below the minimum coverage with the reason and its bounds', () => {
    const { rows, unranked } = rankSuite(
      catalogOf({ full: [50, 50, 50, 50], thin: [90, 90, null, null] }),
      aQuestion,
    );
    expect(rows.map((row) => row.model.id)).toEqual(['full']);
    expect(unranked[0]).toMatchObject({ coverage: 0.5, missing: ['c', 'd'] });
    expect(unranked[0]!.reason).toBe('covers 50 % of the weight, 70 % needed; bounds 70 to 70');
  });

  test('complete evidence only, when asked for', () => {
    const { rows, unranked } = rankSuite(
      catalogOf({ full: [50, 50, 50, 50], part: [60, 60, 60, null] }),
      { ...aQuestion, missing: 'complete' },
    );
    expect(rows.map((row) => row.model.id)).toEqual(['full']);
    expect(unranked[0]!.reason).toMatch(/complete evidence was asked for/);
  });

  test('a component of several benchmarks counts once, and only when all are there', () => {
    const catalog = catalogOf(
      { both: [40, 60, 10, null], one: [40, null, 10, null] },
      { suites: [aSuite({ id: 's', components: [{ id: 'ab', benchmarks: ['a', 'b'] }, 'c'] })] },
    );
    const { rows, unranked } = rankSuite(catalog, aQuestion);
    expect(rows.map((row) => [row.model.id, row.score])).toEqual([['both', 30]]);
    expect(unranked.map((row) => row.model.id)).toEqual(['one']);
  });

  test('equal scores share a rank', () => {
    const { rows } = rankSuite(
      catalogOf({ x: [50, 50, 50, 50], y: [50, 50, 50, 50], z: [1, 1, 1, 1] }),
      aQuestion,
    );
    expect(rows.map((row) => row.rank)).toEqual([1, 1, 3]);
  });

  test('counts what lies outside the aQuestion, by reason', () => {
    const catalog = catalogOf(
      { x: [50, 50, 50, 50] },
      {
        models: [
          aModel({ id: 'x' }),
          aModel({ id: 'other', country: 'CN' }),
          aModel({ id: 'bare' }),
        ],
      },
    );
    expect(rankSuite(catalog, { ...aQuestion, models: { countries: ['US'] } }).excluded).toEqual({
      'not from US': 1,
      'no score on this suite': 1,
    });
  });

  test('an empty field is an empty ranking, not an error', () => {
    const ranking = rankSuite(catalogOf({ x: [50, 50, 50, 50] }), {
      ...aQuestion,
      models: { countries: ['FR'] },
    });
    expect(ranking.rows).toEqual([]);
    expect(ranking.evidence_until).toBeNull();
  });

  test('a benchmark where lower is better is turned round', () => {
    const catalog = catalogOf(
      { good: [5, null, null, null], bad: [50, null, null, null] },
      {
        benchmarks: [aBenchmark({ id: 'a', higher_is_better: false })],
        suites: [aSuite({ id: 's', components: ['a'] })],
      },
    );
    expect(rankSuite(catalog, aQuestion).rows.map((row) => [row.model.id, row.score])).toEqual([
      ['good', 95],
      ['bad', 50],
    ]);
  });

  test('sources that disagree widen every interval', () => {
    const agree = catalogOf({ x: [50, 50, 50, 50] });
    const scores = [
      ...agree.scores,
      ...agree.scores.map((score) => ({
        ...score,
        score: score.score + 8,
        document: 1,
        published: '2024-01-01',
      })),
    ];
    const disagree = catalogOf({ x: [50, 50, 50, 50] }, { scores });
    const [calm] = rankSuite(agree, aQuestion).rows;
    const [torn] = rankSuite(disagree, aQuestion).rows;
    expect(torn!.score).toBe(calm!.score);
    expect(torn!.se).toBeGreaterThan(calm!.se);
    expect(rankSuite(disagree, aQuestion).source_sd).toBeCloseTo((1.4826 * 8) / Math.SQRT2, 9);
    expect(rankSuite(disagree, { ...aQuestion, source_noise: false }).rows[0]!.se).toBe(calm!.se);
  });

  test('gives the same bytes for the same aQuestion', () => {
    const catalog = catalogOf({ x: [50, 51, 52, 53], y: [52, 51, 50, 53], z: [40, 41, 42, null] });
    expect(JSON.stringify(rankSuite(catalog, aQuestion))).toBe(
      JSON.stringify(rankSuite(catalog, aQuestion)),
    );
  });

  test('has no NaN anywhere, whatever is missing', () => {
    const catalog = catalogOf({
      zero: [0, 0, 0, 0],
      all: [100, 100, 100, 100],
      part: [1, 2, 3, null],
      one: [5, null, null, null],
    });
    const text = JSON.stringify(rankSuite(catalog, aQuestion), (_key, value) =>
      typeof value === 'number' && !Number.isFinite(value) ? 'NOT A NUMBER' : value,
    );
    expect(text).not.toContain('NOT A NUMBER');
  });

  test('names an unknown suite or level', () => {
    const catalog = catalogOf({ x: [1, 1, 1, 1] });
    expect(() => rankSuite(catalog, { ...aQuestion, suite: 'none' })).toThrow(/no suite "none"/);
    expect(() => rankSuite(catalog, { ...aQuestion, level: 0.5 })).toThrow(
      /level must be one of 0.8, 0.9, 0.95, 0.99/,
    );
  });
});
