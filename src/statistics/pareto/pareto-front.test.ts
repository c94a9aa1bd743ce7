import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { paretoFront, paretoProbability } from './pareto-front.ts';

const none = Number.NaN;

describe('paretoFront', () => {
  test('cheap or able enough, never beaten in both', () => {
    const { models, member, offChart } = paretoFront(
      Float64Array.of(1, 2, 2, 3, 4, none, 5),
      Float64Array.of(10, 20, 15, 18, 30, 99, none),
    );
    expect([...models]).toEqual([0, 1, 2, 3, 4]);
    expect([...member]).toEqual([1, 1, 0, 0, 1]);
    expect(offChart).toEqual([
      { model: 5, reason: 'no cost' },
      { model: 6, reason: 'no ability' },
    ]);
  });

  test('models that agree in both share their fate', () => {
    const { member } = paretoFront(Float64Array.of(1, 1, 2, 2), Float64Array.of(5, 5, 4, 4));
    expect([...member]).toEqual([1, 1, 0, 0]);
  });

  test('equally able: only the cheapest', () => {
    expect([...paretoFront(Float64Array.of(2, 1), Float64Array.of(5, 5)).member]).toEqual([0, 1]);
  });

  test('a price of 0 is a price', () => {
    expect([...paretoFront(Float64Array.of(0, 1), Float64Array.of(1, 2)).member]).toEqual([1, 1]);
  });

  test('nobody on the chart is an answer', () => {
    const { models, offChart } = paretoFront(Float64Array.of(none), Float64Array.of(1));
    expect(models.length).toBe(0);
    expect(offChart).toHaveLength(1);
  });

  test('equals comparing all pairs, ties included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 20 }),
        (points) => {
          const { member } = paretoFront(
            Float64Array.from(points, ([cost]) => cost),
            Float64Array.from(points, ([, ability]) => ability),
          );
          points.forEach(([cost, ability], i) => {
            const beaten = points.some(
              ([c, a]) => c <= cost && a >= ability && (c < cost || a > ability),
            );
            expect(member[i]).toBe(beaten ? 0 : 1);
          });
        },
      ),
    );
  });

  test.each<[string, number[], number[]]>([
    ['length-mismatch', [1], [1, 2]],
    ['out-of-range', [-1], [1]],
    ['out-of-range', [Infinity], [1]],
    ['not-finite', [1], [Infinity]],
  ])('refuses bad input: %s', (code, cost, ability) => {
    expect(() => paretoFront(Float64Array.from(cost), Float64Array.from(ability))).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('paretoProbability', () => {
  test('share of the draws on the front', () => {
    // Model 1 costs more: it is on the front when it is better. Model 2 has no price.
    const draws = Float64Array.of(1, 2, 9, 1, 0, 9, 3, 4, 9, 2, 2, 9);
    const result = paretoProbability(Float64Array.of(1, 2, none), draws);
    expect([...result.models]).toEqual([0, 1]);
    expect([...result.probability]).toEqual([1, 0.5]);
    expect(result.offChart).toEqual([{ model: 2, reason: 'no cost' }]);
    expect(result.draws).toBe(4);
  });

  test('with one draw equals the front of its values; relabelling permutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), fc.nat(), (size, seed) => {
        const random = createRandom(seed);
        const cost = Float64Array.from({ length: size }, () => random.integer(5));
        const draws = Float64Array.from({ length: 6 * size }, random.normal);
        const one = draws.subarray(0, size);
        expect([...paretoProbability(cost, one).probability]).toEqual([
          ...paretoFront(cost, one).member,
        ]);
        const mirrored = paretoProbability(
          Float64Array.from(cost).reverse(),
          draws.map((_, at) => draws[at - (at % size) + size - 1 - (at % size)]!),
        );
        expect([...mirrored.probability].reverse()).toEqual([
          ...paretoProbability(cost, draws).probability,
        ]);
      }),
    );
  });

  test.each<[string, number[], number[]]>([
    ['length-mismatch', [1, 2], [1, 2, 3]],
    ['length-mismatch', [], []],
    ['not-finite', [1], [Number.NaN]],
    ['out-of-range', [-1], [1]],
  ])('refuses bad input: %s', (code, cost, draws) => {
    expect(() => paretoProbability(Float64Array.from(cost), Float64Array.from(draws))).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
