import { describe, expect, test } from 'vitest';
import { aCatalog, aModel } from '../../test/small-catalog.ts';
import type { Licence, Model } from '../catalog/index.ts';
import { opennessCriteria, opennessOf, opennessPillars } from './openness.ts';

const licences: Licence[] = [
  {
    id: 'MIT',
    name: 'MIT',
    url: null,
    commercial_use: 'yes',
    osi_approved: true,
    note: null,
  },
  {
    id: 'Own',
    name: 'Own',
    url: null,
    commercial_use: 'conditional',
    osi_approved: false,
    note: null,
  },
];

function report(model: Model, ...others: Model[]) {
  return opennessOf(aCatalog({ models: [model, ...others], licences }), model);
}

const everything = (level: number) =>
  Object.fromEntries(opennessCriteria.map(({ id }) => [id, { level, source: 's', note: null }]));

function levelOf(result: ReturnType<typeof report>, id: string) {
  return result.pillars.flatMap((pillar) => pillar.criteria).find((each) => each.id === id)!;
}

describe('opennessOf', () => {
  test('the pillars sum to 100 and the ids are unique', () => {
    expect(opennessPillars.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(new Set(opennessCriteria.map(({ id }) => id)).size).toBe(opennessCriteria.length);
  });

  test('is 0 to 100 when nothing is known, a point when everything is', () => {
    const nothing = report(aModel({ id: 'm', openness: 'unknown' }));
    expect(nothing.interval).toEqual([0, 100]);
    expect(nothing.known).toBe(0);
    const all = report(aModel({ id: 'm', openness_evidence: everything(3) }));
    expect(all.interval[0]).toBeCloseTo(100, 10);
    expect(all.interval[1]).toBeCloseTo(100, 10);
    expect(all.known).toBe(all.criteria);
    const third = report(aModel({ id: 'm', openness_evidence: everything(1) }));
    expect(third.interval[0]).toBeCloseTo(100 / 3, 10);
  });

  test('a pillar counts the mean of its criteria', () => {
    const data = report(
      aModel({
        id: 'm',
        openness: 'unknown',
        openness_evidence: { 'data-documentation': { level: 2, source: 's', note: 'a list' } },
      }),
    ).pillars.find((pillar) => pillar.id === 'data')!;
    // 30 points x (2 of 18 levels), and the five unknown criteria may add 15 of 18.
    expect(data.points[0]).toBeCloseTo((30 * 2) / 18, 10);
    expect(data.points[1]).toBeCloseTo((30 * 17) / 18, 10);
  });

  test('the sheet settles the weights and their licence, evidence goes before it', () => {
    const closed = report(aModel({ id: 'm', openness: 'closed' }));
    expect(levelOf(closed, 'final-weights')).toMatchObject({ level: 0, basis: 'facts' });
    expect(closed.interval[1]).toBeCloseTo(87.5, 10);
    const mit = report(aModel({ id: 'm', openness: 'open-weights', licence: 'MIT' }));
    expect(levelOf(mit, 'weight-licence').level).toBe(3);
    const own = report(aModel({ id: 'm', openness: 'open-weights', licence: 'Own' }));
    expect(levelOf(own, 'weight-licence').level).toBe(2);
    const unknown = report(aModel({ id: 'm', openness: 'open-weights', licence: null }));
    expect(levelOf(unknown, 'weight-licence').range).toEqual([2, 3]);
    const read = report(
      aModel({
        id: 'm',
        openness: 'open-weights',
        licence: 'MIT',
        openness_evidence: { 'weight-licence': { level: 2, source: 'card', note: null } },
      }),
    );
    expect(levelOf(read, 'weight-licence')).toMatchObject({ level: 2, source: 'card' });
  });

  test('evidence that does not say leaves the facts in force', () => {
    const evidence = { 'final-weights': { level: null, source: 'card', note: 'silent' } };
    const model = aModel({ id: 'm', openness: 'closed', openness_evidence: evidence });
    expect(levelOf(report(model), 'final-weights').level).toBe(0);
  });

  test('is never more open than the base in what it inherits', () => {
    const base = aModel({
      id: 'base',
      openness_evidence: { 'pretraining-data': { level: 1, source: 'paper', note: null } },
    });
    const silent = report(aModel({ id: 'm', base_model: 'base' }), base);
    expect(levelOf(silent, 'pretraining-data')).toMatchObject({
      level: null,
      range: [0, 1],
      basis: 'base model',
      source: 'paper',
    });
    const boastful = aModel({ id: 'm', base_model: 'base', openness_evidence: everything(3) });
    expect(levelOf(report(boastful, base), 'pretraining-data').level).toBe(1);
    expect(levelOf(report(boastful, base), 'posttraining-data').level).toBe(3);
  });

  test('a circle of bases ends', () => {
    const a = aModel({ id: 'a', base_model: 'b' });
    const b = aModel({ id: 'b', base_model: 'a' });
    expect(report(a, b).interval[1]).toBeLessThanOrEqual(100);
  });
});
