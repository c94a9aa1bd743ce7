import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { race } from './race.ts';
import type { DrawnRanking } from './ranking.ts';

interface Runner {
  id: string;
  group: string;
  date: string | null;
  /** One value a draw. */
  values: number[];
}

function drawn(runners: readonly Runner[]): DrawnRanking {
  const count = runners[0]?.values.length ?? 0;
  const rows = runners.map(({ id, date, values }) => ({
    model: { id, name: id, release_date: date },
    score: values.reduce((sum, value) => sum + value, 0) / values.length,
    interval: [Math.min(...values), Math.max(...values)],
  }));
  const draws = new Float64Array(count * runners.length);
  runners.forEach(({ values }, k) => {
    values.forEach((value, d) => {
      draws[d * runners.length + k] = value;
    });
  });
  return {
    ranking: { rows, query: { level: 0.9 } },
    draws: () => draws,
  } as unknown as DrawnRanking;
}

function run(runners: readonly Runner[], until = '2025-12-31') {
  const groups = new Map(runners.map(({ id, group }) => [id, group]));
  return race(drawn(runners), ['open', 'closed'], (id) => groups.get(id), until);
}

const steady = (value: number): number[] => [value, value, value, value];

const field: Runner[] = [
  { id: 'c1', group: 'closed', date: '2024-07-01', values: steady(50) },
  { id: 'c2', group: 'closed', date: '2025-01-01', values: steady(60) },
  { id: 'c3', group: 'closed', date: '2025-07-01', values: steady(70) },
  { id: 'o1', group: 'open', date: '2025-02', values: steady(55) },
  { id: 'o2', group: 'open', date: '2025-07-01', values: steady(60) },
  { id: 'undated', group: 'open', date: null, values: steady(99) },
];

describe('race', () => {
  it('follows the best of each group, and leaves out what has no date', () => {
    const { lines } = run(field);
    expect(lines[0]!.steps.map(({ model, value }) => [model, value])).toEqual([
      ['o1', 55],
      ['o2', 60],
    ]);
    expect(lines[0]!.points.map(({ date }) => date)).toEqual(['2025-02-28', '2025-07-01']);
    expect(lines[1]!.steps.every(({ share }) => share === 1)).toBe(true);
  });

  it('measures the gap in points and in months since the level behind was first reached', () => {
    const { gap, history } = run(field, '2025-07-01');
    expect(gap).toMatchObject({ ahead: 'closed', behind: 'open', points: 10, p_ahead: 1 });
    // 60 was reached on 2025-01-01; half a year is 181 days.
    expect(gap!.months.value).toBeCloseTo(181 / (365.2425 / 12), 6);
    expect(history.at(-1)!.date).toBe('2025-07-01');
    expect(history[0]!.date).toBe('2025-02-28');
  });

  it('does not know a model that comes later', () => {
    const { lines, gap } = run(field, '2025-06-30');
    expect(lines[1]!.points.map(({ model }) => model)).toEqual(['c1', 'c2']);
    expect(gap).toMatchObject({ points: 5, ahead: 'closed' });
  });

  it('says in how many draws the group is ahead, and goes below zero where it is not', () => {
    const { gap } = run([
      { id: 'c', group: 'closed', date: '2025-01-01', values: [60, 62, 61, 50] },
      { id: 'o', group: 'open', date: '2025-03-01', values: [55, 55, 55, 55] },
    ]);
    expect(gap!.p_ahead).toBeCloseTo(0.75, 10);
    expect(gap!.lo).toBeLessThan(0);
    expect(gap!.months.lo).toBeLessThan(0);
  });

  it('has no gap when a group has nobody', () => {
    expect(run(field.filter(({ group }) => group === 'open')).gap).toBeNull();
    expect(run([]).gap).toBeNull();
  });

  it('never falls, changes sides with the groups, and ends at the mean of exact maxima', () => {
    const runner = fc.record({
      group: fc.constantFrom('open', 'closed'),
      month: fc.integer({ min: 1, max: 12 }),
      value: fc.integer({ min: 0, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(runner, { minLength: 1, maxLength: 12 }), (given) => {
        const runners = given.map(({ group, month, value }, i) => ({
          id: `m${i}`,
          group,
          date: `2025-${String(month).padStart(2, '0')}-01`,
          values: steady(value),
        }));
        const { lines, gap } = run(runners);
        for (const { group, steps } of lines) {
          for (let i = 1; i < steps.length; i++) {
            expect(steps[i]!.value).toBeGreaterThan(steps[i - 1]!.value);
          }
          const own = runners.filter((each) => each.group === group);
          if (own.length > 0) {
            expect(steps.at(-1)!.value).toBe(Math.max(...own.map(({ values }) => values[0]!)));
          }
        }
        if (gap) expect(gap.points).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
