import { describe, expect, it } from 'vitest';
import { bootstrapDraw, bootstrapDraws, type LatentDraws } from './bootstrap.ts';
import { fitLatent } from './fit.ts';
import { simulate } from './fixtures/simulate.ts';
import { laplaceCovariance } from './laplace.ts';
import { differenceInterval, pointInterval, suitePoints } from './points.ts';
import { selfReportExcess } from './self-report.ts';

const { observations: o, ability } = simulate({
  seed: 5,
  models: 30,
  benchmarks: 16,
  selfBias: 0.3,
});
const fit = fitLatent(o);
const suite = { benchmarks: Int32Array.of(0, 3, 5), weights: Float64Array.of(1, 2, 1) };
const draws = bootstrapDraws(o, fit, { seed: 11, from: 0, to: 200, suite });

function deviations({ ability: values, count, models }: LatentDraws): Float64Array {
  return Float64Array.from({ length: models }, (_, m) => {
    const column = Array.from({ length: count }, (_, d) => values[d * models + m]!);
    const mean = column.reduce((sum, value) => sum + value, 0) / count;
    return Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1));
  });
}

describe('bootstrap draws', () => {
  it('are the same bytes in 1, 2 and 4 slices, in any order', () => {
    const whole = bootstrapDraws(o, fit, { seed: 3, from: 0, to: 8, suite });
    for (const slices of [2, 4]) {
      const width = 8 / slices;
      const parts = Array.from({ length: slices }, (_, s) => slices - 1 - s)
        .map((s) =>
          bootstrapDraws(o, fit, { seed: 3, from: s * width, to: (s + 1) * width, suite }),
        )
        .reverse();
      for (const name of ['ability', 'points', 'excess'] as const) {
        expect(parts.flatMap((part) => [...part[name]])).toEqual([...whole[name]]);
      }
    }
    const one = bootstrapDraw(o, fit, suite, 3, 5);
    expect([...one.points]).toEqual([...whole.points.subarray(5 * o.modelCount, 6 * o.modelCount)]);
  });

  it('survive the way to a worker thread', () => {
    const sent = bootstrapDraws(structuredClone(o), structuredClone(fit), {
      seed: 3,
      from: 2,
      to: 4,
      suite,
    });
    expect([...sent.ability]).toEqual([
      ...bootstrapDraws(o, fit, { seed: 3, from: 2, to: 4, suite }).ability,
    ]);
  });

  it('change with the seed', () => {
    const other = bootstrapDraws(o, fit, { seed: 4, from: 0, to: 1, suite });
    expect([...other.ability]).not.toEqual([...draws.ability.subarray(0, o.modelCount)]);
  });

  it('have the spread of the Laplace approximation, and their centre at the estimate', () => {
    const spread = deviations(draws);
    const covariance = laplaceCovariance(fit);
    const ratios = [...spread].map((sd, m) => sd / Math.sqrt(covariance[m * o.modelCount + m]!));
    ratios.sort((a, b) => a - b);
    expect(ratios[15]!).toBeGreaterThan(0.6);
    expect(ratios[15]!).toBeLessThan(1.5);
    let shift = 0;
    for (let m = 0; m < o.modelCount; m++) {
      for (let d = 0; d < draws.count; d++) {
        shift +=
          (draws.ability[d * draws.models + m]! - fit.ability[m]!) / draws.count / draws.models;
      }
    }
    expect(Math.abs(shift)).toBeLessThan(0.02);
  });

  it('leave a model known from one document its own error', () => {
    // Model 0 appears in one document only; reweighing documents cannot move it against itself.
    const single = { ...o, document: o.document.map((d, i) => (o.model[i] === 0 ? 0 : d + 1)) };
    const alone = { ...single, documentCount: o.documentCount + 1 };
    const refit = fitLatent(alone);
    const spread = deviations(bootstrapDraws(alone, refit, { seed: 1, from: 0, to: 100, suite }));
    expect(spread[0]!).toBeGreaterThan(0.7 * refit.abilitySd[0]!);
  });

  it('cover the truth', () => {
    let inside = 0;
    const scale = Math.sqrt(sumOfSquares(ability) / sumOfSquares(fit.ability));
    for (let m = 0; m < o.modelCount; m++) {
      const column = Float64Array.from(
        { length: draws.count },
        (_, d) => scale * draws.ability[d * draws.models + m]!,
      ).sort();
      if (ability[m]! >= column[5]! && ability[m]! <= column[194]!) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(26);
  });

  it('refuse a suite or a range that is not there', () => {
    const bad = (change: object, code: string): void => {
      expect(() => bootstrapDraws(o, fit, { seed: 1, from: 0, to: 1, suite, ...change })).toThrow(
        expect.objectContaining({ code }),
      );
    };
    const suiteOf = (benchmarks: number[], weights: number[]) => ({
      suite: { benchmarks: Int32Array.from(benchmarks), weights: Float64Array.from(weights) },
    });
    bad({ from: 3, to: 2 }, 'out-of-range');
    bad({ from: -1 }, 'out-of-range');
    bad(suiteOf([], []), 'empty');
    bad(suiteOf([0], [1, 2]), 'length-mismatch');
    bad(suiteOf([0, 0], [1, 1]), 'out-of-range');
    bad(suiteOf([99], [1]), 'out-of-range');
    bad(suiteOf([0], [0]), 'out-of-range');
  });
});

describe('points', () => {
  const points = suitePoints(o, fit, suite);

  it('lie between 0 and 100 and rank as the abilities do', () => {
    expect(points.every((value) => value > 0 && value < 100)).toBe(true);
    const order = (values: Float64Array): number[] =>
      [...values.keys()].sort((a, b) => values[b]! - values[a]!);
    expect(order(points)).toEqual(order(fit.ability));
  });

  it('do not change when all weights do', () => {
    const twice = suitePoints(o, fit, { ...suite, weights: suite.weights.map((w) => 2 * w) });
    for (let m = 0; m < points.length; m++) expect(twice[m]).toBeCloseTo(points[m]!, 10);
  });

  it('have intervals, those of differences tighter than the two together', () => {
    const [a, b] = [3, 7];
    const of = (m: number) => pointInterval(draws, m, points[m]!);
    const gap = differenceInterval(draws, a, b, points[a]! - points[b]!);
    expect(of(a).lo).toBeLessThan(points[a]!);
    expect(of(a).hi).toBeGreaterThan(points[a]!);
    expect(gap.hi - gap.lo).toBeLessThan(of(a).hi - of(a).lo + of(b).hi - of(b).lo);
    const back = differenceInterval(draws, b, a, points[b]! - points[a]!);
    expect(back.lo).toBeCloseTo(-gap.hi, 10);
  });
});

describe('laplaceCovariance', () => {
  it('is symmetric, positive on its diagonal, and that of abilities with mean 0', () => {
    const covariance = laplaceCovariance(fit);
    const n = o.modelCount;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) {
        sum += covariance[i * n + j]!;
        expect(covariance[i * n + j]).toBe(covariance[j * n + i]);
      }
      expect(Math.abs(sum)).toBeLessThan(1e-12);
      expect(covariance[i * n + i]!).toBeGreaterThan(0);
    }
  });
});

describe('selfReportExcess', () => {
  it('finds a planted bias, by the model and by pairs', () => {
    const excess = selfReportExcess(o, fit, suite, draws.excess);
    // 0.3 logits are 7 points at the steepest; the suite's mean slope makes them less.
    expect(excess.method).toBe('bootstrap');
    expect(excess.lo).toBeLessThan(excess.estimate);
    expect(excess.hi).toBeGreaterThan(excess.estimate);
    expect(excess.estimate).toBeGreaterThan(2.5);
    expect(excess.estimate).toBeLessThan(7);
    expect(excess.paired!.estimate).toBeGreaterThan(2);
    expect(excess.paired!.cells).toBeGreaterThan(20);
    expect(selfReportExcess(o, fit, suite).method).toBe('laplace');
  });

  it('says when nothing is self-reported', () => {
    const honest = { ...o, sourceType: o.sourceType.map(() => 0) };
    const excess = selfReportExcess(honest, fitLatent(honest), suite);
    expect(excess.estimate).toBe(0);
    expect(excess.identifiability).toBe(1);
    expect(excess.paired).toBeNull();
    expect(excess.warnings).toHaveLength(1);
  });
});

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
