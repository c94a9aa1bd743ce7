import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StatisticsError } from '../errors.ts';
import { bootstrapDraws, type LatentDraws } from './bootstrap.ts';
import { categoryAbilities, residualProfile } from './categories.ts';
import { defaultEvidenceRule, modelEvidence } from './evidence.ts';
import { fitLatent } from './fit.ts';
import { simulate } from './fixtures/simulate.ts';
import { laplaceCovariance } from './laplace.ts';
import type { LatentObservations } from './observations.ts';
import { differenceInterval, pointInterval, suitePoints } from './points.ts';
import { createPredictor } from './predict.ts';
import type { LatentFit } from './result.ts';
import { selfReportExcess } from './self-report.ts';
import { surprises } from './surprises.ts';
import { validate } from './validate.ts';

const precise = { tolerance: 1e-10 };
const { observations: o } = simulate({
  seed: 21,
  models: 14,
  benchmarks: 8,
  density: 0.8,
  selfBias: 0.2,
  offEffect: -0.4,
});
const suite = { benchmarks: Int32Array.of(0, 1, 2), weights: Float64Array.of(1, 1, 1) };

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
}

/** Every number in a result, however deep. */
function numbers(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (ArrayBuffer.isView(value)) return [...(value as Float64Array)];
  if (Array.isArray(value)) return value.flatMap(numbers);
  if (value !== null && typeof value === 'object') return Object.values(value).flatMap(numbers);
  return [];
}

function expectNumbers(...results: unknown[]): void {
  for (const result of results) {
    expect(numbers(result).filter((value) => !Number.isFinite(value))).toEqual([]);
  }
}

/** The fit and everything that is derived from it holds numbers only. */
function expectSound(observations: LatentObservations): LatentFit {
  const fit = fitLatent(observations);
  const draws = bootstrapDraws(observations, fit, { seed: 1, from: 0, to: 4, suite });
  expectNumbers(
    fit,
    draws,
    laplaceCovariance(fit),
    suitePoints(observations, fit, suite),
    selfReportExcess(observations, fit, suite, draws.excess),
    modelEvidence(observations, fit).map(({ unranked: _, ...counts }) => counts),
    createPredictor(observations, fit)({ model: 0, benchmark: 0 }),
    categoryAbilities(observations, fit, 0),
    residualProfile(observations, fit, 0),
  );
  return fit;
}

describe('fitLatent', () => {
  it('turned upside down (share of wrong answers) turns every ability and effect round', () => {
    const fit = fitLatent(o, precise);
    const turned = fitLatent({ ...o, score: o.score.map((score) => 1 - score) }, precise);
    const minus = (values: Float64Array): Float64Array => values.map((value) => -value);
    expect(largestDifference(turned.ability, minus(fit.ability))).toBeLessThan(1e-6);
    expect(largestDifference(turned.difficulty, minus(fit.difficulty))).toBeLessThan(1e-6);
    expect(largestDifference(turned.sourceMean, minus(fit.sourceMean))).toBeLessThan(1e-6);
    expect(largestDifference(turned.abilitySd, fit.abilitySd)).toBeLessThan(1e-6);
  });

  it('with the scores of two models exchanged exchanges the models', () => {
    const fit = fitLatent(o, precise);
    fc.assert(
      fc.property(fc.nat(13), fc.nat(13), (a, b) => {
        const swapped = { ...o, model: o.model.map((m) => (m === a ? b : m === b ? a : m)) };
        const other = fitLatent(swapped, precise);
        expect(Math.abs(other.ability[a]! - fit.ability[b]!)).toBeLessThan(1e-5);
        expect(Math.abs(other.ability[b]! - fit.ability[a]!)).toBeLessThan(1e-5);
      }),
      { numRuns: 8 },
    );
  });

  it('raises no other model when one model scores better everywhere', () => {
    const fit = fitLatent(o, precise);
    const better = fitLatent(
      { ...o, score: o.score.map((y, i) => (o.model[i] === 5 ? y + 0.3 * (1 - y) : y)) },
      precise,
    );
    expect(better.ability[5]!).toBeGreaterThan(fit.ability[5]!);
  });

  it('is surer of every model when each row weighs twice as much', () => {
    const heavy = fitLatent({ ...o, weight: o.weight.map(() => 2) }, { rounds: 0 });
    const light = fitLatent(o, { rounds: 0 });
    const ratios = heavy.abilitySd.map((sd, m) => sd / light.abilitySd[m]!).sort();
    // sqrt(1 / 2) in the limit; the prior and what rows share of a profile weigh as before.
    expect(ratios[0]!).toBeGreaterThan(Math.SQRT1_2);
    expect(ratios[7]!).toBeLessThan(0.95);
    expect(ratios.at(-1)!).toBeLessThan(1);
  });

  it('holds numbers only, whatever the scores, or refuses with a typed error', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.5));
    fc.assert(
      fc.property(fc.array(value, { minLength: 40, maxLength: 40 }), (values) => {
        const score = o.score.map((_, i) => values[(7 * i + o.benchmark[i]!) % 40]!);
        try {
          expectSound({ ...o, score });
        } catch (error) {
          if (!(error instanceof StatisticsError)) throw error;
          expect(error.code).toBe('no-variance');
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('hard evidence gives numbers only', () => {
  it.each<[string, Partial<LatentObservations>]>([
    ['benchmarks of one item', { items: o.items.map(() => 1) }],
    ['everything in one document', { document: o.document.map(() => 0), documentCount: 1 }],
    [
      'one reporter, one category, one family, no group',
      {
        reporter: o.reporter.map(() => 0),
        reporterCount: 1,
        category: o.category.map(() => 0),
        categoryCount: 1,
        family: o.family.map(() => 0),
        familyCount: 1,
        group: o.group.map(() => -1),
        groupCount: 0,
      },
    ],
    ['one harness group a benchmark', { group: o.benchmark.slice(), groupCount: 8 }],
    [
      'a benchmark that tells no model from another',
      {
        score: o.score.map((score, i) => (o.benchmark[i] === 2 ? 0.4 : score)),
      },
    ],
    ['all right but for one score', { score: o.score.map((_, i) => (i === 9 ? 0.5 : 1)) }],
    ['all wrong but for one score', { score: o.score.map((_, i) => (i === 9 ? 0.5 : 0)) }],
    ['a model without a row', { model: o.model.map((m) => (m === 1 ? 0 : m)) }],
    ['scores below chance', { chance: o.chance.map(() => 0.9) }],
    ['weights far apart', { weight: o.weight.map((_, i) => (i % 2 ? 1e-6 : 1e3)) }],
    ['everything self-reported', { sourceType: o.sourceType.map(() => 1) }],
    ['only lower modes', { mode: o.mode.map(() => 1) }],
  ])('%s', (_, change) => {
    expectSound({ ...o, ...change });
  });

  it('and one document leaves every model an error', () => {
    const single = { ...o, document: o.document.map(() => 0), documentCount: 1 };
    const fit = fitLatent(single);
    const { points, models } = bootstrapDraws(single, fit, { seed: 2, from: 0, to: 40, suite });
    for (let m = 0; m < models; m++) {
      const column = Array.from({ length: 40 }, (_, d) => points[d * models + m]!);
      expect(Math.max(...column) - Math.min(...column)).toBeGreaterThan(1);
    }
  });
});

describe('what means nothing is refused with a typed error', () => {
  const fit = fitLatent(o);
  const points = suitePoints(o, fit, suite);
  const draws: LatentDraws = bootstrapDraws(o, fit, { seed: 1, from: 0, to: 6, suite });
  it.each<[string, string, () => unknown]>([
    ['infinite degrees', 'out-of-range', () => fitLatent(o, { degreesOfFreedom: Infinity })],
    ['no degrees', 'out-of-range', () => fitLatent(o, { degreesOfFreedom: Number.NaN })],
    ['half a round', 'out-of-range', () => fitLatent(o, { rounds: 0.5 })],
    ['no tolerance', 'out-of-range', () => fitLatent(o, { tolerance: Number.NaN })],
    ['no step', 'out-of-range', () => fitLatent(o, { maximumSteps: 0 })],
    ['an endless penalty', 'out-of-range', () => fitLatent(o, { abilityPenalty: Infinity })],
    [
      'abilities of others',
      'length-mismatch',
      () => suitePoints(o, fit, suite, new Float64Array(3)),
    ],
    ['no such model', 'out-of-range', () => pointInterval(draws, 14, points[0]!)],
    ['half a model', 'out-of-range', () => pointInterval(draws, 0.5, points[0]!)],
    ['no level', 'out-of-range', () => pointInterval(draws, 0, points[0]!, 1)],
    ['no other model', 'out-of-range', () => differenceInterval(draws, 0, -1, 0)],
    [
      'no draws',
      'empty',
      () => pointInterval({ count: 0, models: 14, points: new Float64Array(0) }, 0, 1),
    ],
    [
      'a draw without a number',
      'not-finite',
      () => pointInterval({ count: 1, models: 1, points: Float64Array.of(Number.NaN) }, 0, 1),
    ],
    ['a threshold of nothing', 'out-of-range', () => surprises(o, fit, Number.NaN)],
    [
      'a rule of nothing',
      'out-of-range',
      () => modelEvidence(o, fit, { ...defaultEvidenceRule, relativeSd: Number.NaN }),
    ],
    ['a seed of nothing', 'out-of-range', () => validate(o, { seed: Number.NaN })],
    [
      'an excess without a level',
      'out-of-range',
      () => selfReportExcess(o, fit, suite, undefined, 0),
    ],
    [
      'draws of nothing',
      'out-of-range',
      () => bootstrapDraws(o, fit, { seed: Number.NaN, from: 0, to: 1, suite }),
    ],
    [
      'draws of another fit',
      'length-mismatch',
      () => {
        const other = simulate({ seed: 2, models: 15, benchmarks: 8 }).observations;
        return bootstrapDraws(other, fit, { seed: 1, from: 0, to: 1, suite });
      },
    ],
    [
      'too little to hold out',
      'empty',
      () =>
        validate(simulate({ seed: 1, models: 3, benchmarks: 1, density: 1 }).observations, {
          seed: 1,
          fraction: 0.99,
        }),
    ],
  ])('%s', (_, code, work) => {
    expect(work).toThrow(expect.objectContaining({ name: 'StatisticsError', code }));
  });
});
