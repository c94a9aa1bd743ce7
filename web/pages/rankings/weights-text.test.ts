import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveWeight, readWeights, sliderScale, writeWeights } from './weights-text.ts';

const own = ['a', 'b', 'c-v2'].map((id) => ({ id, name: id, weight: 1, benchmarks: [id] }));

it('reads and writes weights as an address has them', () => {
  expect(readWeights('a=2,c-v2=0.25')).toEqual({ a: 2, 'c-v2': 0.25 });
  expect(readWeights('a=-1,b,c-v2=x,=3')).toEqual({});
  expect(readWeights(null)).toEqual({});
  expect(writeWeights({ 'c-v2': 0, a: 1 }, own)).toBe('c-v2=0');
  expect(writeWeights({}, own)).toBeUndefined();
});

it('what it wrote says the same weights', () => {
  const weight = fc.integer({ min: 0, max: 60 }).map((n) => Number((n * 0.05).toPrecision(6)));
  fc.assert(
    fc.property(fc.tuple(weight, weight, weight), (values) => {
      const weights = Object.fromEntries(own.map(({ id }, i) => [id, values[i]!]));
      const back = readWeights(writeWeights(weights, own) ?? null);
      for (const { id, weight: usual } of own) expect(back[id] ?? usual).toBe(weights[id]);
    }),
  );
});

it('never lets all weights be 0', () => {
  const { step } = sliderScale(own);
  const one = moveWeight({ a: 0, b: 0 }, own, 'c-v2', 0);
  expect(one).toEqual({ a: 0, b: 0, 'c-v2': step });
  expect(moveWeight({}, own, 'a', 0)).toEqual({ a: 0 });
  expect(moveWeight({}, own, 'a', 0.15000000000000002)).toEqual({ a: 0.15 });
});
