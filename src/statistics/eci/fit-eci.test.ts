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

  it('answers for a model without rows and for evidence in two parts as the penalty says', () => {
    const apart = [...rows, [2, 2, 0.3], [3, 2, 0.7]];
    const fit = fitEci(scoresOf(apart, 5, 3), { anchorBenchmark: 0 });
    expect([...fit.capability, ...fit.difficulty].every(Number.isFinite)).toBe(true);
    // At the centre of the penalty, before the anchor's difficulty is moved to 0.
    expect(fit.capability[4]!).toBeGreaterThan(fit.capability[2]!);
    expect(fit.capability[4]!).toBeLessThan(fit.capability[3]!);
  });

  it('takes one row, all equal, all right and all wrong', () => {
    const all = (value: number): number[][] => rows.map(([m, b]) => [m!, b!, value]);
    for (const scores of [[[0, 0, 0.3]], all(0.5), all(1), all(0)]) {
      const fit = fitEci(scoresOf(scores, 2, 2), { anchorBenchmark: 0 });
      const { capability, difficulty, discriminability } = fit;
      expect([...capability, ...difficulty, ...discriminability].every(Number.isFinite)).toBe(true);
    }
  });

  it('refuses scores that no penalty holds, and options that mean nothing', () => {
    const fails = (change: object, code: string): void => {
      expect(() => fitEci(scoresOf(rows, 3, 2), { anchorBenchmark: 0, ...change })).toThrow(
        expect.objectContaining({ name: 'StatisticsError', code }),
      );
    };
    fails({ regularisation: 0 }, 'not-positive-definite');
    fails({ regularisation: Number.NaN }, 'out-of-range');
    fails({ regularisation: Number.POSITIVE_INFINITY }, 'out-of-range');
    fails({ clip: 0.5 }, 'out-of-range');
    fails({ anchorBenchmark: 0.5 }, 'out-of-range');
    fails({ maximumSteps: 1 }, 'no-convergence');
  });

  it('moves to another scale by a straight line', () => {
    const fit = fitEci(scoresOf(rows, 2, 2), { anchorBenchmark: 0 });
    const epoch = scaleEci(fit, { model: 0, index: 130 }, { model: 1, index: 150 });
    const unit = scaleEci(fit, { model: 0, index: 0 }, { model: 1, index: 1 });
    for (const part of ['models', 'benchmarks'] as const) {
      epoch[part].forEach((value, k) => {
        expect(value).toBeCloseTo(130 + 20 * unit[part][k]!, 9);
      });
    }
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
    expect(() => scaleEci(fit, anchor(0, Number.NaN), anchor(1, 150))).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    );
  });
});
