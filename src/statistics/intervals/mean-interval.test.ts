import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random.ts';
import { correctForChance } from './chance.ts';
import { indexClusters } from './clusters.ts';
import golden from './fixtures/statsmodels.json' with { type: 'json' };
import { meanInterval } from './mean-interval.ts';

describe.each(golden.means)('against statsmodels, $values.length items', (known) => {
  const values = Float64Array.from(known.values);
  const clusterIndex = Int32Array.from(known.clusters);
  const weights = known.weights ? { weights: Float64Array.from(known.weights) } : {};

  it('clustered error and t interval (WLS, cov_type=cluster)', () => {
    const got = meanInterval(values, { clusterIndex, ...weights, reference: 't' });
    expect(got.estimate).toBeCloseTo(known.mean, 12);
    expect(got.se).toBeCloseTo(known.clusteredSe, 12);
    expect(got.lo).toBeCloseTo(known.tInterval[0]!, 10);
    expect(got.hi).toBeCloseTo(known.tInterval[1]!, 10);
    expect(got.independentSe).toBeCloseTo(known.independentSe, 12);
    expect(got.designEffect).toBeCloseTo((known.clusteredSe / known.independentSe) ** 2, 9);
  });
  it('independent error', () => {
    const got = meanInterval(values, weights);
    expect(got.se).toBeCloseTo(known.cltSe ?? known.independentSe, 12);
    expect(got.designEffect).toBe(1);
  });
});

describe('under the null, 50 clusters of 10 with intra-cluster correlation .7 (acceptance test 2)', () => {
  const simulations = 4000;
  const clusterIndex = Int32Array.from({ length: 500 }, (_, i) => Math.floor(i / 10));
  let clustered = 0;
  let naive = 0;
  for (let s = 0; s < simulations; s++) {
    const random = createRandom(20260101, s);
    const values = new Float64Array(500);
    for (let cluster = 0; cluster < 50; cluster++) {
      const shared = Math.sqrt(0.7) * random.normal();
      for (let i = 0; i < 10; i++)
        values[cluster * 10 + i] = shared + Math.sqrt(0.3) * random.normal();
    }
    const careful = meanInterval(values, { clusterIndex, reference: 't' });
    if (careful.lo > 0 || careful.hi < 0) clustered++;
    const hasty = meanInterval(values, { reference: 'normal' });
    if (hasty.lo > 0 || hasty.hi < 0) naive++;
  }
  it('the clustered error with t(49) rejects 3.5 to 6.5 %', () => {
    expect(clustered / simulations).toBeGreaterThan(0.035);
    expect(clustered / simulations).toBeLessThan(0.065);
  });
  it('the naive error rejects more than 35 %', () => {
    expect(naive / simulations).toBeGreaterThan(0.35);
  });
});

const items = fc.array(
  fc.record({
    value: fc.double({ min: 0, max: 1, noNaN: true }),
    cluster: fc.integer({ min: 0, max: 5 }),
    weight: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 8, maxLength: 60 },
);
type Items = { value: number; cluster: number; weight: number }[];
const usable = items.filter(
  (rows) =>
    new Set(rows.map((row) => row.cluster)).size > 1 &&
    Math.max(...rows.map((row) => row.value)) - Math.min(...rows.map((row) => row.value)) > 0.01,
);
function compute(rows: Items, shift = 0, scale = 1) {
  return meanInterval(
    Float64Array.from(rows, (row) => row.value * scale + shift),
    {
      clusterIndex: Int32Array.from(rows, (row) => row.cluster),
      weights: Float64Array.from(rows, (row) => row.weight),
    },
  );
}

describe('properties', () => {
  it('the order of items does not matter', () => {
    fc.assert(
      fc.property(usable, (rows) => {
        const [one, other] = [compute(rows), compute(rows.toReversed())];
        expect(other.estimate).toBeCloseTo(one.estimate, 12);
        expect(other.lo).toBeCloseTo(one.lo, 10);
        expect(other.hi).toBeCloseTo(one.hi, 10);
      }),
    );
  });
  it('the names of clusters do not matter', () => {
    fc.assert(
      fc.property(usable, (rows) => {
        const renamed = rows.map((row) => ({ ...row, cluster: 1000 - 7 * row.cluster }));
        expect(compute(renamed)).toEqual(compute(rows));
      }),
    );
  });
  it('the unit of the weights does not matter', () => {
    fc.assert(
      fc.property(usable, (rows) => {
        const heavier = rows.map((row) => ({ ...row, weight: row.weight * 1024 }));
        expect(compute(heavier).se).toBeCloseTo(compute(rows).se, 12);
      }),
    );
  });
  it('shifting and scaling the scores shifts and scales the answer', () => {
    fc.assert(
      fc.property(usable, (rows) => {
        const [one, other] = [compute(rows), compute(rows, 5, 100)];
        expect(other.estimate).toBeCloseTo(100 * one.estimate + 5, 9);
        expect(other.se).toBeCloseTo(100 * one.se, 9);
      }),
    );
  });
  it('items of weight 0 do not count', () => {
    fc.assert(
      fc.property(usable, (rows) => {
        const extra = [...rows, { value: 0.5, cluster: 77, weight: 0 }];
        expect(compute(extra)).toEqual(compute(rows));
      }),
    );
  });
  it('repeating every item in its cluster leaves the clustered error and halves nothing', () => {
    fc.assert(
      fc.property(usable, (rows) => {
        expect(compute([...rows, ...rows]).se).toBeCloseTo(compute(rows).se, 12);
      }),
    );
  });
});

describe('rules and bad input', () => {
  const values = Float64Array.of(0, 1, 1, 0, 1);
  it('t below 40 clusters, normal from 40', () => {
    const many = Float64Array.from({ length: 40 }, (_, i) => i % 3);
    expect(meanInterval(many).method).toBe('clt');
    expect(meanInterval(many.slice(1)).method).toBe('clt-t');
    expect(meanInterval(many.slice(1)).degreesOfFreedom).toBe(38);
  });
  it('warns of few clusters', () => {
    const got = meanInterval(values, { clusterIndex: Int32Array.of(0, 0, 1, 1, 2) });
    expect(got.warnings.map((warning) => warning.code)).toEqual(['few-clusters']);
    expect(got.method).toBe('clustered-t');
  });
  it('falls back to independent items when all cluster means agree, and says so', () => {
    const got = meanInterval(Float64Array.of(0, 1, 1, 0, 0, 0, 1, 1), {
      clusterIndex: Int32Array.of(0, 0, 1, 1, 2, 2, 2, 2),
    });
    expect(got.se).toBeCloseTo(got.independentSe, 14);
    expect(got.warnings.map((warning) => warning.code)).toContain('clusters-agree');
  });
  it.each([
    ['empty', () => meanInterval(new Float64Array())],
    ['one-item', () => meanInterval(Float64Array.of(1))],
    ['one-item', () => meanInterval(values, { weights: Float64Array.of(0, 0, 1, 0, 0) })],
    ['one-cluster', () => meanInterval(values, { clusterIndex: new Int32Array(5) })],
    ['no-variance', () => meanInterval(Float64Array.of(0.1, 0.1, 0.1))],
    ['not-finite', () => meanInterval(Float64Array.of(0, Number.NaN))],
    ['not-finite', () => meanInterval(Float64Array.of(0, Infinity))],
    ['not-finite', () => meanInterval(Float64Array.of(1e300, -1e300))],
    ['length-mismatch', () => meanInterval(values, { clusterIndex: Int32Array.of(1) })],
    ['length-mismatch', () => meanInterval(values, { weights: Float64Array.of(1) })],
    ['out-of-range', () => meanInterval(values, { weights: Float64Array.of(1, 1, 1, 1, -1) })],
    ['out-of-range', () => meanInterval(values, { weights: new Float64Array(5) })],
    [
      'not-finite',
      () => meanInterval(values, { weights: Float64Array.of(1, 1, 1, 1, Number.NaN) }),
    ],
    ['out-of-range', () => meanInterval(values, { level: 95 })],
  ])('%s', (code, fails) => {
    expect(fails).toThrow(expect.objectContaining({ code }));
  });
});

describe('chance correction', () => {
  const score = meanInterval(Float64Array.of(0, 0, 0, 1, 0, 1, 0, 0, 0, 0));
  it('moves guessing to 0 and the ceiling to 1, with the error', () => {
    const got = correctForChance(score, { chance: 0.25, ceiling: 0.95 });
    expect(got.estimate).toBeCloseTo((score.estimate - 0.25) / 0.7, 14);
    expect(got.se).toBeCloseTo(score.se / 0.7, 14);
    expect(got.lo).toBeCloseTo((score.lo - 0.25) / 0.7, 14);
  });
  it('does not cut off a score below chance', () => {
    expect(correctForChance(score, { chance: 0.25 }).estimate).toBeLessThan(0);
  });
  it('needs chance below the ceiling', () => {
    expect(() => correctForChance(score, { chance: 1 })).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });
});

describe('cluster names', () => {
  it('become numbers in order of appearance', () => {
    expect(indexClusters(['b', 'a', 'b', '__proto__', 'a'])).toEqual(Int32Array.of(0, 1, 0, 2, 1));
  });
});
