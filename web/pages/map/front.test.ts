import { describe, expect, it } from 'vitest';
import type { RankedRow } from '../../../src/ranking/ranking.ts';
import { axisOf } from './axes.ts';
import { mapOf } from './front.ts';

function row(id: string, score: number, facts: Partial<RankedRow['model']>, spread = 0): RankedRow {
  const bounds = [score - spread, score + spread];
  return { score, se: 0.001, bounds, model: { id, ...facts } } as unknown as RankedRow;
}

describe('mapOf', () => {
  it('finds who is cheapest for what it can do', () => {
    const { points, off } = mapOf(
      [
        row('best', 90, { price_usd_per_m: 10 }),
        row('dear', 50, { price_usd_per_m: 5 }),
        row('cheap', 60, { price_usd_per_m: 1 }),
        row('unpriced', 99, { price_usd_per_m: null }),
        row('free', 40, { price_usd_per_m: 0 }),
      ],
      'price',
      1,
    );
    expect(
      points.map(({ row: { model }, onFront, probability }) => [model.id, onFront, probability]),
    ).toEqual([
      ['cheap', true, 1],
      ['dear', false, 0],
      ['best', true, 1],
    ]);
    expect(off.map(({ row: { model }, reason }) => [model.id, reason])).toEqual([
      ['unpriced', 'unknown'],
      ['free', 'zero'],
    ]);
  });

  it('wants a long context, and an early release', () => {
    const long = mapOf(
      [row('short', 80, { context_tokens: 8e3 }), row('long', 70, { context_tokens: 1e6 })],
      'context',
      1,
    );
    expect(long.points.every(({ onFront }) => onFront)).toBe(true);
    const late = mapOf(
      [
        row('first', 80, { release_date: '2025-01' }),
        row('later', 70, { release_date: '2025-06-01' }),
      ],
      'released',
      1,
    );
    expect(late.points.map(({ onFront }) => onFront)).toEqual([true, false]);
  });

  it('is unsure where missing scores leave the order open, and the same every time', () => {
    const rows = [
      row('dear', 60, { price_usd_per_m: 2 }, 10),
      row('cheap', 60, { price_usd_per_m: 1 }, 10),
    ];
    const { points } = mapOf(rows, 'price', 7);
    expect(points[0]!.probability).toBe(1);
    expect(points[1]!.probability).toBeGreaterThan(0.45);
    expect(points[1]!.probability).toBeLessThan(0.55);
    expect(mapOf(rows, 'price', 7)).toEqual(mapOf(rows, 'price', 7));
  });

  it('takes the parameters of a dense model as all active', () => {
    const dense = row('dense', 1, {
      active_params_b: null,
      total_params_b: 7,
      architecture: 'dense',
    });
    expect(mapOf([dense], 'active', 1).points[0]!.x).toBe(7);
  });

  it('has nothing to draw without models', () => {
    expect(mapOf([], 'price', 1).points).toEqual([]);
  });
});

it('axisOf reads the address, and knows price without one', () => {
  expect(['', 'x=context', 'x=nope', 'suite=coding&x=released'].map(axisOf)).toEqual([
    'price',
    'context',
    'price',
    'released',
  ]);
});
