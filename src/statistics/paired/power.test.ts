import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random.ts';
import golden from './fixtures/statsmodels.json' with { type: 'json' };
import { minimumDetectable, minimumDetectableAt, neededItems, pairedPower } from './power.ts';

describe('power, against NormalIndPower of statsmodels', () => {
  it.each(golden.power)('$n items, difference $delta', (known) => {
    const { variance, n, delta, alpha } = known;
    const noise = { itemVariance: variance };
    const level = 1 - alpha;
    expect(pairedPower(noise, n, delta, { level })).toBeCloseTo(known.power, 10);
    expect(neededItems(noise, delta, { level })).toBe(Math.ceil(known.neededItems));
  });
  it('needed items, detectable difference and power agree with each other', () => {
    const variance = fc.double({ min: 0.01, max: 0.5, noNaN: true });
    const noise = fc.record({
      itemVariance: variance,
      runVarianceA: variance,
      runVarianceB: variance,
      repeatsA: fc.integer({ min: 1, max: 16 }),
      repeatsB: fc.integer({ min: 1, max: 16 }),
      designEffect: fc.double({ min: 1, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(noise, fc.double({ min: 0.005, max: 0.2, noNaN: true }), (given, delta) => {
        const n = neededItems(given, delta);
        expect(minimumDetectable(given, n)).toBeLessThanOrEqual(delta * (1 + 1e-9));
        if (n > 1) expect(minimumDetectable(given, n - 1)).toBeGreaterThan(delta * (1 - 1e-9));
        expect(pairedPower(given, n, delta)).toBeGreaterThan(0.8 - 1e-9);
        expect(neededItems(given, -delta)).toBe(n);
      }),
    );
  });
  it('repeats shrink the run part only (hand-computed)', () => {
    const noise = { itemVariance: 0.1, runVarianceA: 0.08, runVarianceB: 0.12 };
    const factor = ((1.959963984540054 + 0.8416212335729143) / 0.03) ** 2;
    expect(neededItems(noise, 0.03)).toBe(Math.ceil(0.3 * factor));
    expect(neededItems({ ...noise, repeatsA: 4, repeatsB: 4 }, 0.03)).toBe(
      Math.ceil(0.15 * factor),
    );
    expect(neededItems({ ...noise, designEffect: 2 }, 0.03)).toBe(Math.ceil(0.6 * factor));
  });
  it('80 % of simulated comparisons of that size are found', () => {
    const noise = { itemVariance: 0.3 };
    const n = neededItems(noise, 0.06);
    let found = 0;
    for (let run = 0; run < 1000; run++) {
      const random = createRandom(31, run);
      let total = 0;
      for (let i = 0; i < n; i++) total += 0.06 + Math.sqrt(0.3) * random.normal();
      if (Math.abs(total / n) > 1.96 * Math.sqrt(0.3 / n)) found++;
    }
    expect(found / 1000).toBeGreaterThan(0.76);
    expect(found / 1000).toBeLessThan(0.84);
  });
});

describe('bad input', () => {
  const noise = { itemVariance: 0.2 };
  it.each([
    ['out-of-range', () => neededItems(noise, 0)],
    ['out-of-range', () => neededItems(noise, Number.NaN)],
    ['out-of-range', () => neededItems({ itemVariance: 0 }, 0.1)],
    ['out-of-range', () => neededItems({ itemVariance: -1 }, 0.1)],
    ['out-of-range', () => neededItems({ itemVariance: 0.2, repeatsA: 0 }, 0.1)],
    ['out-of-range', () => neededItems(noise, 0.1, { power: 1 })],
    ['out-of-range', () => neededItems(noise, 0.1, { power: 0.01 })],
    ['out-of-range', () => minimumDetectable(noise, 0)],
    ['out-of-range', () => minimumDetectableAt(0)],
    ['out-of-range', () => pairedPower(noise, 10, 0.1, { level: 1 })],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
