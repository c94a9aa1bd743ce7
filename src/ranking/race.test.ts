import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RacePoint, raceGap, raceLine, racePoints } from './race.ts';
import type { RankedRow } from './ranking.ts';

function aPoint(model: string, date: string, value: number, half = 2): RacePoint {
  return { date, model, name: model, value, lo: value - half, hi: value + half };
}

describe('raceLine', () => {
  it('keeps the points at which the best rose', () => {
    const line = raceLine('open', [
      aPoint('c', '2025-03-01', 50),
      aPoint('a', '2025-01-01', 40),
      aPoint('b', '2025-02-01', 30),
      aPoint('d', '2025-04-01', 50),
    ]);
    expect(line.points.map((point) => point.model)).toEqual(['a', 'b', 'c', 'd']);
    expect(line.steps.map((point) => point.model)).toEqual(['a', 'c']);
  });

  it('takes the better of two models of one day', () => {
    const line = raceLine('open', [aPoint('x', '2025-01-01', 40), aPoint('y', '2025-01-01', 45)]);
    expect(line.steps.map((point) => point.model)).toEqual(['y']);
  });

  it('rises strictly and ends at the maximum, whatever the order of the points', () => {
    const points = fc.array(
      fc.record({
        month: fc.integer({ min: 1, max: 12 }),
        value: fc.integer({ min: 0, max: 100 }),
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(points, (drawn) => {
        const given = drawn.map(({ month, value }, i) =>
          aPoint(`m${i}`, `2025-${String(month).padStart(2, '0')}-01`, value),
        );
        const { steps } = raceLine('g', given);
        for (let i = 1; i < steps.length; i++) {
          expect(steps[i]!.value).toBeGreaterThan(steps[i - 1]!.value);
          expect(steps[i]!.date > steps[i - 1]!.date).toBe(true);
        }
        expect(steps.at(-1)!.value).toBe(Math.max(...given.map((point) => point.value)));
        expect(raceLine('g', [...given].reverse()).steps).toEqual(steps);
      }),
    );
  });
});

describe('raceGap', () => {
  const closed = raceLine('closed', [
    aPoint('c1', '2024-07-01', 50),
    aPoint('c2', '2025-01-01', 60),
    aPoint('c3', '2025-07-01', 70, 3),
  ]);
  const open = raceLine('open', [aPoint('o1', '2025-07-01', 60, 4)]);

  it('measures points with an interval that combines both leaders', () => {
    const gap = raceGap(open, closed)!;
    expect(gap).toMatchObject({ ahead: 'closed', behind: 'open', points: 10 });
    expect(gap.lo).toBeCloseTo(5, 12);
    expect(gap.hi).toBeCloseTo(15, 12);
  });

  it('measures months since the line ahead stood where the line behind stands', () => {
    const { months } = raceGap(open, closed)!;
    expect(months.value).toBeCloseTo(181 / 30.436875, 6);
    // At 64 the line ahead arrived on the very day of o1; at 56 it had been since c2.
    expect(months.lo).toBe(0);
    expect(months.hi).toBeCloseTo(months.value, 12);
  });

  it('does not depend on which line is named first', () => {
    expect(raceGap(open, closed)).toEqual(raceGap(closed, open));
  });

  it('answers nothing when a line is empty', () => {
    expect(raceGap(open, raceLine('none', []))).toBeUndefined();
  });
});

describe('racePoints', () => {
  const row = (id: string, release_date: string | null): RankedRow =>
    ({ model: { id, name: id, release_date }, score: 50, interval: [45, 55] }) as RankedRow;

  it('groups ranked models, places a month at its end and leaves out undated ones', () => {
    const groups = racePoints(
      {
        rows: [row('a', '2025-02'), row('b', null), row('c', '2025-03-04'), row('d', '2025-01-01')],
      },
      (model) => (model === 'd' ? undefined : 'g'),
    );
    expect([...groups.keys()]).toEqual(['g']);
    expect(groups.get('g')).toEqual([
      { date: '2025-02-28', model: 'a', name: 'a', value: 50, lo: 45, hi: 55 },
      { date: '2025-03-04', model: 'c', name: 'c', value: 50, lo: 45, hi: 55 },
    ]);
  });
});
