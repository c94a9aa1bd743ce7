import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredCovariance } from './covariance.ts';
import golden from './fixtures/statsmodels.json' with { type: 'json' };
import { meanVariance } from './mean-variance.ts';

const { models: M, items: n } = golden.covariance;
const clusters = Int32Array.from(golden.covariance.clusters);
const weights = Float64Array.from(golden.covariance.weights);
const scores = Float64Array.from(golden.covariance.scores);
const holes = Float64Array.from(golden.covariance.holes, (score) => score ?? Number.NaN);

function expectClose(got: Float64Array, want: number[]): void {
  expect(got.length).toBe(want.length);
  want.forEach((value, i) => {
    expect(got[i]).toBeCloseTo(value, 12);
  });
}

describe('against the joint clustered regression of statsmodels', () => {
  it('with weights', () => {
    expectClose(clusteredCovariance(scores, M, n, clusters, weights), golden.covariance.covariance);
  });
  it('with missing entries', () => {
    expectClose(clusteredCovariance(holes, M, n, clusters), golden.covariance.holesCovariance);
  });
});

describe('clusteredCovariance', () => {
  const own = Int32Array.from({ length: n }, (_, i) => i);
  const row = (model: number) => scores.slice(model * n, (model + 1) * n);

  it.each([
    ['clusters', clusters, undefined],
    ['clusters and weights', clusters, weights],
    ['independent items', own, undefined],
  ])('the diagonal is the squared error of each model alone: %s', (_, index, v) => {
    const covariance = clusteredCovariance(scores, M, n, index, v);
    for (let model = 0; model < M; model++)
      expect(covariance[model * M + model]).toBeCloseTo(
        meanVariance(row(model), index, v).clustered,
        14,
      );
  });
  it('gives the variance of every paired difference', () => {
    const covariance = clusteredCovariance(scores, M, n, clusters, weights);
    for (let a = 0; a < M; a++)
      for (let b = 0; b < a; b++) {
        const difference = row(a).map((score, i) => score - row(b)[i]!);
        const variance =
          covariance[a * M + a]! + covariance[b * M + b]! - 2 * covariance[a * M + b]!;
        expect(variance).toBeCloseTo(meanVariance(difference, clusters, weights).clustered, 14);
      }
  });
  it('follows when models change places (odd and even counts)', () => {
    for (const models of [1, 2, 3, 6, 7]) {
      const part = scores.slice(0, models * n);
      const reversed = Float64Array.from({ length: models * n }, (_, i) => {
        const model = models - 1 - Math.floor(i / n);
        return part[model * n + (i % n)]!;
      });
      const one = clusteredCovariance(part, models, n, clusters);
      const other = clusteredCovariance(reversed, models, n, clusters);
      expect(other.toReversed()).toEqual(one);
    }
  });
  it('is positive semidefinite, also with missing entries', () => {
    const covariance = clusteredCovariance(holes, M, n, clusters);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: M, maxLength: M }),
        (direction) => {
          let form = 0;
          for (let a = 0; a < M; a++)
            for (let b = 0; b < M; b++)
              form += direction[a]! * direction[b]! * covariance[a * M + b]!;
          expect(form).toBeGreaterThan(-1e-15);
        },
      ),
    );
  });
  it('relabelled clusters and reordered items change nothing', () => {
    const one = clusteredCovariance(scores, M, n, clusters);
    const relabelled = clusters.map((cluster) => 5000 - 3 * cluster);
    expectClose(clusteredCovariance(scores, M, n, relabelled), [...one]);
    const turned = Float64Array.from(
      scores,
      (_, i) => scores[Math.floor(i / n) * n + (n - 1 - (i % n))]!,
    );
    expectClose(clusteredCovariance(turned, M, n, clusters.toReversed()), [...one]);
  });
  it('models without a common item have covariance 0', () => {
    const split = Float64Array.of(0, 1, 0, ...[NaN, NaN, NaN], ...[NaN, NaN, NaN], 1, 0, 0);
    const covariance = clusteredCovariance(split, 2, 6, Int32Array.of(0, 1, 2, 3, 4, 5));
    expect(covariance[1]).toBe(0);
    expect(covariance[0]).toBeGreaterThan(0);
  });
  it('a model whose scores are all equal has zeros', () => {
    const constant = scores.slice(0, 2 * n).fill(0.1, 0, n);
    const covariance = clusteredCovariance(constant, 2, n, clusters);
    expect([...covariance.slice(0, 3)]).toEqual([0, 0, 0]);
    expect(covariance[3]).toBeGreaterThan(0);
  });

  const two = Float64Array.of(0, 1);
  it.each([
    ['empty', () => clusteredCovariance(new Float64Array(), 0, 0, new Int32Array())],
    ['empty', () => clusteredCovariance(Float64Array.of(NaN, NaN), 1, 2, Int32Array.of(0, 1))],
    ['one-cluster', () => clusteredCovariance(two, 1, 2, Int32Array.of(3, 3))],
    ['one-cluster', () => clusteredCovariance(Float64Array.of(1, NaN), 1, 2, Int32Array.of(0, 1))],
    [
      'not-finite',
      () => clusteredCovariance(Float64Array.of(1, Infinity), 1, 2, Int32Array.of(0, 1)),
    ],
    ['not-finite', () => clusteredCovariance(Float64Array.of(1e300, 0), 1, 2, Int32Array.of(0, 1))],
    ['length-mismatch', () => clusteredCovariance(two, 2, 2, Int32Array.of(0, 1))],
    ['length-mismatch', () => clusteredCovariance(two, 1, 2, Int32Array.of(0))],
    [
      'out-of-range',
      () => clusteredCovariance(two, 1, 2, Int32Array.of(0, 1), Float64Array.of(1, -1)),
    ],
  ])('%s', (code, compute) => {
    expect(compute).toThrow(expect.objectContaining({ code }));
  });
});
