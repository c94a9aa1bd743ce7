import { expect, it } from 'vitest';
import { aBenchmark, aCatalog, aModel, aScore, aSuite } from '../../test/small-catalog.ts';
import { rankingMoves } from './rank-moves.ts';
import { rankSuite } from './rank-suite.ts';
import type { Ranking, RankingQuery } from './ranking.ts';

const query: RankingQuery = {
  suite: 'one',
  models: {},
  evidence: { until: '2025-12-01' },
  missing: 'bounds',
  level: 0.95,
  seed: 1,
};

function rank(values: Record<string, number>, hash: string): Ranking {
  const catalog = aCatalog(
    {
      models: Object.keys(values).map((id) => aModel({ id })),
      benchmarks: [aBenchmark({ id: 'alpha' })],
      suites: [aSuite({ id: 'one', components: ['alpha'] })],
      scores: Object.entries(values).map(([model, score]) =>
        aScore({ model, benchmark: 'alpha', score }),
      ),
    },
    hash,
  );
  return rankSuite(catalog, query);
}

const kept = rank({ a: 80, b: 70, c: 60 }, 'hash');
const causes = (now: Ranking) =>
  rankingMoves(kept, now).moves.map(({ id, because }) => [id, because]);

it('blames the method when evidence and suite are the same', () => {
  const [first, second, third] = kept.rows;
  const rows = [{ ...second!, rank: 1 }, { ...first!, rank: 2 }, third!];
  expect(causes({ ...kept, rows })).toEqual([
    ['b', ['method']],
    ['a', ['method']],
  ]);
});

it('blames the data when only the catalogue differs', () => {
  expect(causes(rank({ a: 80, b: 90, c: 60 }, 'other'))).toEqual([
    ['b', ['own scores']],
    ['a', ['other models']],
  ]);
});

it('blames the suite when only its definition differs, and cannot tell when both do', () => {
  const now = rank({ a: 80, b: 90, c: 60 }, 'hash');
  const suite = { ...now.suite, hash: 'redefined' };
  expect(causes({ ...now, suite })[0]).toEqual(['b', ['suite']]);
  expect(causes({ ...now, suite, catalog_hash: 'other' })[0]).toEqual(['b', ['data or suite']]);
});

it('refuses rankings of different questions, but for how far the evidence reaches', () => {
  const later = { ...kept, query: { ...query, evidence: { until: '2025-12-31' } } };
  expect(rankingMoves(kept, later).moves).toEqual([]);
  const open = { ...kept, query: { ...query, models: { openness: 'open' as const } } };
  expect(() => rankingMoves(kept, open)).toThrow(/different questions: they differ in models/);
});
