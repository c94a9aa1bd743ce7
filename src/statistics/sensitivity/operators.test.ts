import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { compareOperators, type Operator, operators } from './operators.ts';

type Result = Extract<ReturnType<typeof compareOperators>[number], { value: Float64Array }>;

function run(scores: number[], weights: number[]): Record<Operator, Result> {
  const results = compareOperators({
    scores: Float64Array.from(scores),
    weights: Float64Array.from(weights),
  });
  return Object.fromEntries(results.map((result) => [result.operator, result])) as never;
}

describe('compareOperators', () => {
  // Three models on three benchmarks of weight 1/2, 1/4, 1/4.
  const scores = [0.9, 0.1, 0.4, 0.6, 0.6, 0.4, 0.2, 0.8, 0.3];
  const weights = [2, 1, 1];
  const result = run(scores, weights);

  test('all operators answer, in their order', () => {
    expect(Object.keys(result)).toEqual([...operators]);
  });

  test('worked by hand', () => {
    expect([...result.arithmetic.value]).toEqual([
      expect.closeTo(0.575, 12),
      expect.closeTo(0.55, 12),
      expect.closeTo(0.375, 12),
    ]);
    expect(result.geometric.value[0]).toBeCloseTo(Math.sqrt(0.9) * 0.04 ** 0.25, 12);
    // Half of the weight lies at 0.9: between 0.4 and 0.9; at 0.6; at 0.2 and then 0.3.
    expect([...result.median.value]).toEqual([
      expect.closeTo(0.65, 12),
      0.6,
      expect.closeTo(0.25, 12),
    ]);
    // Ranks per benchmark: 1 2 3; 3 2 1; 1.5 1.5 3.
    expect([...result['mean-rank'].value]).toEqual([1.625, 1.875, 2.5]);
    expect([...result.borda.value]).toEqual([1.375, 1.125, 0.5]);
    // 0 beats 1 on 1/2 against 1/4; both beat 2 on 3/4 against 1/4.
    expect([...result.copeland.value]).toEqual([2, 0, -2]);
    const soft = (row: number[]): number =>
      -Math.log(row.reduce((s, v, b) => s + (weights[b]! / 4) * Math.exp(-12.5 * v), 0)) / 12.5;
    expect(result['soft-min'].value[1]).toBeCloseTo(soft([0.6, 0.6, 0.4]), 12);
  });

  test('ranks follow the values', () => {
    expect([...result.arithmetic.rank]).toEqual([1, 2, 3]);
    expect([...result['mean-rank'].rank]).toEqual([1, 2, 3]);
    // The weakest link decides: 0.1 for model 0.
    expect(result['soft-min'].rank[1]).toBe(1);
  });

  test('a negative score leaves the geometric mean without an answer, and says so', () => {
    const [, geometric] = compareOperators({
      scores: Float64Array.of(-0.1, 0.5),
      weights: Float64Array.of(1, 1),
    });
    expect(geometric).toMatchObject({ operator: 'geometric', reason: expect.any(String) });
    expect(geometric).not.toHaveProperty('value');
  });

  test('a score of 0 makes the geometric mean 0', () => {
    expect([...run([0, 0.5, 0.5, 0.5], [1, 1]).geometric.value]).toEqual([
      0,
      expect.closeTo(0.5, 12),
    ]);
  });

  test('benchmarks of weight 0 do not matter, whatever they hold', () => {
    const plain = run([0.2, 0.4, 0.6, 0.3], [1, 1]);
    const padded = run([0.2, 0, 0.4, 0.6, -9, 0.3], [1, 0, 1]);
    for (const operator of operators) {
      expect(padded[operator].value).toEqual(plain[operator].value);
    }
  });

  test('all the same scores: all tie', () => {
    for (const { rank, value } of Object.values(run([0.5, 0.5, 0.5, 0.5], [1, 1]))) {
      expect([...rank]).toEqual([1, 1]);
      expect(Number.isFinite(value[0])).toBe(true);
    }
  });

  test('mean rank and Borda agree, better everywhere is better under all, units do not matter', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(),
        (m, n, seed) => {
          const random = createRandom(seed);
          const table = Array.from({ length: m * n }, () => 0.05 + random.integer(20) / 25);
          const w = Array.from({ length: n }, () => 1 + random.integer(3));
          for (let b = 0; b < n; b++) table[b] = 0.9;
          const base = run(table, w);
          expect(base.borda.rank).toEqual(base['mean-rank'].rank);
          for (const operator of operators) expect(base[operator].rank[0]).toBe(1);
          const scaled = run(
            table.map((score) => score * 64),
            w,
          );
          for (const operator of operators) {
            expect([...scaled[operator].rank]).toEqual([...base[operator].rank]);
          }
        },
      ),
    );
  });

  test('refuses a sharpness that is none', () => {
    const cells = { scores: Float64Array.of(1), weights: Float64Array.of(1) };
    expect(() => compareOperators(cells, { sharpness: 0 })).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });
});
