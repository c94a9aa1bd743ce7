import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random.ts';
import golden from './fixtures/statsmodels.json' with { type: 'json' };
import { mcnemarTest } from './mcnemar.ts';
import { probabilityBetter } from './probability-better.ts';
import { tangoInterval, tangoScore } from './tango.ts';

describe.each(golden.tables)('$aOnly against $bOnly of $n, statsmodels and scipy', (known) => {
  const { aOnly, bOnly, n } = known;
  it('McNemar', () => {
    const got = mcnemarTest(aOnly, bOnly);
    expect(got.exact).toBeCloseTo(known.exact, 12);
    expect(got.midP).toBeCloseTo(known.midP, 12);
    expect(got.asymptotic).toBeCloseTo(known.asymptotic, 12);
    // statsmodels lets the correction make a gap out of none.
    if (aOnly !== bOnly) expect(got.corrected).toBeCloseTo(known.corrected, 12);
  });
  it("Tango's interval, fitted numerically from its definition", () => {
    const got = tangoInterval(aOnly, bOnly, n);
    expect(got.lo).toBeCloseTo(known.tango[0]!, 9);
    expect(got.hi).toBeCloseTo(known.tango[1]!, 9);
  });
  it('probability that A is better', () => {
    expect(probabilityBetter(aOnly, bOnly)).toBeCloseTo(known.probabilityBetter, 12);
  });
});

describe('a worked table of the literature (Cavo 2012 in Fagerland, Lydersen and Laake)', () => {
  it('59 both, 6 and 16 discordant, 80 neither', () => {
    const got = mcnemarTest(6, 16);
    expect(got.exact).toBeCloseTo(0.052479, 6);
    expect(got.midP).toBeCloseTo(0.03469, 6);
    expect(got.asymptotic).toBeCloseTo(0.033006, 6);
    expect(got.corrected).toBeCloseTo(0.055009, 6);
    const tango = tangoInterval(6, 16, 161);
    expect(tango.estimate).toBeCloseTo(-0.0621, 4);
    expect(tango.lo).toBeCloseTo(-0.124, 4);
    expect(tango.hi).toBeCloseTo(-0.0054, 4);
  });
});

const table = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.nat(300))
  .map(([aOnly, bOnly, rest]) => ({ aOnly, bOnly, n: Math.max(1, aOnly + bOnly + rest) }));

describe('properties', () => {
  it('swapping the sides changes signs and no p-value', () => {
    fc.assert(
      fc.property(table, ({ aOnly, bOnly, n }) => {
        expect(mcnemarTest(bOnly, aOnly)).toEqual(mcnemarTest(aOnly, bOnly));
        const [one, other] = [tangoInterval(aOnly, bOnly, n), tangoInterval(bOnly, aOnly, n)];
        expect(other.lo).toBeCloseTo(-one.hi, 12);
        expect(other.hi).toBeCloseTo(-one.lo, 12);
        expect(probabilityBetter(aOnly, bOnly) + probabilityBetter(bOnly, aOnly)).toBeCloseTo(
          1,
          12,
        );
      }),
    );
  });
  it('p-values are probabilities; mid-p is below exact', () => {
    fc.assert(
      fc.property(table, ({ aOnly, bOnly }) => {
        const { exact, midP, asymptotic, corrected } = mcnemarTest(aOnly, bOnly);
        for (const p of [exact, midP, asymptotic, corrected]) {
          expect(p).toBeGreaterThan(0);
          expect(p).toBeLessThanOrEqual(1);
        }
        expect(midP).toBeLessThanOrEqual(exact);
        expect(asymptotic).toBeLessThanOrEqual(corrected);
      }),
    );
  });
  it("Tango's interval lies in [-1, 1], holds its estimate and agrees with its test", () => {
    fc.assert(
      fc.property(table, ({ aOnly, bOnly, n }) => {
        const { lo, hi, estimate, se } = tangoInterval(aOnly, bOnly, n);
        expect(lo).toBeGreaterThanOrEqual(-1);
        expect(hi).toBeLessThanOrEqual(1);
        expect(lo).toBeLessThanOrEqual(estimate);
        expect(hi).toBeGreaterThanOrEqual(estimate);
        expect(se).toBeGreaterThan(0);
        if (lo > -1) expect(tangoScore(aOnly, bOnly, n, lo)).toBeCloseTo(1.959963984540054, 5);
        if (hi < 1) expect(tangoScore(aOnly, bOnly, n, hi)).toBeCloseTo(-1.959963984540054, 5);
      }),
    );
  });
  it('without a discordant item: p = 1, an even chance, an interval all the same', () => {
    expect(mcnemarTest(0, 0)).toEqual({ exact: 1, midP: 1, asymptotic: 1, corrected: 1 });
    expect(probabilityBetter(0, 0)).toBe(0.5);
    const z = 1.959963984540054;
    expect(tangoInterval(0, 0, 50).hi).toBeCloseTo((z * z) / (50 + z * z), 12);
  });
  it('A wins every item', () => {
    const got = tangoInterval(5, 0, 5);
    expect(got.hi).toBe(1);
    expect(got.lo).toBeGreaterThan(0);
    expect(got.lo).toBeLessThan(0.5);
  });
  it('probability that A is better, against draws from the Dirichlet posterior', () => {
    const random = createRandom(17);
    const gamma = (shape: number) => {
      let total = 0;
      for (let i = 0; i < shape; i++) total += random.exponential();
      return total;
    };
    let better = 0;
    for (let draw = 0; draw < 20_000; draw++) if (gamma(8) > gamma(5)) better++;
    expect(probabilityBetter(7, 4)).toBeCloseTo(better / 20_000, 1);
    expect(Math.abs(probabilityBetter(7, 4) - better / 20_000)).toBeLessThan(0.012);
  });
});

describe('bad input', () => {
  it.each([
    ['out-of-range', () => mcnemarTest(-1, 2)],
    ['out-of-range', () => mcnemarTest(0.5, 2)],
    ['out-of-range', () => mcnemarTest(Number.NaN, 2)],
    ['out-of-range', () => tangoInterval(4, 4, 7)],
    ['out-of-range', () => tangoInterval(-1, 0, 7)],
    ['empty', () => tangoInterval(0, 0, 0)],
    ['not-finite', () => tangoInterval(Number.NaN, 0, 7)],
    ['out-of-range', () => tangoInterval(1, 1, 7, { level: 0 })],
    ['out-of-range', () => probabilityBetter(-1, 0)],
    ['out-of-range', () => probabilityBetter(Number.NaN, 0)],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
