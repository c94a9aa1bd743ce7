import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admit } from './admit.ts';
import { fitLatent } from './fit.ts';
import { correlation, reorder, simulate } from './fixtures/simulate.ts';
import { type LatentObservations, sourceTypes } from './observations.ts';

const precise = { tolerance: 1e-10 };

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
}

describe('fitLatent on simulated scores', () => {
  const { observations, ability } = simulate({
    seed: 1,
    models: 60,
    benchmarks: 30,
    selfBias: 0.3,
    offEffect: -0.5,
  });
  const fit = fitLatent(observations, precise);

  it('recovers abilities within their errors', () => {
    expect(correlation(fit.ability, ability)).toBeGreaterThan(0.985);
    // The scale is the data's own: compare after stretching to the truth's spread.
    const stretch = Math.sqrt(square(ability) / square(fit.ability));
    const z = fit.ability.map(
      (value, m) => (stretch * value - ability[m]!) / (stretch * fit.abilitySd[m]!),
    );
    expect(Math.sqrt(square(z) / z.length)).toBeGreaterThan(0.4);
    expect(Math.sqrt(square(z) / z.length)).toBeLessThan(1.4);
  });

  it('recovers the bias of self-reports and the effect of not thinking', () => {
    const self = sourceTypes.indexOf('self');
    expect(Math.abs(fit.sourceMean[self]! - 0.3)).toBeLessThan(3 * fit.sourceMeanSd[self]!);
    expect(fit.sourceMeanSd[self]!).toBeLessThan(0.1);
    expect(fit.modeMean[1]!).toBeGreaterThan(-0.75);
    expect(fit.modeMean[1]!).toBeLessThan(-0.35);
    expect(fit.modeEffects.every(({ model }) => model % 4 === 0)).toBe(true);
  });

  it('is identified: mean ability 0 and mean log-slope 0', () => {
    expect(Math.abs(mean(fit.ability))).toBeLessThan(1e-9);
    expect(Math.abs(mean(fit.logSlope))).toBeLessThan(1e-9);
  });

  it('reports what is left over', () => {
    expect(fit.convergence.converged).toBe(true);
    expect(Math.sqrt(square(fit.residual) / fit.residual.length)).toBeLessThan(1.5);
    const implied = observations.score.map((score, i) => score - fit.fitted[i]!);
    expect(correlation(implied, fit.residual)).toBeGreaterThan(0.8);
  });

  it('leaves out effects that it was told to leave out', () => {
    const plain = fitLatent(observations, { effects: 'none' });
    expect(plain.sources).toEqual([]);
    expect(plain.modeEffects).toEqual([]);
    expect([...plain.sourceMean]).toEqual([0, 0, 0, 0, 0]);
    const self = fitLatent(observations, { effects: 'self' });
    expect(self.sources.map(({ type }) => type)).toEqual(['self']);
  });

  it('shrinks abilities more under a larger penalty', () => {
    const tight = fitLatent(observations, { abilityPenalty: 1e4, rounds: 0 });
    const loose = fitLatent(observations, { abilityPenalty: 0.01, rounds: 0 });
    expect(square(tight.ability)).toBeLessThan(0.9 * square(loose.ability));
  });
});

describe('fitLatent does not depend on', () => {
  const { observations } = simulate({ seed: 4, models: 14, benchmarks: 8, offEffect: -0.4 });
  const fit = fitLatent(observations, precise);

  it('the order of the rows', () => {
    const indices = [...observations.score.keys()];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(indices, { minLength: indices.length, maxLength: indices.length }),
        (order) => {
          const other = fitLatent(reorder(observations, order), precise);
          expect(largestDifference(fit.ability, other.ability)).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('the numbering of models and benchmarks', () => {
    const { modelCount, benchmarkCount } = observations;
    fc.assert(
      fc.property(permutation(modelCount), permutation(benchmarkCount), (models, benchmarks) => {
        const moved = <T extends Int32Array | Float64Array>(values: T): T => {
          const result = values.slice() as T;
          benchmarks.forEach((to, from) => {
            result[to] = values[from]!;
          });
          return result;
        };
        const other = fitLatent(
          {
            ...observations,
            model: observations.model.map((id) => models[id]!),
            benchmark: observations.benchmark.map((id) => benchmarks[id]!),
            items: moved(observations.items),
            category: moved(observations.category),
            family: moved(observations.family),
          },
          precise,
        );
        const back = fit.ability.map((_, m) => other.ability[models[m]!]!);
        expect(largestDifference(fit.ability, back)).toBeLessThan(1e-5);
      }),
      { numRuns: 8 },
    );
  });

  it('ids that no row uses elsewhere: documents and families by another number', () => {
    const other = fitLatent(
      {
        ...observations,
        documentCount: 10 * observations.documentCount,
        document: observations.document.map((id) => 10 * id + 3),
        familyCount: observations.familyCount + 5,
        family: observations.family.map((id) => id + 5),
      },
      precise,
    );
    expect(largestDifference(fit.ability, other.ability)).toBe(0);
  });
});

describe('fitLatent on hard input', () => {
  const { observations } = simulate({ seed: 9, models: 10, benchmarks: 6, density: 1 });
  const refuses = (change: Partial<LatentObservations>, code: string): void => {
    expect(() => fitLatent({ ...observations, ...change })).toThrow(
      expect.objectContaining({ code }),
    );
  };
  const score = (at: number, value: number): Float64Array => {
    const scores = observations.score.slice();
    scores[at] = value;
    return scores;
  };

  it('refuses NaN, infinity and what is out of range', () => {
    refuses({ score: score(3, Number.NaN) }, 'not-finite');
    refuses({ score: score(3, Number.POSITIVE_INFINITY) }, 'not-finite');
    refuses({ score: score(3, 1.01) }, 'out-of-range');
    refuses({ model: observations.model.map((id) => id + 1) }, 'out-of-range');
    refuses({ weight: observations.weight.map(() => 0) }, 'out-of-range');
    refuses({ items: observations.items.map(() => -1) }, 'out-of-range');
    refuses({ chance: observations.chance.map(() => 1) }, 'out-of-range');
    refuses({ score: observations.score.slice(1) }, 'length-mismatch');
    refuses({ group: observations.group.map(() => 0) }, 'group-mismatch');
  });

  it('refuses no rows, one row, equal scores and evidence in two parts', () => {
    const none = new Int32Array(0);
    refuses(
      {
        model: none,
        benchmark: none,
        document: none,
        reporter: none,
        group: none,
        sourceType: new Uint8Array(0),
        mode: new Uint8Array(0),
        score: new Float64Array(0),
        weight: new Float64Array(0),
      },
      'empty',
    );
    refuses(
      {
        model: Int32Array.of(0),
        benchmark: Int32Array.of(0),
        document: Int32Array.of(0),
        reporter: Int32Array.of(0),
        group: Int32Array.of(0),
        sourceType: Uint8Array.of(0),
        mode: Uint8Array.of(0),
        score: Float64Array.of(0.5),
        weight: Float64Array.of(1),
      },
      'empty',
    );
    refuses({ score: observations.score.map(() => 0.5) }, 'no-variance');
    const half = (id: number): number => (id % 2 === 0 ? id : id - 1);
    const split = observations.benchmark.map((b, i) =>
      observations.model[i]! < 5 ? half(b) : half(b) + 1,
    );
    refuses({ benchmark: split, group: observations.group.map(() => -1) }, 'disconnected');
  });

  it('refuses options that mean nothing', () => {
    expect(() => fitLatent(observations, { degreesOfFreedom: 0 })).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
    expect(() => fitLatent(observations, { abilityPenalty: -1 })).toThrow(
      expect.objectContaining({ code: 'out-of-range' }),
    );
  });

  it('takes scores of exactly 0 and 1, all wrong and all right', () => {
    const scores = observations.score.map((value, i) => {
      if (observations.benchmark[i] === 0) return 0;
      if (observations.benchmark[i] === 1) return 1;
      return observations.model[i] === 2 ? 1 : observations.model[i] === 3 ? 0 : value;
    });
    const fit = fitLatent({ ...observations, score: scores });
    for (const values of [fit.ability, fit.abilitySd, fit.difficulty, fit.residual, fit.fitted]) {
      expect(values.every(Number.isFinite)).toBe(true);
    }
    expect(fit.ability.indexOf(Math.max(...fit.ability))).toBe(2);
    expect(fit.ability.indexOf(Math.min(...fit.ability))).toBe(3);
  });

  it('imputes unknown item counts', () => {
    const fit = fitLatent({ ...observations, items: observations.items.map(() => 0) });
    expect(fit.ability.every(Number.isFinite)).toBe(true);
  });

  it('says when it did not converge', () => {
    const fit = fitLatent(observations, { maximumSteps: 1, rounds: 0 });
    expect(fit.convergence.converged).toBe(false);
    expect(fit.warnings.join()).toContain('stopped after');
  });
});

describe('admit', () => {
  const { observations: o } = simulate({ seed: 2, models: 9, benchmarks: 6, density: 1 });

  it('takes out what cannot be compared, and says why', () => {
    // Benchmark 5 is left to two models; models 7 and 8 answer only benchmarks of their own.
    const rows = [...o.score.keys()].filter((i) => {
      const [m, b] = [o.model[i]!, o.benchmark[i]!];
      if (b === 5) return m < 2;
      return m < 7;
    });
    const only = (values: Int32Array): Int32Array => Int32Array.from(rows, (i) => values[i]!);
    const admission = admit({
      ...o,
      model: only(o.model),
      benchmark: only(o.benchmark),
      document: only(o.document),
      reporter: only(o.reporter),
      group: only(o.group),
      sourceType: Uint8Array.from(rows, (i) => o.sourceType[i]!),
      mode: Uint8Array.from(rows, (i) => o.mode[i]!),
      score: Float64Array.from(rows, (i) => o.score[i]!),
      weight: Float64Array.from(rows, () => 1),
    });
    expect([...admission.models]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([...admission.benchmarks]).toEqual([0, 1, 2, 3, 4]);
    expect(admission.excludedBenchmarks).toEqual([{ id: 5, reason: 'few-models' }]);
    expect(admission.excludedModels).toEqual([
      { id: 7, reason: 'no-benchmark-left' },
      { id: 8, reason: 'no-benchmark-left' },
    ]);
  });

  it('keeps the larger of two parts', () => {
    const split = o.benchmark.map((b, i) => (o.model[i]! < 3 ? b % 3 : 3 + (b % 3)));
    const admission = admit({ ...o, benchmark: split, group: o.group.map(() => -1) });
    expect([...admission.models]).toEqual([3, 4, 5, 6, 7, 8]);
    expect(admission.excludedModels.every(({ reason }) => reason === 'disconnected')).toBe(true);
  });
});

function permutation(count: number): fc.Arbitrary<number[]> {
  return fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count });
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function square(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
