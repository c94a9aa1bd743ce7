import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random.ts';
import { bootstrapInterval } from './bootstrap-t.ts';
import { meanInterval } from './mean-interval.ts';

function draws(n: number, seed: number, of: 'normal' | 'exponential'): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => random[of]());
}

describe('bootstrapInterval', () => {
  it('is close to the t interval for normal values', () => {
    const values = draws(60, 1, 'normal');
    const boot = bootstrapInterval(values, { resamples: 20_000 });
    const t = meanInterval(values, { reference: 't' });
    expect(Math.abs(boot.lo - t.lo)).toBeLessThan(0.12 * t.se);
    expect(Math.abs(boot.hi - t.hi)).toBeLessThan(0.12 * t.se);
    expect(boot.se).toBe(t.se);
  });
  it('reaches further to the long side of skewed values, where the true mean hides', () => {
    const boot = bootstrapInterval(draws(40, 2, 'exponential'));
    expect(boot.hi - boot.estimate).toBeGreaterThan(1.2 * (boot.estimate - boot.lo));
  });
  it('covers the mean of skewed clustered values better than the symmetric interval', () => {
    let covered = 0;
    let symmetric = 0;
    const runs = 400;
    for (let run = 0; run < runs; run++) {
      const random = createRandom(3, run);
      const shared = Float64Array.from({ length: 20 }, () => random.exponential() ** 2);
      const values = Float64Array.from({ length: 60 }, (_, i) => shared[i % 20]!);
      const clusterIndex = Int32Array.from({ length: 60 }, (_, i) => i % 20);
      const boot = bootstrapInterval(values, { clusterIndex, resamples: 500, seed: run });
      if (boot.lo <= 2 && 2 <= boot.hi) covered++;
      const t = meanInterval(values, { clusterIndex });
      if (t.lo <= 2 && 2 <= t.hi) symmetric++;
    }
    expect(covered / runs).toBeGreaterThan(0.85);
    expect(covered).toBeGreaterThan(symmetric + 0.05 * runs);
  });
  it('gives the same bytes for the same seed and others for another', () => {
    const values = draws(30, 4, 'normal');
    expect(bootstrapInterval(values, { seed: 7 })).toEqual(bootstrapInterval(values, { seed: 7 }));
    expect(bootstrapInterval(values, { seed: 8 }).lo).not.toBe(
      bootstrapInterval(values, { seed: 7 }).lo,
    );
  });
  it('treats items of a cluster as one: copies change nothing', () => {
    const values = draws(30, 5, 'normal');
    const tripled = Float64Array.from({ length: 90 }, (_, i) => values[i % 30]!);
    const clusterIndex = Int32Array.from({ length: 90 }, (_, i) => i % 30);
    const [one, three] = [bootstrapInterval(values), bootstrapInterval(tripled, { clusterIndex })];
    expect(three.lo).toBeCloseTo(one.lo, 10);
    expect(three.hi).toBeCloseTo(one.hi, 10);
  });
  it('uneven clusters and weights: an item of weight 2 is two items in its cluster', () => {
    const values = draws(30, 6, 'normal');
    const clusterIndex = Int32Array.from({ length: 30 }, (_, i) => i % 12);
    const weights = Float64Array.from({ length: 30 }, (_, i) => (i < 9 ? 2 : 1));
    const doubled = Float64Array.of(...values, ...values.slice(0, 9));
    const doubledIndex = Int32Array.of(...clusterIndex, ...clusterIndex.slice(0, 9));
    const one = bootstrapInterval(values, { clusterIndex, weights });
    const other = bootstrapInterval(doubled, { clusterIndex: doubledIndex });
    expect(other.lo).toBeCloseTo(one.lo, 10);
    expect(other.hi).toBeCloseTo(one.hi, 10);
  });
  it('scales with the values', () => {
    const values = draws(30, 7, 'exponential');
    const one = bootstrapInterval(values);
    const other = bootstrapInterval(values.map((value) => 100 * value));
    expect(other.hi).toBeCloseTo(100 * one.hi, 8);
  });
  it('draws no cluster more often than the others, though one uniform number serves several', () => {
    // In base 2,048 the digits of a uniform run out after the fourth: cluster 0 would follow.
    const values = draws(2_048, 8, 'normal');
    values[0] = 3;
    const boot = bootstrapInterval(values, { resamples: 1000 });
    const t = meanInterval(values);
    expect(Math.abs(boot.lo - t.lo)).toBeLessThan(0.3 * t.se);
    expect(Math.abs(boot.hi - t.hi)).toBeLessThan(0.3 * t.se);
  });

  const nearlyConstant = Float64Array.from({ length: 12 }, (_, i) => (i === 0 ? 1 : 0.5));
  it.each([
    ['few-clusters', () => bootstrapInterval(draws(9, 1, 'normal'))],
    ['degenerate-resamples', () => bootstrapInterval(nearlyConstant)],
    ['no-variance', () => bootstrapInterval(new Float64Array(12).fill(0.3))],
    ['empty', () => bootstrapInterval(new Float64Array())],
    ['not-finite', () => bootstrapInterval(new Float64Array(12).fill(Number.NaN))],
    ['out-of-range', () => bootstrapInterval(draws(12, 1, 'normal'), { resamples: 5 })],
    ['out-of-range', () => bootstrapInterval(draws(12, 1, 'normal'), { level: 0 })],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
