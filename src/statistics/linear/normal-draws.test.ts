import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawMeans, drawMoments } from './draw-moments.ts';
import { factorCovariance } from './factor-covariance.ts';
import { normalDraws } from './normal-draws.ts';

const sigma = Float64Array.of(2, 0.6, 0, 0.6, 1, -0.3, 0, -0.3, 0.5);
const factor = factorCovariance(sigma, 3);

describe('normalDraws', () => {
  test('have the mean and covariance asked for', () => {
    const n = 40_000;
    const draws = normalDraws(factor, { seed: 5, to: n, mean: Float64Array.of(1, -2, 3) });
    const { mean, covariance } = drawMoments(draws, 3);
    [1, -2, 3].forEach((value, i) => {
      expect(Math.abs(mean[i]! - value)).toBeLessThan(4 * Math.sqrt(sigma[i * 4]! / n));
    });
    covariance.forEach((value, at) => {
      const product = sigma[Math.floor(at / 3) * 4]! * sigma[(at % 3) * 4]!;
      expect(Math.abs(value - sigma[at]!)).toBeLessThan(4 * Math.sqrt((2 * product) / n));
    });
  });

  test('have the same bytes however they are sliced', () => {
    const whole = normalDraws(factor, { seed: 9, to: 103 });
    fc.assert(
      fc.property(fc.array(fc.nat(103), { maxLength: 5 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), 103];
        const parts = edges
          .slice(1)
          .flatMap((to, k) => [...normalDraws(factor, { seed: 9, from: edges[k]!, to })]);
        expect(new Uint8Array(Float64Array.from(parts).buffer)).toEqual(
          new Uint8Array(whole.buffer),
        );
      }),
    );
  });

  test('drawn one by one are those drawn together, for any size and block structure', () => {
    for (let size = 1; size <= 7; size++) {
      const blocks = Float64Array.from({ length: size * size }, (_, at) => {
        const i = Math.floor(at / size);
        const j = at % size;
        if (i === j) return 1 + i;
        return i >> 1 === j >> 1 ? 0.5 : 0;
      });
      const some = factorCovariance(blocks, size);
      const whole = normalDraws(some, { seed: 2, to: 8 });
      const single = Array.from({ length: 8 }, (_, r) => [
        ...normalDraws(some, { seed: 2, from: r, to: r + 1 }),
      ]);
      expect(single.flat()).toEqual([...whole]);
    }
  });

  test('differ between seeds', () => {
    expect(normalDraws(factor, { seed: 1, to: 2 })).not.toEqual(
      normalDraws(factor, { seed: 2, to: 2 }),
    );
  });

  test('never move a coordinate without variance', () => {
    const constant = factorCovariance(Float64Array.of(0, 0, 0, 1), 2);
    const draws = normalDraws(constant, { seed: 1, to: 50, mean: Float64Array.of(7, 0) });
    for (let r = 0; r < 50; r++) expect(draws[2 * r]).toBe(7);
  });

  test('refuse a range or a mean that does not fit', () => {
    for (const bad of [{ to: 2.5 }, { from: 3, to: 2 }, { from: -1, to: 2 }]) {
      expect(() => normalDraws(factor, { seed: 1, ...bad })).toThrow(
        expect.objectContaining({ code: 'length-mismatch' }),
      );
    }
    expect(() => normalDraws(factor, { seed: 1, to: 1, mean: new Float64Array(2) })).toThrow(
      expect.objectContaining({ code: 'length-mismatch' }),
    );
  });
});

describe('drawMoments', () => {
  test('worked by hand', () => {
    const { mean, covariance } = drawMoments(Float32Array.of(1, 2, 3, 6, 5, 4), 2);
    expect([...mean]).toEqual([3, 4]);
    expect([...covariance]).toEqual([4, 2, 2, 4]);
  });

  test.each([
    ['length-mismatch', () => drawMeans(new Float64Array(5), 2)],
    ['length-mismatch', () => drawMeans(new Float64Array(0), 2)],
    ['not-finite', () => drawMeans(Float64Array.of(1, Number.NaN), 2)],
    ['too-few-draws', () => drawMoments(Float64Array.of(1, 2), 2)],
  ])('refuses bad input: %s', (code, run) => {
    expect(run).toThrow(expect.objectContaining({ code }));
  });
});
