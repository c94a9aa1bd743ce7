import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredCovariance } from '../intervals/covariance.ts';
import { meanInterval } from '../intervals/mean-interval.ts';
import { createRandom } from '../random/random.ts';
import { type CompareOptions, comparePaired, type PairedComparison } from './compare.ts';
import { adjustFamily } from './family.ts';
import { holm } from './holm.ts';
import { mcnemarTest } from './mcnemar.ts';
import { neededItems } from './power.ts';
import { probabilityBetter } from './probability-better.ts';
import { tangoInterval } from './tango.ts';

function codes(result: PairedComparison): string[] {
  return result.warnings.map((warning) => warning.code);
}
/** A right on `both + aOnly` items, B on `both + bOnly`. */
function sides(both: number, aOnly: number, bOnly: number, neither: number) {
  const n = both + aOnly + bOnly + neither;
  const a = Float64Array.from({ length: n }, (_, i) => (i < both + aOnly ? 1 : 0));
  const b = Float64Array.from({ length: n }, (_, i) =>
    i < both || (i >= both + aOnly && i < both + aOnly + bOnly) ? 1 : 0,
  );
  return [{ scores: a }, { scores: b }] as const;
}
function correlated(n: number, correlation: number, seed: number, shift = 0) {
  const random = createRandom(seed);
  const a = new Float64Array(n);
  const b = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const x = random.normal();
    a[i] = shift + x;
    b[i] = correlation * x + Math.sqrt(1 - correlation ** 2) * random.normal();
  }
  return [{ scores: a }, { scores: b }] as const;
}

describe('pairing (acceptance test 3)', () => {
  it('correlation .7 makes the error sqrt(.3) = .548 of the unpaired one, within 3 %', () => {
    const got = comparePaired(...correlated(20_000, 0.7, 5));
    expect(got.se / got.unpairedSe!).toBeGreaterThan(0.548 * 0.97);
    expect(got.se / got.unpairedSe!).toBeLessThan(0.548 * 1.03);
    expect(got.correlation).toBeCloseTo(0.7, 1);
    expect(got.saving).toBeCloseTo(0.7, 1);
  });
  it('the error follows from the correlation exactly when both sides vary alike', () => {
    const [a, b] = correlated(500, 0.5, 6);
    const got = comparePaired(a, b);
    const [seA, seB] = [meanInterval(a.scores).se, meanInterval(b.scores).se];
    expect(got.se ** 2).toBeCloseTo(seA ** 2 + seB ** 2 - 2 * got.correlation! * seA * seB, 12);
  });
});

describe('which rule', () => {
  it('single right-or-wrong answers: Tango, mid-p, Dirichlet', () => {
    const got = comparePaired(...sides(300, 63, 40, 97));
    const tango = tangoInterval(63, 40, 500);
    expect(got).toMatchObject({
      method: 'tango',
      lo: tango.lo,
      hi: tango.hi,
      test: 'mcnemar-mid-p',
    });
    expect(got.pValue).toBe(mcnemarTest(63, 40).midP);
    expect(got.probabilityABetter).toBe(probabilityBetter(63, 40));
    expect(got.counts).toEqual({ both: 300, aOnly: 63, bOnly: 40, neither: 97 });
    expect(got.se).toBeCloseTo(
      meanInterval(Float64Array.from({ length: 500 }, (_, i) => (i < 63 ? 1 : i < 103 ? -1 : 0)))
        .se,
      14,
    );
    expect(got).toMatchObject({
      scoreA: 0.726,
      scoreB: 0.68,
      n: 500,
      clusters: 500,
      isClustered: false,
    });
    expect(got.halfWidth).toBeCloseTo((tango.hi - tango.lo) / 2, 15);
  });
  it('graded marks on many items: z', () => {
    const got = comparePaired(...correlated(40, 0.5, 7));
    expect(got).toMatchObject({ method: 'clt', test: 'z', counts: undefined });
  });
  it('below 40 clusters: t interval and sign flips of whole clusters', () => {
    const got = comparePaired(...correlated(39, 0.5, 7));
    expect(got).toMatchObject({ method: 'clt-t', test: 'sign-flip', seed: 1 });
    const clusterIndex = Int32Array.from({ length: 200 }, (_, i) => i % 12);
    const few = comparePaired(...correlated(200, 0.5, 7), { clusterIndex });
    expect(few).toMatchObject({ method: 'clustered-t', test: 'sign-flip-exact', clusters: 12 });
  });
  it('agrees with the covariance of several models', () => {
    const [a, b] = correlated(300, 0.6, 8);
    const clusterIndex = Int32Array.from({ length: 300 }, (_, i) => i % 50);
    const both = Float64Array.of(...a.scores, ...b.scores);
    const covariance = clusteredCovariance(both, 2, 300, clusterIndex);
    const got = comparePaired(a, b, { clusterIndex });
    expect(got.se ** 2).toBeCloseTo(covariance[0]! + covariance[3]! - 2 * covariance[1]!, 14);
    expect(got.seA! ** 2).toBeCloseTo(covariance[0]!, 14);
  });
  it('repeats: means per item, run noise apart', () => {
    const random = createRandom(9);
    const itemIndex = Int32Array.from({ length: 1600 }, (_, i) => i % 400);
    const run = (share: (item: number) => number) => ({
      itemIndex,
      scores: Float64Array.from(itemIndex, (item) => (random.uniform() < share(item) ? 1 : 0)),
    });
    const got = comparePaired(
      run((item) => item / 400),
      run((item) => 0.9 - item / 800),
    );
    expect(got.noise).toMatchObject({ repeatsA: 4, repeatsB: 4, designEffect: 1 });
    expect(got.noise!.runVarianceA).toBeCloseTo(1 / 6, 1);
    const { itemVariance, runVarianceA, runVarianceB } = got.noise!;
    expect((itemVariance + runVarianceA / 4 + runVarianceB / 4) / 400).toBeCloseTo(got.se ** 2, 12);
    const more = neededItems({ ...got.noise!, repeatsA: 16, repeatsB: 16 }, 0.03);
    const shrink =
      (itemVariance + (runVarianceA + runVarianceB) / 16) /
      (itemVariance + (runVarianceA + runVarianceB) / 4);
    expect(more / neededItems(got.noise!, 0.03)).toBeCloseTo(shrink, 2);
    expect(shrink).toBeLessThan(0.8);
  });
});

describe('verdicts', () => {
  it('a lead, either way', () => {
    expect(comparePaired(...sides(100, 60, 20, 20)).verdict).toBe('a-leads');
    expect(comparePaired(...sides(100, 20, 60, 20)).verdict).toBe('b-leads');
  });
  it('tied within a point is not the same as cannot tell', () => {
    const tied = comparePaired(...sides(6000, 20, 22, 4000));
    expect(tied.verdict).toBe('tied');
    expect(tied.equivalence.isEquivalent).toBe(true);
    const unknown = comparePaired(...sides(60, 20, 22, 40));
    expect(unknown.verdict).toBe('cannot-tell');
    expect(unknown.equivalence.isEquivalent).toBe(false);
  });
  it('a lead smaller than the margin is a lead', () => {
    const got = comparePaired(...sides(60_000, 200, 100, 40_000));
    expect(got.verdict).toBe('a-leads');
    expect(got.equivalence.isEquivalent).toBe(true);
  });
  it('with 4 clusters no p-value can reject', () => {
    const clusterIndex = Int32Array.from({ length: 200 }, (_, i) => i % 4);
    const got = comparePaired(...correlated(200, 0.5, 7, 2), { clusterIndex });
    expect(got.pValue).toBe(1 / 8);
    expect(got.verdict).toBe('cannot-tell');
    expect(codes(got)).toEqual(['few-clusters', 'too-few-clusters']);
  });
});

describe('the same on every item', () => {
  it('a run against itself: no lead, an interval of a size that fits the clusters', () => {
    const clusterIndex = Int32Array.from({ length: 100 }, (_, i) => i % 10);
    const [a] = sides(50, 0, 0, 50);
    const got = comparePaired(a, a, { clusterIndex });
    expect(got).toMatchObject({
      estimate: 0,
      pValue: 1,
      verdict: 'cannot-tell',
      saving: undefined,
    });
    expect(got.hi).toBeCloseTo(tangoInterval(0, 0, 10).hi, 14);
    expect(codes(got)).toEqual(['same-everywhere']);
    expect(got.n).toBe(100);
  });
  it('graded marks in [0, 1] against themselves', () => {
    const graded = { scores: Float64Array.from({ length: 50 }, (_, i) => i / 50) };
    expect(comparePaired(graded, graded).hi).toBeCloseTo(tangoInterval(0, 0, 50).hi, 14);
  });
  it('averages that differ by rounding alone do not differ', () => {
    const itemIndex = Int32Array.from({ length: 150 }, (_, i) => i % 50);
    const scores = Float64Array.from(
      { length: 150 },
      (_, i) => [0.1, 0.2, 0.3][Math.floor(i / 50)]!,
    );
    const a = { itemIndex, scores };
    const b = { itemIndex: itemIndex.toReversed(), scores: scores.toReversed() };
    expect(comparePaired(a, b)).toMatchObject({ estimate: 0, pValue: 1 });
  });
  it('A right on every item, B on none', () => {
    const got = comparePaired(...sides(0, 40, 0, 0));
    expect(got).toMatchObject({ estimate: 1, hi: 1, verdict: 'a-leads', seA: undefined });
    expect(got.se).toBeGreaterThan(0);
  });
  it('one item', () => {
    const got = comparePaired({ scores: Float64Array.of(1) }, { scores: Float64Array.of(0) });
    expect(got).toMatchObject({ n: 1, estimate: 1, pValue: 0.5, verdict: 'cannot-tell' });
  });
});

describe('items that only one run has', () => {
  const a = { itemIndex: Int32Array.of(0, 1, 2, 3, 5), scores: Float64Array.of(1, 1, 0, 1, 1) };
  const b = { itemIndex: Int32Array.of(5, 4, 3, 2, 1), scores: Float64Array.of(1, 0, 1, 1, 0) };
  it('are left out and counted', () => {
    const got = comparePaired(a, b);
    expect(got).toMatchObject({ n: 4, onlyA: 1, onlyB: 1, scoreA: 0.75, scoreB: 0.75 });
    expect(got.counts).toEqual({ both: 2, aOnly: 1, bOnly: 1, neither: 0 });
  });
  it('hashes of the item sets must agree', () => {
    expect(() => comparePaired({ ...a, itemSetHash: 'x' }, { ...b, itemSetHash: 'y' })).toThrow(
      expect.objectContaining({ code: 'item-set-mismatch' }),
    );
    expect(codes(comparePaired({ ...a, itemSetHash: 'x' }, { ...b, itemSetHash: 'x' }))).toEqual(
      [],
    );
    expect(codes(comparePaired({ ...a, itemSetHash: 'x' }, b))).toEqual(['item-set-unknown']);
  });
});

describe('properties', () => {
  const rows = fc.array(
    fc.record({
      a: fc.constantFrom(0, 1, 0.5),
      b: fc.constantFrom(0, 1, 0.25),
      cluster: fc.integer({ min: 0, max: 5 }),
      weight: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 4, maxLength: 50 },
  );
  type Rows = { a: number; b: number; cluster: number; weight: number }[];
  function compare(given: Rows, kind: 'plain' | 'graded' | 'clustered', swapped = false) {
    const mark = (value: number) => (kind === 'plain' ? Math.round(value) : value);
    const a = { scores: Float64Array.from(given, (row) => mark(row.a)) };
    const b = { scores: Float64Array.from(given, (row) => mark(row.b)) };
    const options: CompareOptions =
      kind === 'clustered'
        ? {
            clusterIndex: Int32Array.from(given, (row) => row.cluster),
            weights: Float64Array.from(given, (row) => row.weight),
          }
        : {};
    return swapped ? comparePaired(b, a, options) : comparePaired(a, b, options);
  }
  const kinds = fc.constantFrom('plain' as const, 'graded' as const, 'clustered' as const);
  const usable = rows.filter(
    (given) =>
      new Set(given.map((row) => row.cluster)).size > 1 &&
      new Set(given.map((row) => row.a - row.b)).size > 1,
  );

  it('swapping the sides changes signs and no p-value', () => {
    fc.assert(
      fc.property(usable, kinds, (given, kind) => {
        const [one, other] = [compare(given, kind), compare(given, kind, true)];
        expect(other.estimate).toBeCloseTo(-one.estimate, 12);
        expect(other.lo).toBeCloseTo(-one.hi, 10);
        expect(other.se).toBeCloseTo(one.se, 12);
        expect(other.pValue).toBeCloseTo(one.pValue, 10);
        expect(other.probabilityABetter).toBeCloseTo(1 - one.probabilityABetter, 10);
        expect(other.equivalence.pValue).toBeCloseTo(one.equivalence.pValue, 10);
        const swapped = { 'a-leads': 'b-leads', 'b-leads': 'a-leads' } as Record<string, string>;
        expect(other.verdict).toBe(swapped[one.verdict] ?? one.verdict);
      }),
    );
  });
  it('the order of items and the names of clusters do not matter', () => {
    fc.assert(
      fc.property(usable, (given) => {
        const renamed = given.toReversed().map((row) => ({ ...row, cluster: 99 - row.cluster }));
        const [one, other] = [compare(given, 'clustered'), compare(renamed, 'clustered')];
        expect(other.estimate).toBeCloseTo(one.estimate, 12);
        expect(other.se).toBeCloseTo(one.se, 12);
        expect(other.pValue).toBe(one.pValue);
      }),
    );
  });
  it('never a NaN: finite numbers or a typed error', () => {
    fc.assert(
      fc.property(rows, kinds, (given, kind) => {
        try {
          const got = compare(given, kind);
          const numbers = [got.estimate, got.se, got.lo, got.hi, got.pValue, got.halfWidth];
          numbers.push(got.probabilityABetter, got.minimumDetectable, got.equivalence.pValue);
          numbers.push(
            got.equivalence.lo,
            got.equivalence.hi,
            got.saving ?? 0,
            got.correlation ?? 0,
          );
          for (const value of numbers) expect(Number.isFinite(value)).toBe(true);
          expect(got.se).toBeGreaterThan(0);
          expect(got.pValue).toBeGreaterThan(0);
          expect(got.pValue).toBeLessThanOrEqual(1);
        } catch (error) {
          expect(error).toMatchObject({ name: 'StatisticsError' });
          expect(['no-variance', 'one-cluster']).toContain((error as { code: string }).code);
        }
      }),
    );
  });
});

describe('families', () => {
  it('adjusts over all comparisons shown', () => {
    const all = [sides(100, 60, 20, 20), sides(100, 30, 20, 20), sides(100, 21, 20, 20)].map(
      ([a, b]) => comparePaired(a, b),
    );
    const adjusted = adjustFamily(all);
    const want = holm(Float64Array.from(all, (one) => one.pValue));
    expect(adjusted.map((one) => one.adjustedP)).toEqual([...want]);
    expect(adjusted[0]!.estimate).toBe(all[0]!.estimate);
  });
});

describe('bad input', () => {
  const one = { scores: Float64Array.of(1, 0, 0.5) };
  const other = { scores: Float64Array.of(0, 0.5, 0.25) };
  it.each([
    ['empty', () => comparePaired({ scores: new Float64Array() }, other)],
    ['not-finite', () => comparePaired({ scores: Float64Array.of(1, Number.NaN, 0) }, other)],
    ['length-mismatch', () => comparePaired({ scores: Float64Array.of(1, 0) }, other)],
    ['length-mismatch', () => comparePaired(one, other, { clusterIndex: Int32Array.of(1, 2) })],
    ['length-mismatch', () => comparePaired(one, other, { clusterIndex: new Int32Array(5) })],
    ['one-cluster', () => comparePaired(one, other, { clusterIndex: Int32Array.of(1, 1, 1) })],
    ['out-of-range', () => comparePaired(one, other, { weights: Float64Array.of(1, 1, -1) })],
    ['out-of-range', () => comparePaired(one, other, { level: 1 })],
    ['out-of-range', () => comparePaired(one, other, { margin: 0 })],
    ['out-of-range', () => comparePaired(one, other, { power: 0 })],
    [
      'no-overlap',
      () =>
        comparePaired(
          { scores: Float64Array.of(1), itemIndex: Int32Array.of(0) },
          { scores: Float64Array.of(1), itemIndex: Int32Array.of(1) },
        ),
    ],
    [
      'one-item',
      () => comparePaired({ scores: Float64Array.of(0.5) }, { scores: Float64Array.of(1) }),
    ],
    [
      'no-variance',
      () =>
        comparePaired(
          { scores: Float64Array.of(0.5, 0.75) },
          { scores: Float64Array.of(0.25, 0.5) },
        ),
    ],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
