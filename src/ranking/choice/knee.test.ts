import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frontOf, kneeOf } from './knee.ts';

describe('kneeOf', () => {
  test('is where a factor in cost stops buying much', () => {
    // 10 times the cost buys 40 points, then 5, then 5.
    expect(kneeOf([0.1, 1, 10, 100], [20, 60, 65, 70])).toBe(1);
    // Early steps buy little: the knee is late.
    expect(kneeOf([0.1, 1, 10, 100], [20, 30, 68, 70])).toBe(2);
  });

  test('is on the logarithmic scale of cost, so that its unit plays no part', () => {
    const cost = [0.2, 0.5, 3, 9];
    const quality = [30, 50, 58, 60];
    expect(kneeOf(cost, quality)).toBe(
      kneeOf(
        cost.map((each) => each * 1000),
        quality,
      ),
    );
  });

  test('is not there on a straight line, below it, or between two', () => {
    expect(kneeOf([1, 10, 100], [10, 20, 30])).toBeUndefined();
    expect(kneeOf([1, 10, 100], [10, 12, 30])).toBeUndefined();
    expect(kneeOf([1, 10], [10, 20])).toBeUndefined();
    expect(kneeOf([1], [10])).toBeUndefined();
    expect(kneeOf([], [])).toBeUndefined();
  });

  test('takes a cost of 0 as a tenth of the next', () => {
    expect(kneeOf([0, 1, 10], [20, 60, 62])).toBe(kneeOf([0.1, 1, 10], [20, 60, 62]));
  });

  test('lies above the line between the ends and no other lies farther', () => {
    const steps = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })),
      {
        minLength: 3,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(steps, (each) => {
        let [x, y] = [0, 0];
        const points = each.map(([dx, dy]) => {
          x += dx / 10;
          y += dy;
          return [Math.exp(x), y] as const;
        });
        const knee = kneeOf(
          points.map(([cost]) => cost),
          points.map(([, quality]) => quality),
        );
        const [first, last] = [points[0]!, points.at(-1)!];
        const above = ([cost, quality]: readonly [number, number]): number =>
          (quality - first[1]) / (last[1] - first[1]) -
          Math.log(cost / first[0]) / Math.log(last[0] / first[0]);
        const farthest = Math.max(...points.map(above));
        if (knee === undefined) expect(farthest).toBeLessThan(1e-6);
        else expect(above(points[knee]!)).toBeCloseTo(farthest, 9);
      }),
    );
  });
});

describe('frontOf', () => {
  test('leaves out the unknown and the beaten, and orders by cost', () => {
    const all = [
      { id: 'dear', cost: 10, score: 70 },
      { id: 'beaten', cost: 5, score: 40 },
      { id: 'cheap', cost: 1, score: 50 },
      { id: 'unknown', cost: null, score: 99 },
    ];
    expect(frontOf(all).map(({ id }) => id)).toEqual(['cheap', 'dear']);
  });

  test('keeps one of two that agree in both, the first given', () => {
    const all = [
      { id: 'a', cost: 1, score: 50 },
      { id: 'b', cost: 1, score: 50 },
    ];
    expect(frontOf(all).map(({ id }) => id)).toEqual(['a']);
    expect(frontOf([])).toEqual([]);
  });
});
