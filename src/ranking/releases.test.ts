import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCatalog, aModel } from '../../test/small-catalog.ts';
import { countReleases, releaseGroupings, releasePeriods } from './releases.ts';

const catalog = aCatalog({
  models: [
    aModel({ id: 'a', country: 'CN', release_date: '2025-01-31', openness: 'open-weights' }),
    aModel({ id: 'b', country: 'CN', release_date: '2025-02', openness: 'open-weights' }),
    aModel({ id: 'c', country: 'US', release_date: '2025-02-10' }),
    aModel({ id: 'd', country: null, release_date: '2025-07-01' }),
    aModel({ id: 'e', country: 'US', release_date: null }),
  ],
});

describe('countReleases', () => {
  test('counts by period, empty ones too, and gives shares', () => {
    const { rows, groups, all, undated } = countReleases(catalog, {
      by: 'country',
      per: 'quarter',
      models: {},
    });
    expect(rows.map((row) => [row.period, row.total])).toEqual([
      ['2025-Q1', 3],
      ['2025-Q2', 0],
      ['2025-Q3', 1],
    ]);
    expect(rows[0]!.shares.CN).toBeCloseTo(2 / 3, 12);
    expect(rows[1]!.shares.CN).toBeNull();
    expect(groups.map((group) => [group.id, group.total])).toEqual([
      ['CN', 2],
      ['US', 1],
      ['unknown', 1],
    ]);
    expect(all.total).toBe(4);
    expect(undated).toBe(1);
  });

  test('bounds the time, and marks the periods that the bounds cut', () => {
    const { rows, undated } = countReleases(catalog, {
      by: 'openness',
      per: 'quarter',
      models: { since: '2025-01-31', as_of: '2025-06-30' },
    });
    expect(rows.map((row) => [row.period, row.total, row.partial])).toEqual([
      ['2025-Q1', 3, true],
      ['2025-Q2', 0, false],
    ]);
    expect(undated).toBe(1);
    const open = countReleases(catalog, { by: 'lab', per: 'year', models: { openness: 'open' } });
    expect(open.all.total).toBe(2);
    expect(open.undated).toBe(0);
    expect(open.groups[0]!.name).toBe('Lab');
  });

  test('nothing fits: no rows, no NaN', () => {
    const { rows, all } = countReleases(catalog, {
      by: 'country',
      per: 'month',
      models: { countries: ['FR'], since: '2025-01-01', as_of: '2025-02-01' },
    });
    expect(rows).toEqual([]);
    expect(all.total).toBe(0);
  });

  test('the periods hold every dated model once', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.array(day, { maxLength: 30 }),
        fc.constantFrom(...releaseGroupings),
        fc.constantFrom(...releasePeriods),
        (days, by, per) => {
          const models = days.map((release_date, i) => aModel({ id: `m${i}`, release_date }));
          const { rows, all } = countReleases(aCatalog({ models }), { by, per, models: {} });
          expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(days.length);
          expect(all.total).toBe(days.length);
          for (const row of rows) {
            const counts = Object.values(row.counts).reduce((sum, count) => sum + count, 0);
            expect(counts).toBe(row.total);
          }
        },
      ),
    );
  });
});
