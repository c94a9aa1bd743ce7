import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { front } from './front.ts';
import type { DrawnRanking } from './ranking.ts';

function drawn(models: { price: number | null; values: number[] }[]): DrawnRanking {
  const count = models[0]?.values.length ?? 0;
  const draws = new Float64Array(count * models.length);
  models.forEach(({ values }, k) => {
    values.forEach((value, d) => {
      draws[d * models.length + k] = value;
    });
  });
  const rows = models.map(({ price, values }, k) => ({
    rank: k + 1,
    model: {
      id: `m${k}`,
      name: `m${k}`,
      price_usd_per_m: price,
      unverified: k === 0 ? ['price'] : [],
    },
    score: values.reduce((sum, value) => sum + value, 0) / count,
    interval: [Math.min(...values), Math.max(...values)],
  }));
  return { ranking: { rows, notes: [] }, draws: () => draws } as unknown as DrawnRanking;
}

describe('front', () => {
  it('gives the share of draws in which none at most as dear is better', () => {
    const { rows, without_cost } = front(
      drawn([
        { price: 1, values: [50, 50, 50, 50] },
        { price: 2, values: [60, 60, 40, 60] },
        { price: 3, values: [55, 55, 55, 55] },
        { price: null, values: [99, 99, 99, 99] },
      ]),
      'price',
    );
    expect(rows.map(({ model, p_front }) => [model.id, p_front])).toEqual([
      ['m0', 1],
      ['m1', 0.75],
      ['m2', 0.25],
    ]);
    expect(rows[0]!.cost_unverified).toBe(true);
    expect(without_cost).toBe(1);
  });

  it('of nobody is empty', () => {
    expect(front(drawn([]), 'active_params').rows).toEqual([]);
  });

  it('always has the cheapest and the best with some chance', () => {
    const model = fc.record({
      price: fc.integer({ min: 0, max: 9 }),
      values: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(model, { minLength: 1, maxLength: 8 }), (models) => {
        const { rows } = front(drawn(models), 'price');
        const cheapest = Math.min(...rows.map(({ cost }) => cost));
        expect(rows.some(({ cost, p_front }) => cost === cheapest && p_front > 0)).toBe(true);
        for (const { p_front } of rows) {
          expect(p_front).toBeGreaterThanOrEqual(0);
          expect(p_front).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
