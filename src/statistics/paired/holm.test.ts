import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import golden from './fixtures/statsmodels.json' with { type: 'json' };
import { holm } from './holm.ts';

describe('Holm', () => {
  it.each(golden.holm)('against multipletests, $p.length p-values', ({ p, adjusted }) => {
    const got = holm(Float64Array.from(p));
    adjusted.forEach((want, i) => {
      expect(got[i]).toBeCloseTo(want, 14);
    });
  });
  it('never lowers a p-value, keeps their order, and is at least as sharp as Bonferroni', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (given) => {
        const p = Float64Array.from(given);
        const adjusted = holm(p);
        p.forEach((one, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(one);
          expect(adjusted[i]).toBeLessThanOrEqual(Math.min(1, one * p.length) + 1e-15);
          p.forEach((other, j) => {
            if (one < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
          });
        });
      }),
    );
  });
});

describe('bad input', () => {
  it.each([
    ['out-of-range', () => holm(Float64Array.of(0.5, Number.NaN))],
    ['out-of-range', () => holm(Float64Array.of(1.5))],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
