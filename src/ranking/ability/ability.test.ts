import { beforeAll, describe, expect, it } from 'vitest';
import { fittedCatalog } from '../../../test/fitted-catalog.ts';
import { aCatalog, aModel } from '../../../test/small-catalog.ts';
import type { Catalog } from '../../catalog/index.ts';
import { bootstrapDraws } from '../../statistics/latent/index.ts';
import { rank } from '../rank.ts';
import type { RankingQuery } from '../ranking.ts';
import type { Ability } from './ability.ts';
import { abilityOf, abilityOrReason, adoptAbility } from './ability-of.ts';
import { abilityReport } from './ability-report.ts';
import { explainAbility } from './explain-ability.ts';
import { bootstrapAbility, fitAbility } from './fit-ability.ts';
import { modelAbility } from './model-ability.ts';
import { packAbility, unpackAbility } from './shipped-ability.ts';

const question = (more: Partial<RankingQuery> = {}): RankingQuery => ({
  suite: 'ability',
  models: {},
  evidence: { until: '2026-01-01' },
  missing: 'bounds',
  level: 0.95,
  seed: 1,
  ...more,
});

let catalog: Catalog;
beforeAll(() => {
  catalog = fittedCatalog();
});

describe('a ranking by ability', () => {
  it('orders models by all their scores, with sets, probabilities and points of the suite', () => {
    const { rows, suite, unranked, excluded } = rank(catalog, question());
    expect(suite).toMatchObject({ id: 'ability', basis: 'ability', version: '1' });
    expect(rows).toHaveLength(20);
    expect(rows[0]!.model.id).toMatch(/m1[89]/);
    expect(rows.at(-1)!.model.id).toMatch(/m0[01]/);
    expect(rows.reduce((sum, { p_best }) => sum + p_best, 0)).toBeCloseTo(1, 9);
    for (const { rank: place, rank_set, score, interval, ability } of rows) {
      expect(rank_set[0]).toBeLessThanOrEqual(place);
      expect(rank_set[1]).toBeGreaterThanOrEqual(place);
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(100);
      expect(interval[0]).toBeLessThan(score);
      expect(interval[1]).toBeGreaterThan(score);
      expect(ability!.benchmarks).toBe(7);
    }
    expect(unranked.map(({ model, reason }) => [model.id, reason])).toEqual([
      ['m20', 'thin evidence: 2 benchmarks, 5 needed'],
    ]);
    expect(excluded).toEqual({ 'no score': 1 });
  });

  it('cuts a field from the same fit: abilities and intervals stay', () => {
    const all = rank(catalog, question()).rows;
    const open = rank(catalog, question({ models: { openness: 'open' } })).rows;
    expect(open).toHaveLength(10);
    for (const row of open) {
      const same = all.find(({ model }) => model.id === row.model.id)!;
      expect([row.score, row.interval]).toEqual([same.score, same.interval]);
    }
  });

  it('fits other evidence anew, approximately, and says so', () => {
    const early = rank(catalog, question({ evidence: { until: '2025-07-01' } }));
    expect(early.rows.map(({ model }) => model.id)).not.toContain('m15');
    expect(early.evidence_until).toBe('2025-06-01');
    expect(early.notes.join(' ')).toMatch(/approximate \(Laplace\)/);
    const self = rank(catalog, question({ evidence: { reported_by: ['independent'] } }));
    expect(self.rows.every(({ self_reported }) => self_reported === 0)).toBe(true);
  });

  it('ranks a category by ability in it, and shows where a model departs from its ability', () => {
    const { rows, suite } = rank(catalog, question({ suite: 'ability-coding' }));
    expect(suite.name).toBe('Ability in coding');
    const special = rows.find(({ model }) => model.id === 'm06')!;
    const generally = rank(catalog, question()).rows.find(({ model }) => model.id === 'm06')!;
    expect(special.rank).toBeLessThan(generally.rank);
    expect(special.ability!.profile[0]).toMatchObject({ category: 'code' });
    expect(special.ability!.profile[0]!.deviation).toBeGreaterThan(0);
    expect(special.ability!.benchmarks).toBe(3);
  });

  it('refuses weights, levels and categories that mean nothing', () => {
    const bad = (query: Partial<RankingQuery>, words: RegExp): void => {
      expect(() => rank(catalog, question(query))).toThrow(words);
    };
    bad({ weights: { hle: 2 } }, /belong to a suite/);
    bad({ level: 0.5 }, /level must be one of/);
    bad({ suite: 'ability-cooking' }, /no score in the category "cooking"/);
  });

  it('of too little ranks nobody, and says why', () => {
    const empty = aCatalog({ models: [aModel({ id: 'a' })], scores: [], suites: [] });
    const { rows, unranked, notes } = rank(empty, question());
    expect(rows).toEqual([]);
    expect(unranked).toEqual([]);
    expect(notes[0]).toMatch(/^No abilities can be estimated/);
    expect(() => abilityOf(empty, {})).toThrow(/rank by a suite/);
  });

  it('explains each score by what was expected of it', () => {
    const ranking = rank(catalog, question({ models: { models: ['m05'] } }));
    const { models } = explainAbility(catalog, ranking);
    expect(models[0]!.cells).toHaveLength(7);
    for (const cell of models[0]!.cells) {
      expect(cell.rows[0]!.counts).toBe(true);
      expect(cell.rows[0]!.why).toMatch(/^counts; \d+\.\d was expected, \d\.\d standard errors/);
    }
  });
});

describe('a shipped fit', () => {
  let bootstrapped: Ability;
  beforeAll(async () => {
    bootstrapped = await bootstrapAbility(catalog, {
      count: 120,
      validity: true,
      bootstrap: async (observations, fit, { seed, count, suite }) =>
        bootstrapDraws(observations, fit, { seed, suite, from: 0, to: count }),
    });
  });

  it('carries draws, validity and the self-report excess with its interval', () => {
    expect(bootstrapped.draws).toMatchObject({ method: 'bootstrap', count: 120, seed: 1 });
    expect(bootstrapped.validity!.medianAbsoluteError).toBeGreaterThan(0);
    expect(bootstrapped.excess.lo).toBeLessThan(bootstrapped.excess.hi);
    expect(bootstrapped.reporters.length).toBeGreaterThan(0);
  });

  it('comes back from JSON as it went, to a hundredth of a point', () => {
    const back = unpackAbility(JSON.parse(JSON.stringify(packAbility(bootstrapped))))!;
    const { draws, ...rest } = back;
    const { draws: made, ...given } = bootstrapped;
    expect(rest).toEqual(JSON.parse(JSON.stringify(given)));
    draws.points.forEach((points, i) => {
      expect(Math.abs(points - made.points[i]!)).toBeLessThanOrEqual(0.00501);
    });
    expect([...draws.excess]).toEqual([...made.excess]);
  });

  it('of another form or size is not taken', () => {
    expect(unpackAbility(null)).toBeUndefined();
    expect(unpackAbility({ format: 0 })).toBeUndefined();
    const packed = packAbility(bootstrapped);
    expect(unpackAbility({ ...packed, models: packed.models.slice(1) })).toBeUndefined();
  });

  it('is used for all evidence, whatever the models, and not for another catalogue', () => {
    adoptAbility(catalog, {}, bootstrapped);
    expect(rank(catalog, question()).notes.join(' ')).toMatch(/120 refits/);
    expect(abilityOf(catalog, { until: '2030-01-01' })).toBe(bootstrapped);
    expect(fitAbility(catalog, {}).draws.method).toBe('laplace');
  });
});

describe('without a fit', () => {
  const empty = aCatalog({ models: [aModel({ id: 'a' })], scores: [], suites: [] });

  it('reports say why and leave unknown what is unknown', () => {
    const reason = abilityOrReason(empty, {});
    expect(abilityReport(empty, reason)).toMatchObject({ rows: 0, self_report: null, draws: null });
    expect(abilityReport(empty, reason).reason).toMatch(/\w/);
    expect(modelAbility(empty, reason, empty.models.get('a')!)).toMatchObject({
      points: null,
      interval: null,
      scores: [],
    });
  });
});
