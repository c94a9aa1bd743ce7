import { describe, expect, test } from 'vitest';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import type { Model, Score } from '../catalog/index.ts';
import { explainRanking } from './explain-ranking.ts';
import { modelSheet } from './model-sheet.ts';
import { rankSuite } from './rank-suite.ts';

function sheet(scores: Omit<Score, 'model' | 'benchmark'>[], facts: Partial<Model> = {}) {
  const catalog = aCatalog({
    models: [aModel({ id: 'm', ...facts })],
    benchmarks: [aBenchmark({ id: 'a' })],
    scores: scores.map((score) => ({ ...score, model: 'm', benchmark: 'a' })),
  });
  return modelSheet(catalog, catalog.models.get('m')!);
}

const row = (score: number, more: Partial<Score> = {}) =>
  aScore({ model: 'm', benchmark: 'a', score, ...more });

describe('modelSheet', () => {
  test('shows every score, says which counts and why the others do not', () => {
    const [benchmark] = sheet([
      row(70, { reported_by: 'rival' }),
      row(60),
      row(90, { conditions: { setting: 'pass@8' } }),
      row(50, { published: '2025-01-01' }),
      row(65, { conditions: { variant: 'base' } }),
    ]).benchmarks;
    expect(benchmark!.scores.map(({ score, counts, why }) => [score, counts, why])).toEqual([
      [60, true, 'counts'],
      [50, false, 'older'],
      [70, false, 'by a rival lab, after an independent evaluator'],
      [90, false, 'several attempts'],
      [65, false, 'base model'],
    ]);
  });

  test('rows of one protocol that differ are in conflict, others are not', () => {
    const thinking = { conditions: { mode: 'thinking' } };
    const off = { conditions: { mode: 'non-thinking' } };
    expect(sheet([row(70, thinking), row(50, off)]).benchmarks[0]!.conflict).toBeNull();
    expect(
      sheet([row(70, thinking), row(66, thinking), row(50, off)]).benchmarks[0]!.conflict,
    ).toEqual([66, 70]);
    expect(sheet([row(70), row(70)]).benchmarks[0]!.conflict).toBeNull();
  });

  test('names the known facts that nobody confirmed', () => {
    const { unverified } = sheet([], {
      licence: 'MIT',
      release_date: '2025-01-01',
      checked: { release_date: 'card', openness: 'card' },
    });
    expect(unverified).toContain('licence');
    expect(unverified).not.toContain('release_date');
    expect(unverified).not.toContain('context_tokens');
  });
});

describe('explainRanking', () => {
  test('the rows that count are those of the ranking', () => {
    const catalog = aCatalog({
      models: [aModel({ id: 'm' })],
      benchmarks: ['a', 'b', 'c'].map((id) => aBenchmark({ id })),
      suites: [
        aSuite({
          id: 's',
          components: ['a', { id: 'either', benchmarks: ['b', 'c'], combine: 'first' }],
        }),
      ],
      scores: [
        row(70),
        row(71, { reported_by: 'self' }),
        aScore({ model: 'm', benchmark: 'b', score: 20 }),
        aScore({ model: 'm', benchmark: 'c', score: 30 }),
      ],
    });
    const ranking = rankSuite(catalog, {
      suite: 's',
      models: {},
      evidence: {},
      missing: 'bounds',
      level: 0.95,
      seed: 1,
    });
    const { models } = explainRanking(catalog, ranking);
    expect(
      models[0]!.cells.map(({ rows }) => rows.map(({ score, counts }) => [score, counts])),
    ).toEqual([
      [
        [70, true],
        [71, false],
      ],
      [
        [20, true],
        [30, false],
      ],
    ]);
    expect(models[0]!.cells[1]!.rows[1]!.why).toMatch(/b is there and comes first/);
    const counted = models[0]!.cells.flatMap(({ rows }) => rows.filter(({ counts }) => counts));
    const cited = ranking.rows[0]!.cells.flatMap((cell) => cell.scores);
    expect(counted.map(({ score }) => score)).toEqual(cited.map(({ score }) => score));
  });
});
