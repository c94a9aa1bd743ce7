import { describe, expect, it } from 'vitest';
import fixture from './fixtures/scipy.json' with { type: 'json' };
import { type EciScores, fitEci, scaleEci } from './index.ts';

function scoresOf(rows: number[][], modelCount: number, benchmarkCount: number): EciScores {
  return {
    model: Int32Array.from(rows, ([m]) => m!),
    benchmark: Int32Array.from(rows, ([, b]) => b!),
    performance: Float64Array.from(rows, ([, , y]) => y!),
    modelCount,
    benchmarkCount,
  };
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
}

describe.each(fixture.cases)('scipy, to convergence: $name', (known) => {
  const scores = scoresOf(known.rows, known.models, known.benchmarks);
  const options = { anchorBenchmark: known.anchor, regularisation: known.regularisation };
  const fit = fitEci(scores, options);

  it('finds the same parameters to 1e-6', () => {
    expect(largestDifference(fit.capability, known.capability)).toBeLessThan(1e-6);
    expect(largestDifference(fit.difficulty, known.difficulty)).toBeLessThan(1e-6);
    expect(largestDifference(fit.discriminability, known.discriminability)).toBeLessThan(1e-6);
    expect(Math.abs(fit.cost - known.cost)).toBeLessThan(1e-12);
  });

  it('puts them on the 130 and 150 scale', () => {
    const [low, high] = known.anchors as [number, number];
    const scale = scaleEci(fit, { model: low, index: 130 }, { model: high, index: 150 });
    expect(largestDifference(scale.models, known.index)).toBeLessThan(1e-5);
    expect(scale.models[low]).toBeCloseTo(130, 10);
    expect(scale.models[high]).toBeCloseTo(150, 10);
  });

  it('does not depend on the order of the rows', () => {
    const turned = fitEci(
      scoresOf([...known.rows].reverse(), known.models, known.benchmarks),
      options,
    );
    expect(largestDifference(fit.capability, turned.capability)).toBeLessThan(1e-6);
  });
});

it('has a case in which parameters rest on their bounds', () => {
  expect(Math.max(...fixture.cases.map(({ at_bounds }) => at_bounds))).toBeGreaterThan(1);
});

describe('fitEci', () => {
  const rows = [
    [0, 0, 0.2],
    [1, 0, 0.6],
    [0, 1, 0.4],
    [1, 1, 0.8],
  ];
  const refused = (change: number[][], code: string): void => {
    expect(() => fitEci(scoresOf(change, 2, 2), { anchorBenchmark: 0 })).toThrow(
      expect.objectContaining({ code }),
    );
  };

  it('holds scores of 0 and 1 within their clip', () => {
    const fit = fitEci(scoresOf([...rows, [0, 0, 0], [1, 1, 1]], 2, 2), { anchorBenchmark: 0 });
    expect([...fit.capability, ...fit.difficulty].every(Number.isFinite)).toBe(true);
    expect(fit.capability[1]!).toBeGreaterThan(fit.capability[0]!);
  });

  it('refuses what it cannot fit', () => {
    refused([], 'empty');
    refused([...rows, [0, 0, Number.NaN]], 'not-finite');
    refused([...rows, [0, 0, 1.2]], 'out-of-range');
    refused([...rows, [2, 0, 0.5]], 'out-of-range');
    expect(() => fitEci(scoresOf(rows, 2, 2), { anchorBenchmark: 2 })).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });

  it('refuses anchors that define no scale', () => {
    const fit = fitEci(scoresOf(rows, 2, 2), { anchorBenchmark: 0 });
    const anchor = (model: number, index: number) => ({ model, index });
    expect(() => scaleEci(fit, anchor(1, 130), anchor(0, 150))).toThrow(
      expect.objectContaining({ code: 'no-variance' }),
    );
    expect(() => scaleEci(fit, anchor(0, 130), anchor(9, 150))).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });
});
